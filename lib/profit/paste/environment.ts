/**
 * Environment code, number with type, and addresses, one from the other (protocol 1.1), and what the older addresses
 * of protocol 1.2 were. Pure; runs in the browser too.
 */

/** The kinds AFAS Online hosts, each with hosts of its own. */
export const HOSTED_TYPES = ["production", "test", "accept", "course"] as const;
export type HostedType = (typeof HOSTED_TYPES)[number];
/** `sandbox` = a loopback address; `other` = a local installation. */
type PastedType = HostedType | "sandbox" | "other";

export type PastedEnvironment = {
  /** Five digits. */
  number: string | null;
  type: PastedType | null;
  /** Such as `T12345AA`, in capitals. */
  code: string | null;
  /** Without a slash at the end. */
  restBaseUrl: string | null;
  soapBaseUrl: string | null;
};

/** Why an address is not simply taken as it stands. */
export type AddressRemark = "olderHost" | "ntlmHost" | "insite" | "httpUpgraded" | "plainHttp" | "credentialsInAddress";

const HOST_SUFFIX: Readonly<Record<HostedType, string>> = {
  production: "",
  test: "test",
  accept: "accept",
  course: "cursus",
};
const PLATFORM: Readonly<Record<string, HostedType>> = { O: "production", T: "test", A: "accept" };
const REST_PATH = "ProfitRestServices";
const SOAP_PATH = "ProfitServices";
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Participant numbers run from 10000 to 99999. */
export function isEnvironmentNumber(text: string): boolean {
  return /^[1-9]\d{4}$/.test(text);
}

/** The REST and SOAP base of an environment on AFAS Online. */
export function basesOf(number: string, type: HostedType): { restBaseUrl: string; soapBaseUrl: string } {
  const suffix = HOST_SUFFIX[type];
  return {
    restBaseUrl: `https://${number}.rest${suffix}.afas.online/${REST_PATH}`,
    soapBaseUrl: `https://${number}.soap${suffix}.afas.online/${SOAP_PATH}`,
  };
}

/** `T12345AA` → test 12345. The first letter is the platform; an unknown letter leaves the type open. */
export function environmentOfCode(code: string): PastedEnvironment | null {
  const match = /^([a-z])([1-9]\d{4})[a-z]{2}$/i.exec(code.trim());
  if (!match?.[1] || !match[2]) return null;
  const number = match[2];
  const type = PLATFORM[match[1].toUpperCase()] ?? null;
  const bases = type === null ? { restBaseUrl: null, soapBaseUrl: null } : basesOf(number, type);
  return { number, type, code: code.trim().toUpperCase(), ...bases };
}

/** null when the address has nothing to do with a Profit. */
export function environmentOfAddress(
  address: string,
): { environment: PastedEnvironment; remarks: AddressRemark[] } | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const remarks: AddressRemark[] = url.username || url.password ? ["credentialsInAddress"] : [];
  const found = hosted(url, remarks) ?? outdated(url, remarks) ?? ownServer(url, remarks);
  return found ? { environment: found, remarks } : null;
}

function hosted(url: URL, remarks: AddressRemark[]): PastedEnvironment | null {
  const match = /^([1-9]\d{4})\.(?:rest|soap)(test|accept|cursus)?\.afas\.online$/.exec(url.hostname);
  if (!match?.[1]) return null;
  if (url.protocol === "http:") remarks.push("httpUpgraded");
  const type = HOSTED_TYPES.find((hostedType) => HOST_SUFFIX[hostedType] === (match[2] ?? "")) ?? "production";
  return { number: match[1], type, code: null, ...basesOf(match[1], type) };
}

/** Addresses that clients of years ago still carry. The number in them is worth keeping, the address is not. */
function outdated(url: URL, remarks: AddressRemark[]): PastedEnvironment | null {
  const nothing = { number: null, type: null, code: null, restBaseUrl: null, soapBaseUrl: null };
  if (url.hostname === "profitweb.afasonline.nl") {
    remarks.push("ntlmHost");
    return nothing;
  }
  const match = /^([1-9]\d{4})\.(afasonlineconnector|afasinsite)\.nl$/.exec(url.hostname);
  if (!match?.[1]) return null;
  remarks.push(match[2] === "afasinsite" ? "insite" : "olderHost");
  return { ...nothing, number: match[1] };
}

/** A local installation or our own sandbox: known by its path, a loopback address also without one. */
function ownServer(url: URL, remarks: AddressRemark[]): PastedEnvironment | null {
  if (url.hostname.endsWith(".afas.online")) return null;
  const segments = url.pathname.split("/");
  const at = segments.findIndex((segment) => /^profit(?:rest)?services$/i.test(segment));
  const isLoopback = LOOPBACK.test(url.hostname);
  if (at < 0 && !(isLoopback && url.pathname === "/")) return null;
  if (url.protocol === "http:" && !isLoopback) remarks.push("plainHttp");
  const root = `${url.origin}${at < 0 ? "" : segments.slice(0, at).join("/")}`;
  return {
    number: null,
    type: isLoopback ? "sandbox" : "other",
    code: null,
    restBaseUrl: `${root}/${REST_PATH}`,
    soapBaseUrl: `${root}/${SOAP_PATH}`,
  };
}

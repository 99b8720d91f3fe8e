import { lookup as systemLookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, fetch as undiciFetch } from "undici";
import type { Fetch } from "./endpoint";
import { ProfitError } from "./errors";
import { judgeHost, type HostPolicy } from "./host-policy";

export type GuardedFetch = Fetch & { close(): Promise<void> };

/** Resolves a name; tests pass their own. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

/**
 * The only way out. A host that is not on the list is refused before anything is sent; an address is checked at the
 * moment of connecting, so that a name cannot be checked as one address and used as another. Redirects are handed
 * back, never followed. Connections are kept alive: `Connection: close` can cause resets at AFAS (protocol 3.0).
 */
export function createGuardedFetch(policy: HostPolicy, resolve: Resolve = systemResolve): GuardedFetch {
  const agentOf = (mayBePrivate: boolean) =>
    new Agent({
      connect: { lookup: guardedLookup(resolve, mayBePrivate), timeout: 15_000 },
      keepAliveTimeout: 30_000,
      // lib/profit times the first byte and each silence itself; Profit may think for 900 s.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize: -1,
    });
  const agents = { public: agentOf(false), explicit: agentOf(true) };

  const guarded: Fetch = async (input, init) => {
    const verdict = judgeHost(policy, input);
    if (verdict === "refused") throw notAllowed(`${input.host} is not on the list of hosts`);
    const literal = addressIn(input.hostname);
    // A literal address is never looked up, so it is checked here.
    if (literal && !isAddressAllowed(literal, verdict === "explicit"))
      throw notAllowed(`${input.host} is a private address`);
    const { method = "GET", headers, body, signal } = init;
    if (body != null && typeof body !== "string") throw new TypeError("Only text is sent to Profit");
    const answer = await undiciFetch(input, {
      method,
      redirect: "manual",
      dispatcher: agents[verdict],
      headers: {
        ...Object.fromEntries(new Headers(headers)),
        // On this machine (the sandbox) packing costs more time than it saves; Profit itself packs (protocol 3.0).
        ...(literal && ipaddr.process(literal).range() === "loopback" && { "accept-encoding": "identity" }),
      },
      ...(body != null && { body }),
      ...(signal && { signal }),
    });
    const hasBody = answer.status >= 200 && ![204, 205, 304].includes(answer.status);
    return new Response(hasBody ? platformStream(answer.body) : null, {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
    });
  };
  return Object.assign(guarded, {
    close: async () => void (await Promise.all([agents.public.destroy(), agents.explicit.destroy()])),
  });
}

/** The body as the platform's own kind of stream, which it is; only undici's types do not say so. */
function platformStream(body: unknown): ReadableStream<Uint8Array<ArrayBuffer>> | null {
  if (body === null || body instanceof ReadableStream) return body;
  throw new TypeError("The answer's body is no stream of this platform");
}

function guardedLookup(resolve: Resolve, mayBePrivate: boolean): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        // One bad address among good ones is a name that is not to be trusted.
        const isBad = addresses.some(({ address }) => !isAddressAllowed(address, mayBePrivate));
        const [first] = addresses;
        if (isBad || !first) return callback(notAllowed(`${host} resolves to a private address`), "", 0);
        if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, "", 0),
    );
  };
}

/**
 * Private, loopback and every other range that is not the public internet is refused, also when wrapped in IPv6.
 * An explicitly allowed host may be private; the link-local range (cloud metadata) is never allowed.
 */
export function isAddressAllowed(address: string, mayBePrivate: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  if (range === "unicast") return true;
  return mayBePrivate && ["loopback", "private", "uniqueLocal", "carrierGradeNat"].includes(range);
}

function addressIn(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(bare) ? bare : undefined;
}

function notAllowed(message: string): ProfitError {
  return new ProfitError("HOST_NOT_ALLOWED", message);
}

function systemResolve(host: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });
}

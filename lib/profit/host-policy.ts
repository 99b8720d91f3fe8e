/**
 * Which hosts may be called (design 5.6). Plain values, so that a worker thread can be given them.
 * An entry `host:port` is a host somebody named on purpose (the sandbox, a local installation): it may use http and a
 * private address. An entry `host` means https on the usual port at a public address, as for AFAS itself.
 */
export type HostPolicy = { hosts: readonly string[] };

/** `public`: https at a public address only; `explicit`: may be http and private; `refused`: not at all. */
export type HostVerdict = "public" | "explicit" | "refused";

const AFAS_ONLINE = /^([a-z0-9-]+\.)+afas\.online$/;

export function judgeHost({ hosts }: HostPolicy, url: URL): HostVerdict {
  if (url.username || url.password) return "refused";
  if (url.protocol !== "https:" && url.protocol !== "http:") return "refused";
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  if (hosts.some((host) => host.toLowerCase() === `${url.hostname}:${port}`)) return "explicit";
  if (url.protocol !== "https:" || port !== "443") return "refused";
  const name = url.hostname.replace(/\.$/, "");
  return AFAS_ONLINE.test(name) || hosts.some((host) => host.toLowerCase() === name) ? "public" : "refused";
}

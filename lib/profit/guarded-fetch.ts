import { lookup as systemLookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, type Dispatcher, request } from "undici";
import type { Fetch } from "./endpoint";
import { ProfitError } from "./errors";
import { judgeHost, type HostPolicy } from "./host-policy";
import { responseOver } from "./answer/node-body";
import { ACCEPTED_ENCODINGS, unpacked } from "./answer/unpacked";
import { type ConnectionWatch, timedConnector, watched } from "./wire-log/connection-watch";

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
      connect: timedConnector({ lookup: guardedLookup(resolve, mayBePrivate), timeout: 15_000 }),
      keepAliveTimeout: 30_000,
      // lib/profit times the first byte and each silence itself; Profit may think for 900 s.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize: -1,
    });
  const agents = { public: agentOf(false), explicit: agentOf(true) };

  const guarded: Fetch = async (input, init, watch) => {
    const verdict = judgeHost(policy, input);
    if (verdict === "refused") throw notAllowed(`${input.host} is not on the list of hosts`);
    const literal = addressIn(input.hostname);
    // A literal address is never looked up, so it is checked here.
    if (literal && !isAddressAllowed(literal, verdict === "explicit"))
      throw notAllowed(`${input.host} is a private address`);
    const { method = "GET", headers, body, signal } = init;
    if (body != null && typeof body !== "string") throw new TypeError("Only text is sent to Profit");
    const question = {
      method: method as Dispatcher.HttpMethod,
      dispatcher: agents[verdict],
      headers: {
        // On this machine (the sandbox) packing costs more time than it saves; Profit itself packs (protocol 3.0).
        "accept-encoding":
          literal && ipaddr.process(literal).range() === "loopback" ? "identity" : ACCEPTED_ENCODINGS.join(", "),
        "user-agent": "Schakel",
        ...Object.fromEntries(new Headers(headers)),
      },
      ...(body != null && { body }),
      ...(signal && { signal }),
    };
    const answer = await (init.isOnce
      ? requestOnce(agentOf(verdict === "explicit"), input, question, watch)
      : watched(watch, () => request(input, question)));
    const told = { status: answer.statusCode, headers: headersOf(answer.headers) };
    const hasBody = method !== "HEAD" && answer.statusCode >= 200 && ![204, 205, 304].includes(answer.statusCode);
    if (hasBody) return responseOver(unpacked(answer.body, answer.headers["content-encoding"]), told);
    answer.body.on("error", () => undefined).resume();
    return new Response(null, told);
  };
  return Object.assign(guarded, {
    close: async () => void (await Promise.all([agents.public.destroy(), agents.explicit.destroy()])),
  });
}

type Question = NonNullable<Parameters<typeof request<null>>[1]>;

/**
 * One request on a connection of its own, which ends with its answer. undici repeats nothing that is under way on such a
 * connection, and one that was kept alive and has died meanwhile cannot be met.
 */
async function requestOnce(
  agent: Agent,
  input: URL,
  question: Question,
  watch: ConnectionWatch | undefined,
): Promise<Dispatcher.ResponseData<null>> {
  let hasConnected = false;
  agent.once("connect", () => (hasConnected = true));
  agent.once("connectionError", () => {
    if (!hasConnected) watch?.onNotSent?.();
  });
  try {
    const answer = await watched(watch, () => request<null>(input, { ...question, dispatcher: agent }));
    answer.body.once("close", () => void agent.destroy());
    return answer;
  } catch (error) {
    void agent.destroy();
    throw error;
  }
}

function headersOf(headers: Record<string, string | string[] | undefined>): [name: string, value: string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
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

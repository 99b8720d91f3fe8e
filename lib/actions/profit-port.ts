import "server-only";
import { settings } from "@/lib/config/settings";
import type { Fetch, ProfitEndpoint } from "@/lib/profit/endpoint";
import { ProfitError } from "@/lib/profit/errors";
import { createGuardedFetch } from "@/lib/profit/guarded-fetch";
import { type HostPolicy, judgeHost } from "@/lib/profit/host-policy";
import { authorizationOf } from "@/lib/profit/token";
import type { ProfitPort } from "@/lib/services/context";
import { ServiceError } from "@/lib/services/errors";
import { openConnection } from "@/lib/store/connections/open-connection";
import { CallPlaces } from "@/lib/store/call-places/call-places";
import { SharedSlots } from "./shared-slots";
import { Slots } from "./slots";

/** At once per connection, over all people and all consoles (design 5.1; protocol 3.0 says 5 here and 8 there). */
const CALLS_AT_ONCE = 5;

/** Silence before the first byte. Profit itself gives up after 900 s, but nobody waits that long for a page. */
const TIMEOUT_MS = 180_000;

/** Of a write nothing is known until its answer is there: Profit's own 900 s, and time to send 75 MB. */
const WRITE_TIMEOUT_MS = 960_000;

type WayOut = { policy: HostPolicy; fetch: Fetch; slots: Pick<Slots, "take"> };

// Next evaluates modules more than once; the limit of five and the kept-alive connections are the process's.
const place = globalThis as typeof globalThis & { schakelWayOut?: WayOut };

function wayOut(): WayOut {
  if (place.schakelWayOut) return place.schakelWayOut;
  const { profitHosts, sandboxControl, databaseUrl } = settings();
  const policy = { hosts: [...profitHosts, ...(sandboxControl ? [withPort(sandboxControl)] : [])] };
  // A database of our own is this console's alone; on one that is given, others may work as well.
  const slots = databaseUrl
    ? new SharedSlots(CALLS_AT_ONCE, new CallPlaces(databaseUrl, CALLS_AT_ONCE))
    : new Slots(CALLS_AT_ONCE);
  place.schakelWayOut = { policy, fetch: createGuardedFetch(policy), slots };
  return place.schakelWayOut;
}

/** The port is what makes an entry an explicit one, which may be on this machine. */
function withPort(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === "https:" ? "443" : "80")}`;
}

type Address = { restBaseUrl: string; soapBaseUrl?: string | null };

function baseOf(address: string): URL | null {
  return URL.parse(address.endsWith("/") ? address : `${address}/`);
}

function endpointWith({ restBaseUrl, soapBaseUrl }: Address, token: string, language: "nl" | "en"): ProfitEndpoint {
  const { policy, fetch } = wayOut();
  const base = baseOf(restBaseUrl);
  const soapBase = soapBaseUrl ? baseOf(soapBaseUrl) : null;
  if (!base || judgeHost(policy, base) === "refused") {
    throw new ProfitError("HOST_NOT_ALLOWED", `${base?.host ?? "This"} is not a host that connections may name`);
  }
  return {
    restBaseUrl: base,
    ...(soapBase && judgeHost(policy, soapBase) !== "refused" && { soapBaseUrl: soapBase }),
    authorization: authorizationOf(token),
    language: language === "nl" ? "nl-nl" : "en-us",
    fetch,
    timeoutMs: TIMEOUT_MS,
    writeTimeoutMs: WRITE_TIMEOUT_MS,
    hostPolicy: policy,
  };
}

/** The services' way to Profit. Everything is made on first use, so that a build can load this file without settings. */
export const profitPort: ProfitPort = {
  async endpointOf(connectionId, language) {
    const connection = await openConnection(connectionId);
    if (!connection) throw new ServiceError("NOT_FOUND", "Connection not found");
    return endpointWith(connection, connection.secret, language);
  },
  endpointFor: ({ token, restBaseUrl }, language) => endpointWith({ restBaseUrl }, token, language),
  isHostAllowed(restBaseUrl) {
    const base = URL.parse(restBaseUrl);
    return base !== null && judgeHost(wayOut().policy, base) !== "refused";
  },
  takeSlot: (connectionId, signal) => wayOut().slots.take(connectionId, signal),
};

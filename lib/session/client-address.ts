import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** Our own header: the address at the other end of the socket. Overwritten on every request, so a sent one is lost. */
const PEER_HEADER = "x-schakel-peer";

/**
 * Writes the socket's address into each request's headers. Next hands route handlers no socket, and the
 * `x-forwarded-for` it fills in keeps whatever the client had put there itself. Called once by instrumentation.ts.
 */
export function rememberPeerAddresses(): void {
  const globals = globalThis as { schakelPeersRemembered?: boolean };
  if (globals.schakelPeersRemembered) return;
  globals.schakelPeersRemembered = true;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
  });
}

/**
 * Who is calling, for limits and for the list of sessions; "" when it is not known. `x-forwarded-for` counts only behind
 * a proxy of our own: BASE_URL is set and the socket's other end is a loopback or private address. Of its entries the
 * last one counts, the only one which that proxy wrote itself.
 */
export function clientAddress(headers: Headers, hasProxy: boolean): string {
  const peer = plainAddress(headers.get(PEER_HEADER));
  if (!hasProxy || !isPrivate(peer)) return peer;
  return plainAddress(headers.get("x-forwarded-for")?.split(",").at(-1)) || peer;
}

function plainAddress(value: string | null | undefined): string {
  const address = (value ?? "").trim().replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(address) ? address : "";
}

const PRIVATE_RANGES = new BlockList();
for (const [net, prefix] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  PRIVATE_RANGES.addSubnet(net, prefix, "ipv4");
}
for (const [net, prefix] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
] as const) {
  PRIVATE_RANGES.addSubnet(net, prefix, "ipv6");
}

function isPrivate(address: string): boolean {
  return address !== "" && PRIVATE_RANGES.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

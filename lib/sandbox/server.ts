import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { z } from "zod";
import { createEnvironment } from "./environment";
import { createFaults } from "./faults";
import { type GivenUpdates, readGiven } from "./given";
import { createParallelCalls } from "./limits";
import { createRequestLog } from "./request-log";
import { type SandboxState, serve } from "./serve";
import { SandboxSettings } from "./settings";

/**
 * The sandbox: a Profit of our own, in memory, as an HTTP server of its own. Clients of Profit are tried against it, so
 * it follows the protocol file alone and must never import the client's logic (lib/profit beyond wire): a simulator
 * that shares code with what it tests proves nothing. Nothing in it may reach out over the network.
 */

export type SandboxOptions = z.input<typeof SandboxSettings> & {
  /** What time it is, for the request log. */
  clock?: () => Date;
  /** UpdateConnectors beside those of the world. */
  updates?: GivenUpdates;
};

/** Addresses without a closing slash. */
export type Sandbox = { rest: string; soap: string; control: string; close: () => Promise<void> };

/** Starts listening. Rejects with a sentence when it cannot, such as when the port is in use. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { clock = () => new Date(), updates, ...written } = options;
  const settings = SandboxSettings.parse(written);
  const given = { ...readGiven(settings), ...(updates && { updates }) };
  const state: SandboxState = {
    environment: createEnvironment(settings, clock, given),
    faults: createFaults(),
    requests: createRequestLog(),
    parallel: createParallelCalls(settings.parallelCalls),
    clock,
    reset: () => {
      state.environment = createEnvironment(settings, clock, given);
      state.faults.clear();
      state.requests.clear();
    },
  };
  // Room for a request line far over Profit's own limit, which is to be answered with Profit's own 404.
  const server = createServer(
    { maxHeaderSize: 256 * 1_024 },
    (request, response) => void serve(state, request, response),
  );
  // As patient as a web server of Windows: a client that comes back after a pause must not find its connection closing.
  server.keepAliveTimeout = 120_000;
  server.on("clientError", (_error, socket) => refuseMalformed(socket));
  await listening(server, settings.port, settings.host);
  const { port } = server.address() as AddressInfo;
  const base = `http://${namedHost(settings.host)}:${port}`;
  return {
    rest: `${base}/ProfitRestServices`,
    soap: `${base}/ProfitServices`,
    control: `${base}/_sandbox`,
    close: () => closed(server),
  };
}

/** What is not HTTP at all gets a bare 400, and the connection ends. */
function refuseMalformed(socket: Duplex): void {
  if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  else socket.destroy();
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Error(sentence(error, port, host), { cause: error })),
    );
    server.listen(port, host, resolve);
  });
}

function sentence(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use. Stop what uses it, or choose another with --port.`;
    case "EACCES":
      return `Port ${port} needs more rights than this process has. Choose one above 1023 with --port.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}. Choose another with --host.`;
    default:
      return `The sandbox cannot listen on ${host}:${port} (${error.code ?? error.message}).`;
  }
}

/** A name to call the server by: one that listens everywhere is called by its loopback address. */
function namedHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

/** Ends open connections too: a stop must not wait for a slow reader. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

import { type IncomingHttpHeaders, request } from "node:http";
import type { Sandbox } from "./server";

/** For the sandbox's own tests: calls it over real HTTP, without a client that adds or hides anything. */

export type Reply = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string; json: unknown };

export type CallOptions = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

export function callUrl(url: string, { method = "GET", headers = {}, body }: CallOptions = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    // Split by hand: a URL object would tidy up what a test sends untidy on purpose.
    const [, hostname = "", port = "", path = ""] = /^http:\/\/([^:/]+):(\d+)(.*)$/s.exec(url) ?? [];
    const outgoing = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () => {
        const bytes = Buffer.concat(pieces);
        const text = bytes.toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text, json: parsed(text) });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type Described = {
  name: string;
  token: string;
  authorization: string;
  getConnectors: string[];
  updateConnectors: string[];
};

export type Row = Record<string, string | number | boolean | null>;

/** A caller as one of the app connectors. */
export async function callerOf(sandbox: Sandbox, appConnector = "full") {
  const { json } = await callUrl(sandbox.control);
  const described = (json as { appConnectors: Described[] }).appConnectors.find(({ name }) => name === appConnector);
  if (!described) throw new Error(`No app connector ${appConnector}`);
  const { authorization } = described;
  const get = (path: string, headers: Record<string, string> = {}) =>
    callUrl(`${sandbox.rest}/${path}`, { headers: { authorization, ...headers } });
  const rows = async (connector: string, query: Record<string, string> = {}): Promise<Row[]> => {
    const reply = await get(`connectors/${connector}?${new URLSearchParams(query).toString()}`);
    if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
    return (reply.json as { rows: Row[] }).rows;
  };
  /** A body that is no text is sent as JSON. */
  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const sent = { authorization, ...headers };
    return callUrl(`${sandbox.rest}/${path}`, { method, headers: sent, ...(text === undefined ? {} : { body: text }) });
  };
  return { ...described, get, rows, send };
}
export type Caller = Awaited<ReturnType<typeof callerOf>>;

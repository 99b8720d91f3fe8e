import { createHash } from "node:crypto";
import type { UpdateTransport } from "../port";

/** What exactly is sent and where to. The same again has the same digest; another environment has another. */
export function requestDigest(request: {
  method: string;
  url: string;
  transport: UpdateTransport;
  body: string | null;
}): string {
  const { method, url, transport, body } = request;
  const target = JSON.stringify([method, url, transport, body !== null]);
  return createHash("sha256")
    .update(`${target}\n`)
    .update(body ?? "", "utf8")
    .digest("hex");
}

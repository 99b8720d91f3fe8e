import { get, type IncomingMessage } from "node:http";
import type { JWK } from "jose";
import { z } from "zod";

/** Where a client publishes its keys (protocol 2.5), and what was last read there. */
export type JwksUri = { url: URL; cached: { keys: readonly JWK[]; until: number } | null };

const LARGEST = 64 * 1_024;
const CACHED_MS = 3_600_000;
const PATIENCE_MS = 5_000;
const Jwks = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

/**
 * Profit asks for https; the sandbox may not reach out over the network, so for it the address must be on this machine.
 * Throws a sentence for another one.
 */
export function jwksUriOf(text: string): JwksUri {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = url?.hostname === "localhost" || url?.hostname === "127.0.0.1" || url?.hostname === "[::1]";
  if (url?.protocol !== "http:" || !isHere) throw new Error("The sandbox reads keys from http on this machine only.");
  return { url, cached: null };
}

/** The keys as they were read within the last hour. Throws when they cannot be had. */
export async function keysOf(jwksUri: JwksUri, now: Date): Promise<readonly JWK[]> {
  if (jwksUri.cached && jwksUri.cached.until > now.getTime()) return jwksUri.cached.keys;
  const { keys } = Jwks.parse(JSON.parse(await textOf(jwksUri.url)));
  jwksUri.cached = { keys, until: now.getTime() + CACHED_MS };
  return keys;
}

/** A redirect is not followed, and a long answer not read to its end. */
function textOf(url: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent: false, timeout: PATIENCE_MS }, (answer: IncomingMessage) => {
      const pieces: Buffer[] = [];
      let size = 0;
      if (answer.statusCode !== 200) asked.destroy(new Error(`The keys answer ${answer.statusCode ?? 0}.`));
      answer
        .on("error", reject)
        .on("data", (piece: Buffer) => {
          size += piece.length;
          if (size > LARGEST) asked.destroy(new Error("The keys are longer than 64 KB."));
          else pieces.push(piece);
        })
        .on("end", () => resolve(Buffer.concat(pieces).toString("utf8")));
    });
    asked.on("timeout", () => asked.destroy(new Error("The keys do not answer."))).on("error", reject);
  });
}

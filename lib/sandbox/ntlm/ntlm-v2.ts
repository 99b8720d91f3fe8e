// cspell:ignore NLMP
import { createHmac } from "node:crypto";
import md4 from "js-md4";

const PROOF_BYTES = 16;

/**
 * Whether a response shows knowledge of the password (NTLMv2; MS-NLMP 3.3.2). Older responses of 24 bytes are never right:
 * clients that are still about send these only to servers that offer nothing better.
 */
export function isRightResponse(
  response: Buffer,
  { challenge, ...identity }: { user: string; domain: string; password: string; challenge: Buffer },
): boolean {
  if (response.length <= 24) return false;
  const proof = response.subarray(0, PROOF_BYTES);
  return proof.equals(hmac(keyOf(identity), challenge, response.subarray(PROOF_BYTES)));
}

/** The user in capitals, the domain as the client wrote it. */
function keyOf({ user, domain, password }: { user: string; domain: string; password: string }): Buffer {
  const hash = Buffer.from(md4.arrayBuffer(Buffer.from(password, "utf16le")));
  return hmac(hash, Buffer.from(user.toUpperCase() + domain, "utf16le"));
}

function hmac(key: Buffer, ...parts: Buffer[]): Buffer {
  const made = createHmac("md5", key);
  for (const part of parts) made.update(part);
  return made.digest();
}

import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/**
 * The vault: seals secrets for the database and opens them again. AES-256-GCM with a ring of named keys, so that a key
 * can be replaced, and the place of the value (`table:row:column`) bound in, so that a value copied to another row does
 * not open. Nothing else in the house encrypts or decrypts; no database and no request enters here.
 *
 * A sealed value reads `v1.<keyId>.<iv>.<ciphertext>.<tag>`, the last three in base64url.
 */
export type KeyRing = { readonly currentId: string; readonly byId: ReadonlyMap<string, Buffer> };

/** A value that does not open: another key, another place, or tampered with. Never carries the value. */
export class VaultError extends Error {
  override readonly name = "VaultError";
}

const ALGORITHM = "aes-256-gcm";
const TAG_BYTES = 16;

/** `place` is `table:row:column`; the same must be given to open. */
export function seal(ring: KeyRing, secret: string, place: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv(ALGORITHM, keyOf(ring, ring.currentId), iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place, "utf8"));
  const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return ["v1", ring.currentId, ...[iv, body, cipher.getAuthTag()].map((part) => part.toString("base64url"))].join(".");
}

/** Throws VaultError when the value was not sealed for this place by a key of this ring. */
export function open(ring: KeyRing, sealed: string, place: string): string {
  const [keyId, iv, body, tag] = partsOf(sealed);
  // Without authTagLength Node takes a tag cut to four bytes, which can be guessed.
  const decipher = createDecipheriv(ALGORITHM, keyOf(ring, keyId), Buffer.from(iv, "base64url"), {
    authTagLength: TAG_BYTES,
  });
  try {
    decipher.setAAD(Buffer.from(place, "utf8"));
    decipher.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new VaultError(`The sealed value at ${place} does not open: it was changed, moved or sealed elsewhere.`, {
      cause,
    });
  }
}

/** True when an older key of the ring sealed this value, so that a rotation should seal it anew. */
export function needsRotation(ring: KeyRing, sealed: string): boolean {
  return partsOf(sealed)[0] !== ring.currentId;
}

function partsOf(sealed: string): [keyId: string, iv: string, body: string, tag: string] {
  const [version, keyId, iv, body, tag, ...rest] = sealed.split(".");
  if (version !== "v1" || !keyId || !iv || body === undefined || !tag || rest.length > 0) {
    throw new VaultError("This is not a sealed value.");
  }
  return [keyId, iv, body, tag];
}

function keyOf(ring: KeyRing, id: string): Buffer {
  const key = ring.byId.get(id);
  if (!key) throw new VaultError(`Key ${id} is not in VAULT_KEYS, so what it sealed cannot be opened.`);
  return key;
}

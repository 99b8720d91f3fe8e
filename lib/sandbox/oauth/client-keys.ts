import { createHash, type KeyObject, X509Certificate } from "node:crypto";

/** The key in a certificate that was uploaded for a client, and by which names an assertion may call it (protocol 2.5). */
export type ClientKey = {
  publicKey: KeyObject;
  /** The id given with the upload, if any, and the certificate's SHA-1 in hexadecimal, lower case. */
  keyIds: readonly string[];
  /** The certificate's SHA-256 in base64url. */
  x5tS256: string;
  validFrom: Date;
  validTo: Date;
};

/** Reads a certificate in PEM. Throws a sentence when it is none, or its key is of a kind Profit does not take. */
export function readCertificate(pem: string, keyId: string | undefined): ClientKey {
  const certificate = parsed(pem);
  const { publicKey } = certificate;
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey;
  const isRsa = type === "rsa" && (details?.modulusLength ?? 0) >= 2_048;
  const isP256 = type === "ec" && details?.namedCurve === "prime256v1";
  if (!isRsa && !isP256) throw new Error("The key must be RSA of at least 2048 bits, or P-256.");
  const hash = (algorithm: string) => createHash(algorithm).update(certificate.raw);
  return {
    publicKey,
    keyIds: [...(keyId === undefined ? [] : [keyId]), hash("sha1").digest("hex")],
    x5tS256: hash("sha256").digest("base64url"),
    validFrom: certificate.validFromDate,
    validTo: certificate.validToDate,
  };
}

function parsed(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw new Error("This is no X.509 certificate in PEM.", { cause });
  }
}

/** The key that the header of an assertion names. One without `kid` and `x5t#S256` names none (inferred). */
export function keyNamed(
  keys: readonly ClientKey[],
  { kid, x5tS256 }: { kid: string | undefined; x5tS256: string | undefined },
  now: Date,
): KeyObject | undefined {
  return keys
    .filter((key) => key.validFrom <= now && now <= key.validTo)
    .find(
      (key) =>
        (kid !== undefined || x5tS256 !== undefined) &&
        (kid === undefined || key.keyIds.some((own) => own === kid || own === kid.toLowerCase())) &&
        (x5tS256 === undefined || key.x5tS256 === x5tS256),
    )?.publicKey;
}

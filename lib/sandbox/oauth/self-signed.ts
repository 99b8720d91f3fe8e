import { type KeyObject, sign } from "node:crypto";

/** For the sandbox's own tests: an X.509 certificate as an administrator would upload, which Node itself cannot make. */

const SEQUENCE = 0x30;
const SHA256_RSA = Buffer.from("300d06092a864886f70d01010b0500", "hex");
const SHA256_ECDSA = Buffer.from("300a06082a8648ce3d040302", "hex");
const COMMON_NAME = Buffer.from("0603550403", "hex");

export function selfSigned(
  { publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject },
  { from, to }: { from: Date; to: Date },
): string {
  const algorithm = publicKey.asymmetricKeyType === "rsa" ? SHA256_RSA : SHA256_ECDSA;
  const name = der(SEQUENCE, der(0x31, der(SEQUENCE, COMMON_NAME, der(0x0c, Buffer.from("Test")))));
  const validity = der(SEQUENCE, utcTime(from), utcTime(to));
  const spki = publicKey.export({ type: "spki", format: "der" });
  const body = der(SEQUENCE, der(0x02, Buffer.from([1])), algorithm, name, validity, name, spki);
  const signature = der(0x03, Buffer.from([0]), sign("sha256", body, privateKey));
  const lines =
    der(SEQUENCE, body, algorithm, signature)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function utcTime(moment: Date): Buffer {
  return der(0x17, Buffer.from(`${moment.toISOString().replace(/^..|[-T:]|\..*$/g, "")}Z`));
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const written = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...written]), content]);
}

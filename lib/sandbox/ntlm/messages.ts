// cspell:ignore NLMP NTLMSSP
/** The three messages of NTLM over HTTP, as bytes (Microsoft's MS-NLMP 2.2.1). Whether a password is right is no matter here. */

const SIGNATURE = Buffer.from("NTLMSSP\0", "latin1");

const UNICODE = 0x0000_0001;
const OEM = 0x0000_0002;
const REQUEST_TARGET = 0x0000_0004;
const NTLM = 0x0000_0200;
const ALWAYS_SIGN = 0x0000_8000;
const TARGET_IS_DOMAIN = 0x0001_0000;
const EXTENDED_SESSION_SECURITY = 0x0008_0000;
const TARGET_INFO = 0x0080_0000;
const KEY_128 = 0x2000_0000;
const KEY_56 = 0x8000_0000;
const OURS = REQUEST_TARGET | NTLM | ALWAYS_SIGN | TARGET_IS_DOMAIN | EXTENDED_SESSION_SECURITY | TARGET_INFO | KEY_128;

/** The kinds of names in the target information. */
const COMPUTER_NAME = 1;
const DOMAIN_NAME = 2;

const CHALLENGE_HEAD = 48;

type Negotiate = { type: 1; isUnicode: boolean };
type Authenticate = { type: 3; domain: string; user: string; ntResponse: Buffer };

/** Reads the first or the third message of a client; undefined when it is neither. */
export function readMessage(bytes: Buffer, isUnicode: boolean): Negotiate | Authenticate | undefined {
  if (bytes.length < 16 || !bytes.subarray(0, 8).equals(SIGNATURE)) return undefined;
  if (bytes.readUInt32LE(8) === 1) return { type: 1, isUnicode: (bytes.readUInt32LE(12) & UNICODE) !== 0 };
  if (bytes.readUInt32LE(8) !== 3 || bytes.length < 44) return undefined;
  const [ntResponse, domain, user] = [20, 28, 36].map((at) => payload(bytes, at));
  if (!ntResponse || !domain || !user) return undefined;
  const text = (own: Buffer) => own.toString(isUnicode ? "utf16le" : "latin1");
  return { type: 3, domain: text(domain), user: text(user), ntResponse };
}

/** What a field of eight bytes (length, room, offset) points at; undefined when that lies outside the message. */
function payload(bytes: Buffer, at: number): Buffer | undefined {
  const length = bytes.readUInt16LE(at);
  const offset = bytes.readUInt32LE(at + 4);
  return offset + length <= bytes.length ? bytes.subarray(offset, offset + length) : undefined;
}

/** The second message: eight random bytes, and for whom they are. */
export function writeChallenge(
  challenge: Buffer,
  { domain, computer }: { domain: string; computer: string },
  isUnicode: boolean,
): Buffer {
  const target = Buffer.from(domain, isUnicode ? "utf16le" : "latin1");
  const information = Buffer.concat([named(DOMAIN_NAME, domain), named(COMPUTER_NAME, computer), Buffer.alloc(4)]);
  const head = Buffer.alloc(CHALLENGE_HEAD);
  SIGNATURE.copy(head);
  head.writeUInt32LE(2, 8);
  writeField(head, 12, target.length, CHALLENGE_HEAD);
  head.writeUInt32LE((OURS | KEY_56 | (isUnicode ? UNICODE : OEM)) >>> 0, 20);
  challenge.copy(head, 24);
  writeField(head, 40, information.length, CHALLENGE_HEAD + target.length);
  return Buffer.concat([head, target, information]);
}

function writeField(bytes: Buffer, at: number, length: number, offset: number): void {
  bytes.writeUInt16LE(length, at);
  bytes.writeUInt16LE(length, at + 2);
  bytes.writeUInt32LE(offset, at + 4);
}

function named(kind: number, name: string): Buffer {
  const value = Buffer.from(name, "utf16le");
  const head = Buffer.alloc(4);
  head.writeUInt16LE(kind, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
}

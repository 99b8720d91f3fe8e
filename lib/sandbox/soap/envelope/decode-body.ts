// cspell:ignore utf
import { ClientFault } from "./client-fault";

/** As far as an XML declaration can reach. */
const DECLARATION_BYTES = 200;

/**
 * The text of a body. What says in which characters it was written, in this order: a byte order mark, the charset of the
 * Content-Type, the pattern of the first bytes, the XML declaration; UTF-8 without any of them (XML 1.0 F, RFC 7303).
 */
export function decodeBody(body: Buffer, contentType: string): string {
  const label =
    markedCharset(body) ?? /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1] ?? declaredCharset(body) ?? "utf-8";
  const decoder = decoderOf(label);
  if (!decoder) throw new ClientFault(`The character set '${label.slice(0, 40)}' is not known.`);
  try {
    return decoder.decode(body);
  } catch {
    throw new ClientFault(`The request is not valid ${decoder.encoding.toUpperCase()}.`);
  }
}

/** "utf-16" without a mark is taken for the order that Windows writes. The decoder drops a mark itself. */
function decoderOf(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}

function markedCharset(body: Buffer): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return "utf-8";
  if (body[0] === 0xff && body[1] === 0xfe) return "utf-16le";
  return body[0] === 0xfe && body[1] === 0xff ? "utf-16be" : undefined;
}

function declaredCharset(body: Buffer): string | undefined {
  if (body[0] === 0x3c && body[1] === 0) return "utf-16le";
  if (body[0] === 0 && body[1] === 0x3c) return "utf-16be";
  const start = body.toString("latin1", 0, DECLARATION_BYTES);
  const declared = /^\s*<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)?.[1];
  // A declaration that can be read so far is not in UTF-16, whatever it says: a text that was written out as UTF-8.
  return declared !== undefined && /^utf-?16/i.test(declared) ? undefined : declared;
}

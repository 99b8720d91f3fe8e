/** A byte order mark of UTF-8, as it looks when each byte is taken for a character. */
const MARK = "\u00ef\u00bb\u00bf";
const START = new RegExp(`^(?:${MARK})?\\s*(?:<\\?[^>]*>\\s*)?<(?:[\\w.-]+:)?Envelope[\\s>]`);

/** Whether a body starts as a SOAP envelope does, whatever its type says. */
export function isEnvelope(body: Buffer): boolean {
  return START.test(body.toString("latin1", 0, 1_024));
}

// cspell:ignore sendfileasbinary
import { type Answer, JSON_TYPE } from "../answer";
import type { Call } from "../call";
import { base64Pieces } from "../documents/base64";
import type { Document } from "../documents/document";

/** How the envelope names things: files have a name (protocol 3.9, 3.10), pictures and reports do not (3.11, 3.12). */
type Envelope = { isNamed: boolean; bytesKey: "filedata" | "data" };

/**
 * A file as JSON with its bytes in base64, or with the header SendFileAsBinary 1 the bytes themselves (protocol 3.0).
 * Either way they are made while they are sent, so that a large file takes no memory.
 */
export function fileAnswer(
  { headers }: Pick<Call, "headers">,
  document: Document,
  { isNamed, bytesKey }: Envelope,
): Answer {
  const { name, mimeType, size } = document;
  if (String(headers["sendfileasbinary"] ?? "").trim() === "1") {
    return {
      status: 200,
      headers: { "content-type": mimeType, "content-length": `${size}` },
      body: { pieces: document.pieces },
    };
  }
  const [head, tail] = isNamed
    ? [`{"filename":${JSON.stringify(name)},"mimetype":${JSON.stringify(mimeType)},"${bytesKey}":"`, '"}']
    : [`{"${bytesKey}":"`, `","mimetype":${JSON.stringify(mimeType)}}`];
  return { status: 200, headers: { "content-type": JSON_TYPE }, body: { pieces: () => wrapped(head, document, tail) } };
}

function* wrapped(head: string, document: Document, tail: string): Generator<Buffer> {
  yield Buffer.from(head, "utf8");
  yield* base64Pieces(document.pieces());
  yield Buffer.from(tail, "utf8");
}

import { escapeAttribute } from "@/lib/xml/escape-xml";
import type { StreamBody } from "../../answer";
import { base64Pieces } from "../../documents/base64";
import type { Document } from "../../documents/document";
import { attachmentsOf, findAttachment } from "../../documents/find-document";
import type { StoredFile } from "../../documents/stored-file";
import { SandboxRefusal } from "../../refusal";
import { type CallOfCaller, type Operation, text, TOKEN } from "../operation";
import { escapeEnvelopeText } from "../envelope/print-envelope";
import { FILE_UNKNOWN } from "../wordings";

const PARAMETERS = [TOKEN, text("subjectID")];

/**
 * One file as bare base64 (protocol 4.7). Without a fileId it is the item's only one. What REST answers with 404 is a
 * fault here (inferred).
 */
export const getAttachment: Operation<CallOfCaller> = {
  name: "GetAttachment",
  parameters: [...PARAMETERS, text("fileId")],
  run: (call) => {
    const subjectId = subjectOf(call);
    const fileId = call.parameter("fileId")?.trim();
    const found = findAttachment(call.environment, call.caller.appConnector, subjectId, fileId);
    if (!found) throw new SandboxRefusal(FILE_UNKNOWN, subjectId);
    return found.size === 0 ? "" : { pieces: () => base64Pieces(found.pieces()) };
  },
};

/** The names of an item's files (protocol 4.7). */
export const getSubjectAttachmentInfo: Operation<CallOfCaller> = {
  name: "GetSubjectAttachmentInfo",
  parameters: PARAMETERS,
  run: (call) => {
    return printFileInfo(attachmentsOf(call.environment, call.caller.appConnector, subjectOf(call)));
  },
};

/** An item's files with all their bytes; those that cannot be opened are left out (inferred). */
export const getSubjectAttachmentData: Operation<CallOfCaller> = {
  name: "GetSubjectAttachmentData",
  parameters: PARAMETERS,
  run: (call) => {
    const subjectId = subjectOf(call);
    const rights = call.caller.appConnector;
    const documents = attachmentsOf(call.environment, rights, subjectId)
      .map(({ fileId }) => findAttachment(call.environment, rights, subjectId, fileId))
      .filter((document) => document !== undefined);
    return documents.length === 0 ? printRoot("SubjectAttachmentData", []) : printFileData(documents);
  },
};

export function printFileInfo(files: readonly Pick<StoredFile, "fileId" | "document">[]): string {
  return printRoot(
    "SubjectAttachmentInfo",
    files.map(
      ({ fileId, document }) =>
        `  <Attachment fileId="${escapeAttribute(fileId)}" filename="${escapeAttribute(document.name)}" />\n`,
    ),
  );
}

/** The bytes are read while they are sent. */
export function printFileData(documents: readonly Document[]): StreamBody {
  return {
    *pieces() {
      yield escaped("<SubjectAttachmentData>\n");
      for (const { name, size, pieces } of documents) {
        yield escaped(`  <Attachment filename="${escapeAttribute(name)}">\n    `);
        if (size === 0) yield escaped("<Data />");
        else yield* enclosed(escaped("<Data>"), base64Pieces(pieces()), escaped("</Data>"));
        yield escaped("\n  </Attachment>\n");
      }
      yield escaped("</SubjectAttachmentData>");
    },
  };
}

function escaped(xml: string): Buffer {
  return Buffer.from(escapeEnvelopeText(xml), "utf8");
}

function* enclosed(start: Buffer, pieces: Iterable<Buffer>, end: Buffer): Generator<Buffer> {
  yield start;
  yield* pieces;
  yield end;
}

/** Indented by two blanks and not followed by a line feed, unlike the answers with rows (protocol 4.7). */
function printRoot(name: string, lines: readonly string[]): string {
  return lines.length === 0 ? `<${name} />` : `<${name}>\n${lines.join("")}</${name}>`;
}

function subjectOf({ parameter }: CallOfCaller): string {
  return parameter("subjectID")?.trim() ?? "";
}

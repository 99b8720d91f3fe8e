// cspell:ignore appconnectorsubject subjectconnector
import { parseXml, type XmlElement } from "@/lib/xml/parse-xml";
import type { ProfitEndpoint } from "../endpoint";
import { ProfitError } from "../errors";
import type { Transport } from "../filter/rows-query";
import { operationEnvelope, readResult, requestOperation } from "../soap/operations/call-operation";
import { send } from "../transport";
import { type FileAnswer, type FileLimits, jsonFileOf, soapFileOf } from "./file-answer";
import { goneAsNoFile } from "./gone-file";
import { pathOf, queryOf, type RestForm, soapServiceOf } from "./file-address";

const SERVICE = "appconnectorsubject.asmx";
const MOST_LISTING_BYTES = 16 * 1024 * 1024;

export type SubjectFilePlace = {
  subjectId: string;
  /** null: the item's only file (protocol 3.9, 4.7). */
  fileId: string | null;
  /** REST unless it is said. */
  transport?: Transport | undefined;
  form?: RestForm | undefined;
};

/** An attachment of a dossier item or of one of its reactions (protocol 3.9, 4.7). */
export async function readSubjectFile(
  endpoint: ProfitEndpoint,
  { subjectId, fileId, transport = "rest", form = "path" }: SubjectFilePlace,
  limits: FileLimits = {},
): Promise<FileAnswer> {
  if (transport === "soap") {
    const named = fileId === null ? [] : [["fileId", fileId] as const];
    return soapFileOf(await askSoap(endpoint, "GetAttachment", [["subjectID", subjectId], ...named], limits), limits);
  }
  const signal = limits.signal ? { signal: limits.signal } : {};
  const response =
    form === "path"
      ? await send(endpoint, pathOf("subjectconnector", subjectId, fileId), signal)
      : await send(endpoint, "subjectconnector", {
          query: queryOf({ SubjectId: subjectId, FileId: fileId }),
          ...signal,
        });
  return goneAsNoFile(jsonFileOf(response, limits));
}

export type ListedSubjectFile = { fileId: string; fileName: string };

/** The files of a dossier item, which only SOAP can list (protocol 4.7); those of its reactions are not among them. */
export async function listSubjectFiles(
  endpoint: ProfitEndpoint,
  subjectId: string,
  limits: FileLimits = {},
): Promise<ListedSubjectFile[]> {
  const operation = "GetSubjectAttachmentInfo";
  const response = await askSoap(endpoint, operation, [["subjectID", subjectId]], limits);
  const { result, status } = await readResult(response, operation, { maxBytes: MOST_LISTING_BYTES, ...limits });
  const bad = (message: string, cause?: unknown) =>
    new ProfitError("BAD_ANSWER", message, { status, fault: "wrongShape", cause });
  let listing: XmlElement;
  try {
    listing = parseXml(result.trim());
  } catch (cause) {
    throw bad("The list of files cannot be read", cause);
  }
  if (listing.name !== "SubjectAttachmentInfo") throw bad(`The list of files is <${listing.name}>`);
  return listing.children
    .filter(({ name }) => name === "Attachment")
    .map(({ attributes }) => {
      const fileId = attributes.get("fileId");
      if (!fileId) throw bad("A file in the list has no id");
      return { fileId, fileName: attributes.get("filename") ?? "" };
    });
}

function askSoap(
  endpoint: ProfitEndpoint,
  operation: string,
  parameters: readonly (readonly [string, string])[],
  { signal }: FileLimits,
): Promise<Response> {
  const body = operationEnvelope(operation, parameters);
  return requestOperation(endpoint, soapServiceOf(endpoint, SERVICE), { operation, body, signal });
}

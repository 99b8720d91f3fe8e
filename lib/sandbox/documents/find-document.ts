import type { AppConnector } from "../app-connectors";
import type { Environment } from "../environment";
import type { WrittenFilter } from "../filter/expression";
import type { Language } from "../language";
import { SandboxRefusal } from "../refusal";
import type { UserRights } from "../rights";
import { drawPng } from "./contents/png";
import { fitInside } from "./contents/picture";
import { type Document, documentOfBytes } from "./document";
import { printReport } from "./reports/print-report";
import { runnableReport, rowsOfReport } from "./reports/run-report";
import type { StoredFile, StoredImage } from "./stored-file";
import { DOCUMENT_WORDINGS } from "./wordings";

/**
 * Documents by id, for REST and SOAP alike: attachments of dossier items, files, images and reports. Rights are checked
 * here and nowhere else. How a call was written and how an answer goes over the wire may not enter.
 */

/** Who asks: the app connector that lists the special connector, and carries the filter authorisation. */
type Rights = Pick<AppConnector, "specialConnectors"> & UserRights;

/**
 * The files of a dossier item itself, in the order in which they were added; none when the caller may not see the item.
 * Files of its reactions are not among them (inferred), though they can be asked for by their id.
 */
export function attachmentsOf(environment: Environment, rights: Rights, subjectId: string): readonly StoredFile[] {
  demand(rights, "AppConnectorSubject");
  return filesOfSubject(environment, rights, subjectId).filter(({ reactionId }) => reactionId === null);
}

/**
 * One attachment, or undefined for Profit's 404: no such item or file, gone from the disk, or no rights (protocol 3.9).
 * The file id may be left out for an item with a single file (protocol 4.7); with several there is no telling which
 * one is meant, and the answer is "not there" (inferred).
 */
export function findAttachment(
  environment: Environment,
  rights: Rights,
  subjectId: string,
  fileId?: string,
): Document | undefined {
  if (fileId === undefined || fileId === "") {
    const [only, ...others] = attachmentsOf(environment, rights, subjectId);
    return only && others.length === 0 && mayOpen(only, rights) ? only.document : undefined;
  }
  demand(rights, "AppConnectorSubject");
  const found = filesOfSubject(environment, rights, subjectId).find((file) => isSameId(file.fileId, fileId));
  return found && mayOpen(found, rights) ? found.document : undefined;
}

/**
 * A file by its id and its name, which must both be right (inferred; AFAS's OpenAPI asks for both, and takes the ids
 * from the attachments of the dossier, protocol 3.10).
 */
export function findFile(
  environment: Environment,
  rights: Rights,
  fileId: string,
  fileName: string,
): Document | undefined {
  demand(rights, "AppConnectorFile");
  const found = environment.documents.files().find((file) => isSameId(file.fileId, fileId));
  if (!found || !mayOpen(found, rights)) return undefined;
  return found.document.name.toLowerCase() === fileName.toLowerCase() ? found.document : undefined;
}

/** The longest side of each format (protocol 3.11); the original has no bound. */
const LONGEST_SIDE: Readonly<Record<string, number>> = { "0": Number.POSITIVE_INFINITY, "1": 64, "2": 1_000 };

/** A picture in one of the three formats; left out is the original, another one is refused (both inferred). */
export function findImage(
  environment: Environment,
  rights: Rights,
  imageId: string,
  format = "0",
): Document | undefined {
  demand(rights, "AppConnectorImage");
  const longest = Object.hasOwn(LONGEST_SIDE, format) ? LONGEST_SIDE[format] : undefined;
  if (longest === undefined) throw new SandboxRefusal(DOCUMENT_WORDINGS.imageFormat, format);
  const image = environment.documents.images().find((own) => isSameId(own.imageId, imageId));
  if (!image || !mayOpen(image, rights)) return undefined;
  return documentOfBytes("", "image/png", drawPng(image.drawing, fitInside(image.size, longest)));
}

/** A report as PDF. Refuses in words what cannot be run (protocol 3.12). */
export async function runReport(
  environment: Environment,
  rights: Rights,
  reportId: string,
  { filters, language }: { filters: readonly WrittenFilter[]; language: Language },
): Promise<Document> {
  demand(rights, "AppConnectorReport");
  const report = runnableReport(environment.documents.reports, rights, reportId);
  const rows = rowsOfReport(report, filters, { rights, openQuestions: environment.settings.openQuestions });
  return documentOfBytes("", "application/pdf", await printReport(report, { rows, filters, language }));
}

/** Without the special connector the service is refused as a connector outside the app connector is (inferred). */
function demand(rights: Rights, special: AppConnector["specialConnectors"][number]): void {
  if (!rights.specialConnectors.includes(special)) throw new SandboxRefusal("notAuthorised", special);
}

function filesOfSubject(environment: Environment, rights: Rights, subjectId: string): readonly StoredFile[] {
  // A number as Profit shows it: anything else is no item.
  if (!/^\d{1,9}$/.test(subjectId)) return [];
  return environment.documents.filesOf(Number(subjectId)).filter((file) => isSeen(file, rights));
}

type Guarded = Pick<StoredFile | StoredImage, "restricted" | "authorisedBy" | "isGone">;

function mayOpen(found: Guarded, rights: Rights): boolean {
  return !found.isGone && (!found.restricted || rights.opensRestricted === true) && isSeen(found, rights);
}

/** Filter authorisation, as for rows: a field that the record does not have hides nothing (protocol 7.3). */
function isSeen({ authorisedBy }: Guarded, { sees = {} }: Rights): boolean {
  return Object.entries(sees).every(([field, allowed]) => {
    const value = Object.hasOwn(authorisedBy, field) ? authorisedBy[field] : undefined;
    return value === undefined || allowed.includes(value);
  });
}

/** Hexadecimal digits in small letters make the same id (inferred). */
function isSameId(id: string, written: string): boolean {
  return id === written.toUpperCase();
}

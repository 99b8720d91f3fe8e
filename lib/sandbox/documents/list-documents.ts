// cspell:ignore fileid subjectid
import { setImmediate } from "node:timers/promises";
import type { Environment } from "../environment";

/**
 * What the control API tells of documents, so that a test can compare bytes: every file, every picture, and every
 * report with the fields that it can be filtered on. `query`: `subjectid` and `fileid` leave others out, `largest` leaves out files of
 * more bytes, and `sha256=1` adds the check sum, which for large files takes a while.
 */
export async function listDocuments(environment: Environment, query: ReadonlyMap<string, string>) {
  const [subjectId, fileId, largest] = ["subjectid", "fileid", "largest"].map((name) => query.get(name));
  const files = environment.documents
    .files()
    .filter((file) => subjectId === undefined || String(file.subjectId) === subjectId)
    .filter((file) => fileId === undefined || file.fileId === fileId.toUpperCase())
    .filter((file) => largest === undefined || file.document.size <= Number(largest));
  const listed = [];
  for (const { document, subjectId: item, reactionId, fileId: id, isGone, restricted } of files) {
    const { name, mimeType, size } = document;
    const sum = query.get("sha256") === "1" ? { sha256: document.sha256() } : {};
    listed.push({ subjectId: item, reactionId, fileId: id, name, size, mimeType, isGone, restricted, ...sum });
    // Others are served in between: all sums together take seconds.
    if (query.get("sha256") === "1") await setImmediate();
  }
  return listed;
}

/** Every picture with the size of its original. */
export function listImages({ documents }: Environment) {
  return documents.images().map(({ imageId, size, isGone, restricted }) => ({ imageId, ...size, isGone, restricted }));
}

export function listReports({ documents }: Environment) {
  return documents.reports.map(({ reportId, title, restricted, hasStartScreen, fields }) => ({
    reportId,
    title,
    restricted,
    hasStartScreen,
    fields: fields.map(({ fieldId, label, dataType }) => ({ fieldId, label, dataType })),
  }));
}

// cspell:ignore fileconnector fileid
import type { ProfitEndpoint } from "../endpoint";
import { send } from "../transport";
import { fitsInPath, pathOf, queryOf, type RestForm } from "./file-address";
import { type FileAnswer, type FileLimits, jsonFileOf } from "./file-answer";
import { goneAsNoFile } from "./gone-file";

export type StoredFilePlace = {
  fileId: string;
  fileName: string;
  /** The path where it can carry the name, else the query, unless it is said. */
  form?: RestForm | undefined;
};

/** A file that a field of a record holds, by its id and its name (protocol 3.10). */
export async function readFile(
  endpoint: ProfitEndpoint,
  { fileId, fileName, form = fitsInPath(fileName) ? "path" : "query" }: StoredFilePlace,
  limits: FileLimits = {},
): Promise<FileAnswer> {
  const signal = limits.signal ? { signal: limits.signal } : {};
  const response =
    form === "path"
      ? await send(endpoint, pathOf("fileconnector", fileId, fileName), signal)
      : await send(endpoint, "fileconnector", { query: queryOf({ fileid: fileId, filename: fileName }), ...signal });
  return goneAsNoFile(jsonFileOf(response, limits));
}

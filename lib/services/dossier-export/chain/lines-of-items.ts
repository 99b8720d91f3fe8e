import { safeFileName } from "@/lib/format/file-name";
import { MASK_TEXT } from "@/lib/privacy/mask-text";
import { type FolderPattern, folderFor } from "@/lib/queries/folder-pattern";
import type { NewLine } from "../../jobs/job-kind";
import type { DossierExportDefinition, DossierLine } from "../definition";
import { allRows, orderOf, type Reading } from "./connector-rows";
import { idFilters } from "./id-filters";
import { placeholderValue, shownValue, typeOf } from "./item-values";
import type { Chain, FileConnector } from "./open-chain";
import type { RowTexts } from "./row-texts";

/** Rows of one page where files and reactions are read; few enough columns for large pages. */
const FILES_PER_PAGE = 2_000;

type Choice = Pick<DossierExportDefinition, "mapping" | "columns">;
export type ItemLines = { itemId: string; lines: NewLine<DossierLine>[] };

/**
 * The lines of these items, in their order: each of their files, each file of a reaction, each reaction without files, and
 * the item itself where it has no files of its own. The same item gives its lines in the same order every time.
 */
export async function linesOfItems(
  rows: readonly RowTexts[],
  chain: Chain,
  { choice, pattern, reading }: { choice: Choice; pattern: FolderPattern; reading: Reading },
): Promise<ItemLines[]> {
  const idField = choice.mapping.items.id;
  const ids = rows.map((row) => row[idField] ?? "");
  const { attachments, reactions, reactionAttachments } = chain;
  const [own, said, ofReactions] = await Promise.all([
    filesBySubject(attachments, ids, reading),
    reactions ? bySubject(reactions, ids, reading) : new Map<string, RowTexts[]>(),
    reactionAttachments ? filesBySubject(reactionAttachments, ids, reading) : new Map<string, FileRow[]>(),
  ]);
  return rows.map((row, index) => {
    const itemId = ids[index] ?? "";
    const folder = folderFor(pattern, (name) => placeholderValue(name, row, choice.mapping, chain));
    const facts = factsOf(row, itemId, chain, choice);
    const files = own.get(itemId) ?? [];
    const reactionFiles = ofReactions.get(itemId) ?? [];
    const answered = new Set(reactionFiles.map(({ reactionId }) => reactionId));
    const silent = (said.get(itemId) ?? [])
      .map((reaction) => reaction[reactions?.id ?? ""] ?? null)
      .filter((id) => id !== null && !answered.has(id))
      .toSorted(byNumber);
    return {
      itemId,
      lines: [
        ...(files.length === 0 ? [{ payload: { ...facts, reactionId: null, file: null }, path: null }] : []),
        ...[...files, ...reactionFiles].map((file) => fileLine(file, facts, folder)),
        ...silent.map((reactionId) => ({ payload: { ...facts, reactionId, file: null }, path: null })),
      ],
    };
  });
}

type Facts = Omit<DossierLine, "reactionId" | "file">;

function factsOf(row: RowTexts, itemId: string, chain: Chain, { mapping, columns }: Choice): Facts {
  return {
    itemId,
    type: typeOf(row, mapping, chain),
    date: shownValue(row, mapping.items.date, chain),
    values: columns.map((id) =>
      chain.maskedFields.has(id) && row[id] != null ? MASK_TEXT : shownValue(row, id, chain),
    ),
  };
}

type FileRow = NonNullable<DossierLine["file"]> & { subjectId: string; reactionId: string | null };

function fileLine({ subjectId, reactionId, ...file }: FileRow, facts: Facts, folder: string): NewLine<DossierLine> {
  const name = safeFileName(file.fileName ?? "", file.fileId);
  return {
    payload: { ...facts, reactionId, file },
    // One file may hang on several items: it is the same file, and it is fetched once.
    fetchKey: file.fileId === "" ? `${subjectId} without an id` : file.fileId,
    path: folder === "" ? name : `${folder}/${name}`,
  };
}

async function filesBySubject(
  connector: FileConnector,
  ids: readonly string[],
  reading: Reading,
): Promise<Map<string, FileRow[]>> {
  const { fileId, fileName, fileSize, reactionId } = connector;
  const found = new Map<string, FileRow[]>();
  for (const [subjectId, rows] of await bySubject(connector, ids, reading)) {
    const files = rows.map((row): FileRow => {
      const size = fileSize === null ? null : Number(row[fileSize] ?? Number.NaN);
      return {
        subjectId,
        reactionId: reactionId === null ? null : (row[reactionId] ?? null),
        fileId: row[fileId] ?? "",
        fileName: fileName === null ? null : (row[fileName] ?? null),
        fileSize: size !== null && Number.isSafeInteger(size) ? size : null,
      };
    });
    found.set(subjectId, files);
  }
  return found;
}

type OfSubject = Pick<FileConnector, "read" | "subjectId">;

/** The rows that belong to these items; those of others, which a range may bring along, are left. */
async function bySubject(
  { read, subjectId }: OfSubject,
  ids: readonly string[],
  reading: Reading,
): Promise<Map<string, RowTexts[]>> {
  const dataType = read.fields.find(({ id }) => id === subjectId)?.dataType ?? "string";
  const filters = idFilters(ids, { fieldId: subjectId, dataType }, orderOf(read));
  const found = new Map<string, RowTexts[]>(ids.map((id) => [id, []]));
  for (const row of await allRows(read, filters, FILES_PER_PAGE, reading)) found.get(row[subjectId] ?? "")?.push(row);
  return found;
}

function byNumber(one: string | null, other: string | null): number {
  return (one ?? "").localeCompare(other ?? "", "nl", { numeric: true });
}

// cspell:ignore Instuurdatum
import { makeDocument } from "../../documents/contents/make-document";
import type { Documents, StoredFile } from "../../documents/stored-file";
import { hexOf } from "../../random";
import { date, getConnector, int, text } from "../../rows/columns";
import type { Column, GetConnectorDefinition } from "../../rows/definition";
import { printDay } from "../bulk/bulk-moments";

/**
 * A dossier of any size, for who exports one: `files` items with one file each, all of one size, made from their number
 * and forgotten again. Its connectors are its own, so that the company's dossier stays what it is.
 */
export type ArchiveSize = { files: number; fileBytes: number };

/** Above the numbers that the company's items have and get. */
const FIRST_ITEM = 500_000_001;
/** 2012 on. */
const FIRST_DAY = 19_000;
const DAYS = 5_000;

const itemOf = (number: number) => FIRST_ITEM + number;
const fileIdOf = (number: number) => hexOf(`archive ${number}`, 32);
const nameOf = (number: number) => `archief-${String(number + 1).padStart(6, "0")}.bin`;

export function archiveConnectors({ files, fileBytes }: ArchiveSize): GetConnectorDefinition[] {
  const items = [
    int("SubjectId", 9, "Dossieritem", "Dossier item", itemOf),
    int("TypeId", 6, "Type dossieritem", "Dossier item type", (number: number) => (number % 5) + 1),
    date("DateCreated", "Instuurdatum", "Submission date", (number: number) =>
      printDay(FIRST_DAY + (number % DAYS), ".000"),
    ),
    text("Subject", 255, "Onderwerp", "Subject", (number: number) => `Archiefstuk ${number + 1}`),
  ];
  const attached = [
    int("attachment_id", 9, "Bijlage-ID", "Attachment ID", (number: number) => number + 1),
    int("subject_id", 9, "Dossieritem", "Dossier item", itemOf),
    text("file_id", 32, "Bijlage", "Attachment", fileIdOf),
    text("file_name", 255, "Naam", "Name", nameOf),
    int("file_size", 12, "Bestandsgrootte", "File size", () => fileBytes),
  ];
  return [madeOnTheFly("Sandbox_Archive", items, files), madeOnTheFly("Sandbox_Archive_Attachments", attached, files)];
}

function madeOnTheFly(id: string, columns: readonly Column<number>[], length: number): GetConnectorDefinition {
  const values = columns.map((column) => column.value);
  const source = () => ({ length, cell: (row: number, field: number) => values[field]?.(row) ?? null });
  return { ...getConnector(id, id, () => [], columns), source };
}

/** The documents of a world with those of the archive: a file of it is found by its item's number. */
export function withArchive(documents: Documents, { files, fileBytes }: ArchiveSize): Documents {
  if (files === 0) return documents;
  const stored = (number: number): StoredFile => ({
    fileId: fileIdOf(number),
    subjectId: itemOf(number),
    ...{ reactionId: null, isGone: false, restricted: false, authorisedBy: {} },
    document: makeDocument({ name: nameOf(number), size: fileBytes, seed: fileIdOf(number) }),
  });
  return {
    ...documents,
    files: () => [...documents.files(), ...Array.from({ length: files }, (_, number) => stored(number))],
    filesOf: (subjectId) => {
      const number = subjectId - FIRST_ITEM;
      if (number < 0) return documents.filesOf(subjectId);
      return number < files ? [stored(number)] : [];
    },
  };
}

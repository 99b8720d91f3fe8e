import { routes } from "@/components/layout/routes";
import { safeFileName } from "@/lib/format/file-name";

/** A file that a row carries the ids of. */
export type RowFile = { kind: "subject" | "file" | "image"; fieldId: string; name: string; address: string };

type Row = Readonly<Record<string, unknown>>;

const FILE_ID = /^[0-9A-F]{32}$/i;
// cspell:disable: names of fields without their capitals
const SUBJECT_FIELD = /^(subjectid|dossieritem(id)?)$/;
const FILE_NAME_FIELD = /^(filename|bestandsnaam)$/;
const NAME_FIELD = /^(naam|name)$/;
const IMAGE_FIELD = /image|foto|photo|picture|afbeelding|logo/;
const FILE_FIELD = /file|bestand|bijlage|attachment|document/;
// cspell:enable

/**
 * The files of a row, told by its fields: an item's number with a file's id is an attachment, a file's id with a name a
 * file of a record, and an id in a field for pictures a picture (protocol 3.9 to 3.11). Profit says whether they are there.
 */
export function filesInRow(connectionId: string, row: Row): RowFile[] {
  const fields = Object.entries(row);
  const textOf = (matches: (bare: string) => boolean) => {
    const [, value] = fields.find(([id, known]) => matches(bare(id)) && isText(known)) ?? [];
    return value === undefined ? null : String(value as string | number);
  };
  const subjectId = textOf((id) => SUBJECT_FIELD.test(id));
  const fileName = textOf((id) => FILE_NAME_FIELD.test(id)) ?? textOf((id) => NAME_FIELD.test(id));
  return fields.flatMap(([fieldId, value]): RowFile[] => {
    if (typeof value !== "string" || !FILE_ID.test(value)) return [];
    const id = bare(fieldId);
    const name = safeFileName(fileName ?? "", value);
    if (IMAGE_FIELD.test(id)) return [{ kind: "image", fieldId, name, address: routes.image(connectionId, value) }];
    if (!FILE_FIELD.test(id)) return [];
    if (subjectId !== null) {
      const address = routes.subjectFile(connectionId, { subjectId, fileId: value, as: name });
      return [{ kind: "subject", fieldId, name, address }];
    }
    if (fileName === null) return [];
    const address = routes.storedFile(connectionId, { fileId: value, name: fileName });
    return [{ kind: "file", fieldId, name, address }];
  });
}

function bare(fieldId: string): string {
  return fieldId.toLowerCase().replace(/[^a-z]/g, "");
}

function isText(value: unknown): boolean {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}

// cspell:ignore Itemcode
import { expect, test } from "vitest";
import { filesInRow } from "./files-in-row";

const id = "0123456789ABCDEF0123456789ABCDEF";
const addresses = (row: Record<string, unknown>) => filesInRow("c", row).map(({ address }) => address);

test("an attachment of a dossier item, a file of a record and a picture", () => {
  expect(filesInRow("c", { attachment_id: 4, subject_id: 20001, file_id: id, file_name: "../a.pdf" })).toEqual([
    {
      kind: "subject",
      fieldId: "file_id",
      name: "_.._a.pdf",
      address: `/api/connections/c/files/subject/20001/${id}?as=_.._a.pdf`,
    },
  ]);
  expect(addresses({ Itemcode: "A1", Bestand: id, Bestandsnaam: "../a b.pdf" })).toEqual([
    `/api/connections/c/files/file/${id}?name=..%2Fa+b.pdf`,
  ]);
  expect(addresses({ Medewerker: "1", Bestandsnaam: "x.png", Foto: id })).toEqual([
    `/api/connections/c/files/image/${id}?format=original`,
  ]);
});

test("a field of its own for the file's name goes before a name of anything", () => {
  expect(addresses({ Naam: "Jansen", Bestandsnaam: "cv.pdf", Bestand: id })).toEqual([
    `/api/connections/c/files/file/${id}?name=cv.pdf`,
  ]);
});

test("a row without ids has none, nor has a file without a name to ask it by", () => {
  expect(addresses({ file_id: "4", subject_id: 20001, Foto: null, Code: id })).toEqual([]);
  expect(addresses({ Bestand: id })).toEqual([]);
});

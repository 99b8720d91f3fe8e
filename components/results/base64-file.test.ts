import { expect, it } from "vitest";
import { readBase64File, textOfFile } from "./base64-file";

const base64 = (bytes: number[] | string) =>
  Buffer.from(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes).toString("base64");

it.each([
  [base64("%PDF-1.7 x"), "pdf", "pdf"],
  [base64([0x89, 0x50, 0x4e, 0x47, 0, 0]), "image", "png"],
  [base64([0xff, 0xd8, 0xff, 0xe0]), "image", "jpg"],
  [base64("PK\u0003\u0004....word/document.xml"), "office", "docx"],
  [base64("PK\u0003\u0004....xl/workbook.xml"), "office", "xlsx"],
  [base64("PK\u0003\u0004....iets.txt"), "zip", "zip"],
  [base64("Beste klant"), "text", "txt"],
  [base64([0, 1, 2, 3]), "unknown", "bin"],
])("tells what %s is", (text, kind, extension) => {
  expect(readBase64File(text)).toMatchObject({ kind, extension });
});

it("is no file when it is no base64", () => {
  expect(readBase64File("dit is tekst!")).toBeNull();
});

it("never makes a document with scripts into a picture", () => {
  const file = readBase64File(base64('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'));
  expect(file?.kind).toBe("text");
  expect(file && textOfFile(file)).toContain("<script>");
});

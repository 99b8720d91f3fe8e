import { expect, test } from "vitest";
import { createCompany } from "./company";
import { companyDocuments } from "./company-documents";

const read = (pieces: Iterable<Buffer>) => Buffer.concat([...pieces]).toString("utf8");

test("an attachment that was written holds what was written, whatever it held before", () => {
  const company = createCompany("written");
  const { files } = companyDocuments(company);
  const { attachments } = company.dossier();
  const [attachment] = attachments;
  if (!attachment) throw new Error("No attachment");
  const documentOf = (fileId: string) => files().find((file) => file.fileId === fileId)?.document;
  const before = documentOf(attachment.fileId)?.sha256();
  attachment.content = Buffer.from("Hallo");
  attachment.fileName = "hallo.txt";
  const written = documentOf(attachment.fileId);
  expect(written).toMatchObject({ name: "hallo.txt", mimeType: "text/plain", size: 5 });
  expect(read(written?.pieces() ?? [])).toBe("Hallo");
  expect(written?.sha256()).not.toBe(before);

  attachment.content = Buffer.alloc(0);
  expect([...(documentOf(attachment.fileId)?.pieces() ?? [])]).toEqual([]);

  const added = { ...attachment, fileId: "F".repeat(32), content: Buffer.from("Nieuw"), fileName: "nieuw" };
  attachments.push(added);
  expect(read(documentOf(added.fileId)?.pieces() ?? [])).toBe("Nieuw");
  attachments.pop();
  expect(documentOf(added.fileId)).toBeUndefined();
});

test("a check sum that was worked out is kept, and not for another name", () => {
  const company = createCompany("kept");
  const { files } = companyDocuments(company);
  const [attachment] = company.dossier().attachments;
  if (!attachment) throw new Error("No attachment");
  const [first] = files();
  expect(files()[0]?.document).toBe(first?.document);
  attachment.fileName = "anders.bin";
  expect(files()[0]?.document).toMatchObject({ name: "anders.bin", mimeType: "application/octet-stream" });
});

import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseXml } from "@/lib/xml/parse-xml";
import type { Answer } from "../answer";
import { piecesOf } from "../body-pieces";
import { documentOfBytes } from "../documents/document";
import { getConnector, text } from "../rows/columns";
import { startSandbox } from "../server";
import { SandboxSettings } from "../settings";
import { resultAnswer, streamedAnswer } from "./envelope/print-envelope";
import { printFileInfo, printFileData } from "./operations/subject";
import { printResults } from "./operations/update";
import { printRows } from "./rows/print-rows";
import { type GetOptions, readOptions } from "./rows/read-options";
import { soapCallerOf, soapReply } from "./soap-calls";

// Answers that Profit really gave, byte for byte. They are not part of this project: PROFIT_CORPUS is a folder with them.
const corpus = process.env["PROFIT_CORPUS"];
const isThere = corpus !== undefined && existsSync(join(corpus, "soap"));
const suite = isThere ? "real answers are printed byte for byte" : "real answers (skipped: PROFIT_CORPUS is not set)";
const real = (file: string) => readFileSync(join(corpus ?? "", "soap", file), "utf8");

async function printed(answer: Answer): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of piecesOf(answer.body ?? "")) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

describe.skipIf(!isThere)(suite, () => {
  const products = [
    { sku: "product1", title: "Product 1", price: "16.00" },
    { sku: "product2", title: "Product 2", price: "62.00" },
  ];

  test.each([
    ["GetConnector/GetDataWithOptionsResponse.xml", 1],
    ["GetConnector/GetDataWithOptionsResponse_multiple.xml", 2],
    ["GetConnector/GetDataWithOptionsResponse_empty.xml", 0],
  ])("%s", async (file, count) => {
    const definition = getConnector("Products", "Products", () => products, [
      text("sku", 20, "sku", "sku", (product: (typeof products)[number]) => product.sku),
      text("title", 20, "title", "title", (product) => product.title),
      text("price", 20, "price", "price", (product) => product.price),
    ]);
    const options: GetOptions = readOptions("<options><Metadata>1</Metadata></options>");
    const rows = { definition, source: definition.source(), count, rowAt: (position: number) => position };
    const result = printRows(rows, options, SandboxSettings.parse({}));
    if (typeof result === "string") throw new Error("Rows are streamed");
    expect(await printed(streamedAnswer("1.1", "GetDataWithOptions", result))).toBe(real(file));
  });

  test.each([
    ["UpdateConnector/ExecuteResponse.xml", "KnSalesRelationOrg", ["100001"]],
    ["UpdateConnector/ExecuteResponse_multiple.xml", "KnSalesRelationPer", ["100002", "100003"]],
    ["UpdateConnector/ExecuteResponse_empty.xml", "KnSalesRelationOrg", []],
  ])("%s", async (file, root, numbers) => {
    const rows = numbers.map((number) => new Map([["DbId", number]]));
    expect(await printed(resultAnswer("1.1", "Execute", printResults({ root, rows })))).toBe(real(file));
  });

  test("SubjectConnector/GetSubjectAttachmentInfoResponse.xml", async () => {
    const file = real("SubjectConnector/GetSubjectAttachmentInfoResponse.xml");
    const [, fileId = "", name = ""] = /fileId="(\w+)" filename="([^"]+)"/.exec(file) ?? [];
    const document = documentOfBytes(name, "application/pdf", Buffer.alloc(0));
    expect(await printed(resultAnswer("1.1", "GetSubjectAttachmentInfo", printFileInfo([{ fileId, document }])))).toBe(
      file,
    );
  });

  test("SubjectConnector/GetSubjectAttachmentDataResponse.xml and GetAttachmentResponse.xml", async () => {
    const bare = real("SubjectConnector/GetAttachmentResponse.xml");
    const [, base64 = ""] = /<GetAttachmentResult>([^<]+)</.exec(bare) ?? [];
    expect((await printed(resultAnswer("1.1", "GetAttachment", base64))) === bare).toBe(true);
    const whole = real("SubjectConnector/GetSubjectAttachmentDataResponse.xml");
    const [, name = ""] = /filename="([^"]+)"/.exec(whole) ?? [];
    const document = documentOfBytes(name, "image/jpeg", Buffer.from(base64, "base64"));
    const answer = streamedAnswer("1.1", "GetSubjectAttachmentData", printFileData([document]));
    expect((await printed(answer)) === whole).toBe(true);
  });

  test("DataConnector/ExecuteResponse.xml, with its XSD as one that was given", async () => {
    const file = real("DataConnector/ExecuteResponse.xml");
    const result = soapReply({
      status: 200,
      headers: {},
      bytes: Buffer.from(file),
      text: file,
      json: undefined,
    }).result;
    const xsd = parseXml(result).children[1]?.children[1]?.text ?? "";
    const folder = await mkdtemp(join(tmpdir(), "xsd-"));
    await writeFile(join(folder, "KnCourseMember.xsd"), xsd.trimEnd());
    const sandbox = await startSandbox({ xsd: folder });
    const parametersXml = "<DataConnector><UpdateConnectorId>KnCourseMember</UpdateConnectorId></DataConnector>";
    const asked = { dataID: "GetXmlSchema", parametersXml };
    const { text: answer } = await (await soapCallerOf(sandbox)).call("appconnectordata", "Execute", asked);
    await Promise.all([sandbox.close(), rm(folder, { recursive: true })]);
    expect(answer).toBe(file);
  });
});

import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseXml } from "@/lib/xml/parse-xml";
import { type Caller, callerOf, callUrl } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import { type SoapCaller, soapCallerOf } from "./soap/soap-calls";
import { SAMPLES } from "./updates/sample-connectors";

// protocol.md 4.5 to 4.8: writing, XSDs, attachments and reports over SOAP. What a document does stands in protocol-6-1.
let sandbox: Sandbox;
let full: SoapCaller;
let rest: Caller;
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES });
  [full, rest] = await Promise.all([soapCallerOf(sandbox), callerOf(sandbox)]);
});
afterAll(() => sandbox.close());

describe("4.5: Execute of an UpdateConnector", () => {
  beforeEach(() => callUrl(`${sandbox.control}/reset`, { method: "POST" }));

  const execute = (dataXml: string, values: Record<string, string | number> = {}) =>
    full.call("appconnectorupdate", "Execute", {
      connectorType: "ZzRelation",
      connectorVersion: 1,
      dataXml,
      ...values,
    });
  const relation = (number: string, action = "insert", name = "Bakker & Zn") =>
    `<Element><Fields Action="${action}"><BcCo>${number}</BcCo><Nm>${name.replace("&", "&amp;")}</Nm></Fields></Element>`;
  const document = (...elements: string[]) => `<ZzRelation>${elements.join("")}</ZzRelation>`;

  test("an insert gives its keys back, in a document with line feeds of its own", async () => {
    const { status, result, text } = await execute(document(relation("7")));
    expect([status, result]).toEqual([
      200,
      '<?xml version="1.0"?>\n<results><ZzRelation><BcCo>7</BcCo></ZzRelation></results>\n',
    ]);
    expect(text).toContain('<ExecuteResult>&lt;?xml version="1.0"?&gt;\n&lt;results&gt;');
    expect(await rest.rows("Sandbox_ZzRelation")).toMatchObject([{ BcCo: "7", Nm: "Bakker & Zn" }]);
  });

  test("several records give siblings", async () => {
    const { result } = await execute(document(relation("7"), relation("8")));
    expect(result).toBe(
      '<?xml version="1.0"?>\n<results><ZzRelation><BcCo>7</BcCo></ZzRelation><ZzRelation><BcCo>8</BcCo></ZzRelation></results>\n',
    );
  });

  test("an update gives an empty string", async () => {
    await execute(document(relation("7")));
    const { status, text } = await execute(document(relation("7", "update", "Bakker BV")));
    expect(status).toBe(200);
    expect(text).toContain('<ExecuteResponse xmlns="urn:Afas.Profit.Services"><ExecuteResult /></ExecuteResponse>');
    expect(await rest.rows("Sandbox_ZzRelation")).toMatchObject([{ Nm: "Bakker BV" }]);
  });

  test("and so does a connector that has nothing to give", async () => {
    const dataXml =
      '<ZzFlat><Element Cu="USD" Da="2026-01-01"><Fields Action="insert"><Ra>1.1</Ra></Fields></Element></ZzFlat>';
    const { text } = await execute(dataXml, { connectorType: "ZzFlat" });
    expect(text).toContain("<ExecuteResult />");
  });

  test("all calls can be made to give keys", async () => {
    const turned = await startSandbox({ updates: SAMPLES, openQuestions: { soapResults: "all" } });
    const caller = await soapCallerOf(turned);
    const values = (action: string) => ({ connectorType: "ZzRelation", dataXml: document(relation("7", action)) });
    await caller.call("appconnectorupdate", "Execute", values("insert"));
    const { result } = await caller.call("appconnectorupdate", "Execute", values("update"));
    await turned.close();
    expect(result).toContain("<BcCo>7</BcCo>");
  });

  test.each([
    ["1", 200],
    [" 1 ", 200],
    ["2", 500],
    ["een", 500],
  ])("connectorVersion '%s': %i", async (connectorVersion, status) => {
    expect((await execute(document(relation("7")), { connectorVersion })).status).toBe(status);
  });

  test("the version may be left out", async () => {
    const values = { connectorType: "ZzRelation", dataXml: document(relation("7")) };
    expect((await full.call("appconnectorupdate", "Execute", values)).status).toBe(200);
  });

  test("what Profit refuses is a fault in its words, and nothing is written", async () => {
    const reply = await execute(document(relation("7"), relation("8", "insert", "x".repeat(81))));
    expect(reply).toMatchObject({
      status: 500,
      fault: { code: "soap:Server", message: expect.stringContaining("'Naam'") },
    });
    expect(await rest.rows("Sandbox_ZzRelation")).toEqual([]);
  });

  test.each([
    "",
    "<ZzRelation>",
    "geen XML",
    '<!DOCTYPE a [<!ENTITY b "c">]><ZzRelation>&b;</ZzRelation>',
    "<ZzRelation/>",
  ])("a document that cannot be read is refused: '%s'", async (dataXml) => {
    expect(await execute(dataXml)).toMatchObject({ status: 500, fault: { code: "soap:Server" } });
  });

  test("a connector outside the app connector is refused whatever the document says", async () => {
    const reader = await soapCallerOf(sandbox, "read-only");
    const values = { connectorType: "ZzRelation", dataXml: "geen XML" };
    const reply = await reader.call("appconnectorupdate", "Execute", values);
    expect(reply.fault).toMatchObject({ errorNumber: "-2147180996" });
    expect(reply.fault?.message).toContain("niet ondersteund");
  });
});

describe("4.6: the XSD of an UpdateConnector", () => {
  const ask = (id: string, encode = "false", caller = full) =>
    caller.call("appconnectordata", "Execute", {
      dataID: "GetXmlSchema",
      parametersXml: `<DataConnector><UpdateConnectorId>${id}</UpdateConnectorId><EncodeBase64>${encode}</EncodeBase64></DataConnector>`,
    });

  test("is text in a document with a schema of its own, escaped twice on the wire", async () => {
    const { text, result } = await ask("ZzRelation");
    expect(result).toMatch(
      /^<AfasDataConnector><xs:schema .*<xs:element name="ConnectorData">.*<\/xs:schema><ConnectorData><Id>ZzRelation<\/Id><Schema>/,
    );
    expect(result.endsWith("\n</Schema></ConnectorData></AfasDataConnector>\n")).toBe(true);
    expect(text).toContain('&lt;Schema&gt;&amp;lt;xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"&amp;gt;');
    const xsd = parseXml(result).children[1]?.children[1]?.text ?? "";
    expect(parseXml(xsd).children.at(-1)?.attributes.get("name")).toBe("ZzRelation");
    expect(xsd).toContain("<!--Naam-->");
  });

  test("with EncodeBase64 the document is base64", async () => {
    const plain = await ask("ZzOrders");
    const encoded = await ask("ZzOrders", "true");
    expect(Buffer.from(encoded.result, "base64").toString("utf8")).toBe(plain.result);
  });

  test.each([
    ["another dataID", { dataID: "GetXmlData", parametersXml: "<DataConnector/>" }],
    ["no connector", { dataID: "GetXmlSchema", parametersXml: "<DataConnector/>" }],
    ["parameters that are no XML", { dataID: "GetXmlSchema", parametersXml: "ZzOrders" }],
    ["no parameters", { dataID: "GetXmlSchema" }],
  ])("%s is refused", async (_, values) => {
    const reply = await full.call("appconnectordata", "Execute", values);
    expect(reply).toMatchObject({ status: 500, fault: { code: "soap:Server" } });
  });

  test("a connector that is not there, and a caller without the special connector, are refused", async () => {
    expect((await ask("Nope")).fault).toMatchObject({ errorNumber: "-2147180996" });
    expect((await ask("ZzRelation", "false", await soapCallerOf(sandbox, "read-only"))).fault?.message).toContain(
      "AppConnectorData",
    );
  });
});

describe("4.7: attachments", () => {
  /** Files are long: a comparison that fails must not print them. */
  const digestOf = (text: string) => `${text.length} ${createHash("sha256").update(text).digest("hex")}`;
  type Attachment = { subject_id: number; file_id: string; file_name: string };
  const attachments = async () =>
    (await rest.rows("Profit_Subject_Attachments", {
      skip: "-1",
      orderbyfieldids: "attachment_id",
    })) as unknown as Attachment[];
  const call = (operation: string, values: Record<string, string | number>, caller = full) =>
    caller.call("appconnectorsubject", operation, values);
  /** An item with so many files that can all be fetched, and its files. */
  const itemWith = async (count: number) => {
    const all = await attachments();
    for (const { subject_id } of all) {
      const own = all.filter((file) => file.subject_id === subject_id);
      if (own.length !== count) continue;
      const statuses = await Promise.all(own.map((file) => rest.get(`subjectconnector/${subject_id}/${file.file_id}`)));
      if (statuses.every(({ status }) => status === 200)) return own;
    }
    throw new Error(`No item has ${count} files`);
  };

  test("the list of an item's files, indented and without a line feed behind it", async () => {
    const [file] = await itemWith(1);
    const { result } = await call("GetSubjectAttachmentInfo", { subjectID: file?.subject_id ?? 0 });
    expect(result).toBe(
      `<SubjectAttachmentInfo>\n  <Attachment fileId="${file?.file_id ?? ""}" filename="${file?.file_name ?? ""}" />\n</SubjectAttachmentInfo>`,
    );
  });

  test("an item without files", async () => {
    expect((await call("GetSubjectAttachmentInfo", { subjectID: 999_999 })).result).toBe("<SubjectAttachmentInfo />");
    expect((await call("GetSubjectAttachmentData", { subjectID: 999_999 })).result).toBe("<SubjectAttachmentData />");
  });

  test("a file as bare base64, the same bytes as in REST; without its id when it is the only one", async () => {
    const [file] = await itemWith(1);
    const { json } = await rest.get(`subjectconnector/${file?.subject_id ?? 0}/${file?.file_id ?? ""}`);
    const { filedata } = json as { filedata: string };
    const subjectID = file?.subject_id ?? 0;
    const digests = await Promise.all(
      [{ subjectID, fileId: file?.file_id ?? "" }, { subjectID }].map(async (values) =>
        digestOf((await call("GetAttachment", values)).result),
      ),
    );
    expect(digests).toEqual([digestOf(filedata), digestOf(filedata)]);
  });

  test("all files of an item with their bytes", async () => {
    const files = await itemWith(2);
    const { result } = await call("GetSubjectAttachmentData", { subjectID: files[0]?.subject_id ?? 0 });
    // Without the bytes, so that a failure can be read.
    const layout = result.replace(/<Data>[A-Za-z0-9+/=]+<\/Data>/g, "<Data>…</Data>");
    expect(layout).toBe(
      `<SubjectAttachmentData>\n${files
        .map((file) => `  <Attachment filename="${file.file_name}">\n    <Data>…</Data>\n  </Attachment>\n`)
        .join("")}</SubjectAttachmentData>`,
    );
  });

  test("a file that is not there is a fault", async () => {
    const values = { subjectID: 999_999, fileId: "0".repeat(32) };
    expect(await call("GetAttachment", values)).toMatchObject({ status: 500, fault: { code: "soap:Server" } });
  });

  test("the special connector is asked for", async () => {
    const reader = await soapCallerOf(sandbox, "read-only");
    for (const operation of ["GetAttachment", "GetSubjectAttachmentInfo", "GetSubjectAttachmentData"]) {
      const { fault } = await call(operation, { subjectID: 1 }, reader);
      expect(fault).toMatchObject({ errorNumber: "-2147180996" });
    }
  });
});

describe("4.8: reports", () => {
  type Listed = { reportId: string; title: { nl: string }; hasStartScreen: boolean };
  const listed = async () => (await callUrl(`${sandbox.control}/reports`)).json as Listed[];
  const prices = async () => (await listed()).find(({ title }) => title.nl === "Prijslijst")?.reportId ?? "";
  const filterOn = (fieldId: string, value: string) =>
    `<Filters><Filter><Field FieldId="${fieldId}" OperatorType="1">${value}</Field></Filter></Filters>`;
  const run = (reportID: string, filtersXml = "", caller = full) =>
    caller.call("appconnectorreport", "Execute", { reportID, filtersXml });

  test("a report is a PDF in base64", async () => {
    const { status, result } = await run(await prices(), filterOn("U002", "x"));
    expect(status).toBe(200);
    const bytes = Buffer.from(result, "base64");
    expect(bytes.toString("latin1", 0, 5)).toBe("%PDF-");
    expect(bytes.toString("base64") === result).toBe(true);
  });

  test("a filter on a field that the report does not have is refused, as in REST", async () => {
    const reply = await run(await prices(), filterOn("Nope", "1"));
    expect(reply).toMatchObject({ status: 500, fault: { code: "soap:Server" } });
  });

  test("one that is not there, has a start screen or may not be seen is refused", async () => {
    const withScreen = (await listed()).find(({ hasStartScreen }) => hasStartScreen);
    for (const reportId of ["Nope", withScreen?.reportId ?? ""]) {
      expect(await run(reportId)).toMatchObject({ status: 500, fault: { code: "soap:Server" } });
    }
    const reader = await soapCallerOf(sandbox, "read-only");
    expect((await run("Nope", "", reader)).fault?.message).toContain("AppConnectorReport");
  });
});

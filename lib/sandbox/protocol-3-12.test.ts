// cspell:ignore reportconnector Fetc Fpasswd Itemcode sendfileasbinary unpdf
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl, type Row } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 3.12 (and 9.15): reports as PDF.
let sandbox: Sandbox;
let full: Caller;
let reports: Listed[];
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
  reports = (await callUrl(`${sandbox.control}/reports`)).json as Listed[];
});
afterAll(() => sandbox.close());

type Listed = {
  reportId: string;
  title: { nl: string; en: string };
  restricted: boolean;
  hasStartScreen: boolean;
  fields: { fieldId: string; label: { nl: string } }[];
};

function idOf(title: string): string {
  const found = reports.find((own) => own.title.nl === title);
  if (!found) throw new Error(`No report ${title}`);
  return found.reportId;
}

async function textOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return text;
}

async function pagesOf(path: string, caller = full): Promise<string[]> {
  const reply = await caller.get(path);
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return textOf(Buffer.from((reply.json as { filedata: string }).filedata, "base64"));
}

const all = { skip: "-1", take: "-1" };
const amount = (value: unknown) => Number(value).toLocaleString("nl-NL", { minimumFractionDigits: 2 });

test("the answer is the bytes and their type, in this order", async () => {
  const reply = await full.get(
    `reportconnector/${idOf("Prijslijst")}?filterfieldids=U002&filtervalues=x&operatortypes=1`,
  );
  expect(reply.status).toBe(200);
  expect(Object.keys(reply.json as object)).toEqual(["filedata", "mimetype"]);
  expect(reply.json).toMatchObject({ mimetype: "application/pdf" });
});

test("9.15: the bytes are called data when that reading is chosen", async () => {
  const other = await startSandbox({ openQuestions: { reportResult: "data" } });
  try {
    const reply = await (
      await callerOf(other)
    ).get(`reportconnector/${idOf("Prijslijst")}?filterfieldids=U002&filtervalues=x&operatortypes=1`);
    expect(Object.keys(reply.json as object)).toEqual(["data", "mimetype"]);
  } finally {
    await other.close();
  }
});

test("there are at least six reports, each with fields by their codes", () => {
  const callable = reports.filter((own) => !own.hasStartScreen && !own.restricted);
  expect(callable.length).toBeGreaterThanOrEqual(6);
  for (const { reportId, fields } of reports) {
    expect(reportId).toMatch(/^[0-9A-F]{32}$/);
    expect(fields.map(({ fieldId }) => fieldId)).toEqual(
      fields.map((_, index) => `U${String(index + 1).padStart(3, "0")}`),
    );
  }
});

describe("what is printed", () => {
  test("the rows that the filter leaves, with the filter, in Dutch and in English", async () => {
    const [order] = await full.rows("Verkooporders", { take: "1", orderbyfieldids: "-Aantal_regels,Ordernummer" });
    const number = String(order?.["Ordernummer"]);
    const lines = await full.rows("Verkooporderregels", {
      filterfieldids: "Ordernummer",
      filtervalues: number,
      operatortypes: "1",
    });
    const path = `reportconnector/${idOf("Orderbevestiging")}?filterfieldids=U001&filtervalues=${number}&operatortypes=1`;
    const [page = "", ...others] = await pagesOf(path);
    expect(others).toEqual([]);
    expect(page).toContain(`Filter: U001 Ordernummer = ${number}`);
    expect(page).toContain(`Aantal regels: ${lines.length}`);
    expect(page).toContain("Pagina 1 van 1");
    for (const line of lines) {
      expect(page).toContain(String(line["Itemcode"]));
      expect(page).toContain(amount(line["Regelbedrag"]));
    }
    expect(page).toContain(amount(order?.["Bedrag_excl"]));
    const english = await full.get(path, { "accept-language": "en" });
    const [text = ""] = await textOf(Buffer.from((english.json as { filedata: string }).filedata, "base64"));
    expect(text).toContain("Order confirmation");
    expect(text).toContain(`Filter: U001 Order number = ${number}`);
  });

  test("many rows over many pages, each with the title, the labels and its number", async () => {
    const open = await full.rows("Profit_Debtor_Invoices", all);
    const pages = await pagesOf(`reportconnector/${idOf("Openstaande posten debiteuren")}`);
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain("Openstaande posten debiteuren");
      expect(page).toContain("Factuurbedrag");
      expect(page).toContain(`Pagina ${index + 1} van ${pages.length}`);
    }
    const text = pages.join("\n");
    for (const row of open) expect(text).toContain(String(row["InvoiceNr"]));
    expect(text).toContain("Filter: geen");
    const cents = open.reduce((sum, row) => sum + Math.round(Number(row["Balance"]) * 100), 0);
    expect(text).toContain(amount(cents / 100));
  });

  test("names in letters beyond those of the Netherlands", async () => {
    const names = (await full.rows("Medewerkers", all)).map((row) => String(row["Naam"]));
    const text = (await pagesOf(`reportconnector/${idOf("Medewerkerskaart")}`)).join("\n");
    const rare = names.filter((name) => /[şı]/.test(name));
    expect(rare.length).toBeGreaterThan(0);
    for (const name of rare) expect(text).toContain(name);
  });

  test("a sales invoice has the letterhead of the user's administration, whichever it belongs to", async () => {
    const [other] = await full.rows("Verkoopfacturen", {
      filterfieldids: "UnitId",
      filtervalues: "2",
      operatortypes: "1",
      take: "1",
      orderbyfieldids: "Factuurnummer",
    });
    const number = String(other?.["Factuurnummer"]);
    const [page = ""] = await pagesOf(`reportconnector/${idOf("Verkoopfactuur")}/U001/${number}`);
    expect(page).toContain("Van Dijk Techniek B.V.");
    expect(page).toContain(`Factuurnummer ${number}`);
    expect(page).toContain(amount(other?.["Bedrag_excl"]));
  });

  test("no rows gives a page that says so", async () => {
    const pages = await pagesOf(
      `reportconnector/${idOf("Prijslijst")}?filterfieldids=U002&filtervalues=x&operatortypes=1`,
    );
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain("Er zijn geen regels die aan het filter voldoen.");
  });

  test("the same question gives the same bytes", async () => {
    const path = `reportconnector/${idOf("Medewerkerskaart")}?filterfieldids=U001&filtervalues=1001&operatortypes=1`;
    expect((await full.get(path)).text).toBe((await full.get(path)).text);
  });
});

describe("filters on field codes", () => {
  const employees = () => `reportconnector/${idOf("Medewerkerskaart")}`;
  const filterJson = (fields: object[]) =>
    `filterjson=${encodeURIComponent(JSON.stringify({ Filters: { Filter: [{ "@FilterId": "F", Field: fields }] } }))}`;
  test.each<[string, () => string, string]>([
    ["lists", () => `${employees()}?filterfieldids=U001&filtervalues=1002&operatortypes=1`, "U001 Medewerker = 1002"],
    ["lists in another case", () => `${employees()}?FilterFieldIds=U001&FilterValues=1002&OperatorTypes=1`, "U001"],
    [
      "filterjson",
      () => `${employees()}?${filterJson([{ "@FieldId": "U001", "@OperatorType": 1, "#text": "1002" }])}`,
      "U001 Medewerker = 1002",
    ],
    ["path", () => `${employees()}/U001/1002`, "U001 Medewerker = 1002"],
    ["path with two", () => `${employees()}/U001,U008/1002,GRN`, "U001 Medewerker = 1002 en U008 Vestiging = GRN"],
    [
      "or",
      () => `${employees()}?filterfieldids=U001;U001&filtervalues=1002;nope&operatortypes=1;1`,
      "(U001 Medewerker = 1002) of (U001 Medewerker = nope)",
    ],
  ])("%s", async (_name, path, described) => {
    const text = (await pagesOf(path())).join("\n");
    expect(text).toContain(described);
    expect(text).toContain("Medewerker 1002");
    expect(text).toContain("Aantal regels: 1");
  });

  test("dates, numbers and every other operator go as they do for rows", async () => {
    const due = await full.rows("Profit_Debtor_Invoices", {
      filterfieldids: "ExpDate,Balance",
      filtervalues: "2026-10-01T00:00:00,5000",
      operatortypes: "2,4",
    });
    const text = await pagesOf(
      `reportconnector/${idOf("Openstaande posten debiteuren")}?filterfieldids=U005,U008&filtervalues=2026-10-01T00:00:00,5000&operatortypes=2,4`,
    );
    expect(due.length).toBeGreaterThan(0);
    expect(text.join("\n")).toContain(`Aantal regels: ${due.length}`);
  });

  test.each([
    ["?filterfieldids=Medewerker&filtervalues=1002&operatortypes=1", "Connector field 'Medewerker' not found."],
    ["?filterfieldids=U099&filtervalues=1&operatortypes=1", "Connector field 'U099' not found."],
    ["?filterfieldids=U001&filtervalues=1&operatortypes=99", "Filter operator '99' does not exist."],
    ["?filterjson=%7B", "The filter cannot be read: filterjson."],
  ])("%s is refused in words", async (query, words) => {
    expect(await full.get(`${employees()}${query}`, { "accept-language": "en" })).toMatchObject({
      status: 500,
      json: { externalMessage: words },
    });
  });
});

describe("what cannot be run", () => {
  const refused = (reply: Awaited<ReturnType<Caller["get"]>>) =>
    reply.status === 500 && (reply.json as { externalMessage: string }).externalMessage;

  test.each([["0".repeat(32)], ["nope"], ["-1"], ["..%2F..%2Fetc%2Fpasswd"], ["constructor"], ["A".repeat(10_000)]])(
    "an unknown report: %s",
    async (id) => {
      expect(refused(await full.get(`reportconnector/${id}`, { "accept-language": "en" }))).toMatch(
        /^Report '.*' does not exist\.$/,
      );
    },
  );

  test("one with a start screen", async () => {
    expect(refused(await full.get(`reportconnector/${idOf("Jaaropgaven")}`, { "accept-language": "en" }))).toBe(
      "Report 'Jaaropgaven' has a start screen of its own and cannot be run by the ReportConnector.",
    );
  });

  test("one that is kept from the caller, and not from others", async () => {
    const support = await callerOf(sandbox, "support");
    const path = `reportconnector/${idOf("Salarisoverzicht")}?filterfieldids=U001&filtervalues=1001&operatortypes=1`;
    expect(refused(await support.get(path, { "accept-language": "en" }))).toBe(
      "The user is not authorised for report 'Salarisoverzicht'.",
    );
    expect((await full.get(path)).status).toBe(200);
  });

  test("any, without the special connector", async () => {
    const readOnly = await callerOf(sandbox, "read-only");
    expect(refused(await readOnly.get(`reportconnector/${idOf("Prijslijst")}`))).toContain("AppConnectorReport");
  });

  test.each(["reportconnector", "reportconnector/A/B", "reportconnector/A/B/C/D"])("GET /%s is 404", async (path) => {
    expect(await full.get(path)).toMatchObject({ status: 404, text: "" });
  });
});

test("filter authorisation hides rows from a report as it does from a GetConnector", async () => {
  const limited = await callerOf(sandbox, "limited");
  const path = `reportconnector/${idOf("Openstaande posten debiteuren")}`;
  const rows = await full.rows("Profit_Debtor_Invoices", all);
  const branches = new Map(
    (await full.rows("Verkoopfacturen", all)).map((row) => [row["Factuurnummer"], [row["UnitId"], row["Vestiging"]]]),
  );
  const isSeen = (row: Row) => branches.get(row["InvoiceNr"] ?? "")?.join() === "1,AMF";
  const text = (await pagesOf(path, limited)).join("\n");
  expect(text).toContain(`Aantal regels: ${rows.filter(isSeen).length}`);
  for (const row of rows) expect(text.includes(String(row["InvoiceNr"])), String(row["InvoiceNr"])).toBe(isSeen(row));
  expect(rows.some(isSeen)).toBe(true);
  expect(rows.every(isSeen)).toBe(false);
});

test("support runs a report, and a GUID may be written with dashes, braces and small letters", async () => {
  const support = await callerOf(sandbox, "support");
  const id = idOf("Medewerkerskaart");
  const dashed = id.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const query = "?filterfieldids=U001&filtervalues=1003&operatortypes=1";
  const plain = await support.get(`reportconnector/${id}${query}`);
  expect(plain.status).toBe(200);
  for (const written of [dashed, `%7B${dashed}%7D`]) {
    expect((await support.get(`reportconnector/${written}${query}`)).text).toBe(plain.text);
  }
});

test("SendFileAsBinary gives the PDF itself", async () => {
  const reply = await full.get(
    `reportconnector/${idOf("Medewerkerskaart")}?filterfieldids=U001&filtervalues=1001&operatortypes=1`,
    { sendfileasbinary: "1" },
  );
  expect(reply.headers).toMatchObject({ "content-type": "application/pdf", "content-length": `${reply.bytes.length}` });
  expect(reply.bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
  expect((await textOf(reply.bytes))[0]).toContain("Medewerkerskaart");
});

test("the fields of a report are listed with their labels", () => {
  const invoice = reports.find(({ title }) => title.nl === "Verkoopfactuur");
  expect(invoice?.fields.slice(0, 3)).toMatchObject([
    { fieldId: "U001", label: { nl: "Factuurnummer" }, dataType: "string" },
    { fieldId: "U002", label: { nl: "Administratie" }, dataType: "int" },
    { fieldId: "U003", label: { nl: "Debiteur" } },
  ] satisfies Partial<Row>[] | object[]);
});

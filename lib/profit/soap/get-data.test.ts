import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import type { ProfitEndpoint } from "../endpoint";
import { ProfitError } from "../errors";
import { explanationOf } from "../explain";
import { type PageRequest, receivePage, requestPage, scanReceived } from "../rest/get-connector";
import { readGetConnectorMetainfo, readMetainfo, requestGetConnectorMetainfo, requestMetainfo } from "../rest/metainfo";
import type { PageCells } from "../wire/page-cells";
import type { SoapField } from "./field-names";
import { receiveSoapPage, requestSoapPage } from "./get-data";

/** The client of SOAP's GetConnectors against a running Profit: the sandbox, over HTTP. */
let sandbox: Sandbox;
let endpoint: ProfitEndpoint;

async function endpointOf(appConnector: string): Promise<ProfitEndpoint> {
  const { appConnectors } = (await (await fetch(sandbox.control)).json()) as {
    appConnectors: { name: string; authorization: string }[];
  };
  return {
    restBaseUrl: new URL(`${sandbox.rest}/`),
    soapBaseUrl: new URL(`${sandbox.soap}/`),
    authorization: appConnectors.find(({ name }) => name === appConnector)?.authorization ?? "",
    language: "nl-nl",
    fetch: (input, init) => fetch(input, init),
    timeoutMs: 5_000,
  };
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, rows: 2_000 });
  endpoint = await endpointOf("full");
});
afterAll(() => sandbox.close());
beforeEach(() => fetch(`${sandbox.control}/faults`, { method: "DELETE" }));

const page = (connectorId: string, given: Partial<PageRequest> = {}): PageRequest => ({
  ...{ connectorId, filter: { groups: [] }, orderBy: [], skip: 0, take: 100 },
  ...given,
});

const fieldsOf = async (id: string) =>
  (await readGetConnectorMetainfo(await requestGetConnectorMetainfo(endpoint, id))).fields;

async function overSoap(asked: PageRequest, by = endpoint, known?: readonly SoapField[]): Promise<PageCells> {
  const fields = known ?? (await fieldsOf(asked.connectorId));
  const response = await requestSoapPage(by, asked);
  return (await scanReceived(await receiveSoapPage(response, { ...asked, fields }), asked)).cells;
}

async function overRest(asked: PageRequest): Promise<PageCells> {
  return (await scanReceived(await receivePage(await requestPage(endpoint, asked), asked), asked)).cells;
}

/** Every cell as what it stands for; texts without their escapes, for both forms may be used. */
function valuesOf({ bytes, fieldIds, rowCount, starts, ends, kinds }: PageCells): Record<string, unknown>[] {
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(
      fieldIds.map((id, column) => {
        const cell = row * fieldIds.length + column;
        const raw = Buffer.from(bytes.subarray(starts[cell], ends[cell])).toString("utf8");
        const isText = (kinds[cell] ?? 0) >= 5;
        return [id, isText ? (JSON.parse(`"${raw}"`) as string) : raw.replace(/^(-?)\./, "$10.")];
      }),
    ),
  );
}

/** SOAP cannot tell an empty text from none (protocol 4.4), and has no way to write control characters or half a surrogate pair. */
const asXmlCan = (rows: Record<string, unknown>[]) =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([id, value]) => [
        id,
        value === ""
          ? "null"
          : String(value)
              .toWellFormed()
              .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "\ufffd"),
      ]),
    ),
  );

async function troubleOf(run: Promise<unknown>): Promise<ProfitError> {
  const error = await run.then(
    () => null,
    (failure: unknown) => failure,
  );
  if (error instanceof ProfitError) return error;
  throw new Error(`No ProfitError but ${String(error)}`);
}

test("rows of connectors of all sorts, the awkward ones too, are those that REST gives", async () => {
  const { getConnectors } = await readMetainfo(await requestMetainfo(endpoint));
  let compared = 0;
  const chosen = (getConnectors ?? []).filter(({ id }, index) => id.startsWith("Awkward") || index % 8 === 0);
  for (const { id } of chosen) {
    const fields = await fieldsOf(id);
    const [first] = fields;
    const asked = page(id, { orderBy: [{ fieldId: first?.id ?? "", direction: "asc" }], take: 60 });
    const rest = await overRest(asked).catch(() => null);
    // What REST refuses or cannot read is the sandbox's awkward part; SOAP has tests of its own for it.
    if (!rest || rest.rowCount === 0) continue;
    const soap = await overSoap(asked, endpoint, fields);
    const byText = (rows: Record<string, unknown>[]) => rows.map((row) => JSON.stringify(row)).toSorted();
    expect(byText(valuesOf(soap)), id).toEqual(byText(asXmlCan(valuesOf(rest))));
    compared++;
  }
  expect(compared).toBeGreaterThan(5);
}, 60_000);

test("the cells are copied as REST's are: same bytes, same kinds", async () => {
  const asked = page("Sandbox_Bulk", { orderBy: [{ fieldId: "Id", direction: "desc" }], skip: 40, take: 20 });
  const [soap, rest] = [await overSoap(asked), await overRest(asked)];
  expect(soap.compactHead).toBe(rest.compactHead);
  expect([...soap.kinds]).toEqual([...rest.kinds]);
  expect(valuesOf(soap)).toEqual(valuesOf(rest));
});

test("more than a thousand rows at once: take is a plain parameter, not an option", async () => {
  const cells = await overSoap(page("Sandbox_Bulk", { take: 1_500 }));
  expect(cells.rowCount).toBe(1_500);
});

test("filter, order and skip mean what they mean over REST, with the signs that lists cannot carry", async () => {
  const filter = {
    groups: [
      [
        { fieldId: "Id", operator: "less" as const, value: "500" },
        { fieldId: "Id", operator: "greaterOrEqual" as const, value: "490" },
      ],
      [{ fieldId: "Id", operator: "equal" as const, value: "3" }],
    ],
  };
  const asked = page("Sandbox_Bulk", { filter, orderBy: [{ fieldId: "Id", direction: "desc" }], skip: 2, take: 50 });
  const ids = valuesOf(await overSoap(asked)).map(({ Id }) => Id);
  expect(ids).toEqual(valuesOf(await overRest(asked)).map(({ Id }) => Id));
  expect(ids[0]).toBe("497");
});

test("a page behind the last row is empty", async () => {
  expect((await overSoap(page("Sandbox_Bulk", { skip: 5_000 }))).rowCount).toBe(0);
});

describe("Profit says no", () => {
  test("with a fault: its words, number and log reference", async () => {
    const order = [{ fieldId: "Weg", direction: "asc" as const }];
    const error = await troubleOf(overSoap(page("Sandbox_Bulk", { orderBy: order })));
    expect(error).toMatchObject({ code: "REFUSED", status: 500 });
    expect(error.errorNumber).toBeLessThan(0);
    expect(error.logReference).toMatch(/^[0-9A-F]{32}$/);
    expect(explanationOf(error)).toEqual({ key: "unknownField", params: { field: "Weg" } });
  });

  test("to a connector that nobody has", async () => {
    const asked = page("Bestaat_Niet");
    const run = requestSoapPage(endpoint, asked).then((response) =>
      receiveSoapPage(response, { ...asked, fields: [] }),
    );
    expect(explanationOf(await troubleOf(run)).key).toBe("connectorNotAuthorised");
  });

  test("to the token", async () => {
    const stranger = {
      ...endpoint,
      authorization: `AfasToken ${btoa("<token><version>1</version><data>0</data></token>")}`,
    };
    const error = await troubleOf(overSoap(page("Sandbox_Bulk"), stranger));
    expect(explanationOf(error).key).toBe("wrongToken");
  });
});

test("without an address for SOAP nothing is sent", async () => {
  const restOnly = { ...endpoint };
  delete restOnly.soapBaseUrl;
  await expect(async () => requestSoapPage(restOnly, page("Sandbox_Bulk"))).rejects.toMatchObject({
    code: "HOST_NOT_ALLOWED",
  });
});

test("a value that XML cannot carry is refused here, not altered", async () => {
  const filter = { groups: [[{ fieldId: "Id", operator: "equal" as const, value: "a\u0001b" }]] };
  await expect(async () => requestSoapPage(endpoint, page("Sandbox_Bulk", { filter }))).rejects.toThrow("cannot carry");
});

/** Answers of other makes than the sandbox's. */
async function answered(body: string | Buffer, { status = 200, type = "text/xml; charset=utf-8" } = {}) {
  const server = createServer((_, response) => response.writeHead(status, { "content-type": type }).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const asked = { ...page("Demo"), fields: FIELDS };
  try {
    const soapBaseUrl = new URL(`http://127.0.0.1:${port}/ProfitServices/`);
    const received = await receiveSoapPage(await requestSoapPage({ ...endpoint, soapBaseUrl }, asked), asked);
    return valuesOf((await scanReceived(received, asked)).cells);
  } finally {
    server.close();
  }
}

const FIELDS = [
  { id: "Nr", dataType: "int" },
  { id: "Naam", dataType: "string" },
  { id: "Actief", dataType: "boolean" },
  { id: "Bedrag", dataType: "decimal" },
  { id: "Op", dataType: "date" },
];
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const around = (result: string) =>
  '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
  `<GetDataWithOptionsResponse xmlns="urn:Afas.Profit.Services">${result}</GetDataWithOptionsResponse></s:Body></s:Envelope>`;
const withResult = (inner: string) => around(`<GetDataWithOptionsResult>${escaped(inner)}</GetDataWithOptionsResult>`);
const rows = (inner: string) => withResult(`<AfasGetConnector>${inner}</AfasGetConnector>\n`);
const ROW =
  "<Demo><Nr>1</Nr><Naam>a &amp; b</Naam><Actief>true</Actief><Bedrag>-.5</Bedrag><Op>2026-03-29T08:15:02</Op></Demo>";
const VALUES = { Nr: "1", Naam: "a & b", Actief: "true", Bedrag: "-0.5", Op: "2026-03-29T08:15:02Z" };
const NOTHING = { Nr: "null", Naam: "null", Actief: "null", Bedrag: "null", Op: "null" };

describe("answers", () => {
  test.each([
    ["rows", rows(ROW), [VALUES]],
    ["an empty Result", withResult(""), []],
    ["an empty element", around("<GetDataWithOptionsResult />"), []],
    ["a root and nothing else", withResult("<AfasGetConnector />\n"), []],
    ["a byte order mark", `\uFEFF${rows(ROW)}`, [VALUES]],
    [
      "CDATA around the rows",
      around(
        `<GetDataWithOptionsResult><![CDATA[<AfasGetConnector>${ROW}</AfasGetConnector>]]></GetDataWithOptionsResult>`,
      ),
      [VALUES],
    ],
    [
      "CDATA in a cell",
      rows('<Demo><Nr>1</Nr><Naam><![CDATA[<a> & "b"]]></Naam></Demo><Demo><Nr>2</Nr></Demo>'),
      [
        { ...NOTHING, Nr: "1", Naam: '<a> & "b"' },
        { ...NOTHING, Nr: "2" },
      ],
    ],
    [
      "fields in another order",
      rows("<Demo><Op/><Bedrag>2.50</Bedrag><Actief>0</Actief><Naam>x</Naam><Nr>7</Nr></Demo>"),
      [{ Nr: "7", Naam: "x", Actief: "false", Bedrag: "2.50", Op: "null" }],
    ],
    ["empty fields left out", rows(`${ROW}<Demo><Nr>2</Nr></Demo>`), [VALUES, { ...NOTHING, Nr: "2" }]],
    ["a field more than metainfo has", rows(ROW.replace("</Demo>", "<Nieuw>9</Nieuw></Demo>")), [VALUES]],
    [
      "a schema that nobody asked for",
      rows(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="x"/></xs:schema>${ROW}`),
      [VALUES],
    ],
    ["spaces between everything", rows(` \n${ROW.replaceAll("><", ">\r\n  <")}\n`), [VALUES]],
    [
      "line ends and references",
      rows(ROW.replace("a &amp; b", "a&#xD;\nb\tc&#x20AC;&quot;\\")),
      [{ ...VALUES, Naam: 'a\r\nb\tc€"\\' }],
    ],
    ["an attribute", rows(ROW.replace("<Naam>", '<Naam xml:space="preserve">')), [VALUES]],
    ["what is no number of a number's field", rows(ROW.replace("<Nr>1<", "<Nr>007<")), [{ ...VALUES, Nr: "007" }]],
    [
      "a name that was escaped",
      withResult(
        `<AfasGetConnector><_x0044_emo><Nr>1</Nr><N_x0061_am>z</N_x0061_am><Actief/><Bedrag/><Op/></_x0044_emo></AfasGetConnector>`,
      ),
      [{ ...NOTHING, Nr: "1", Naam: "z" }],
    ],
  ])("%s", async (_, body, expected) => {
    expect(await answered(body)).toEqual(expected);
  });

  test.each([
    ["a field fewer than metainfo has", rows(ROW.replace(/<Bedrag>.*<\/Bedrag>/, "")), "missingFields"],
    ["another connector's rows", rows(ROW.replaceAll("Demo", "Anders")), "wrongShape"],
    ["a field twice", rows(ROW.replace("<Op>", "<Nr>2</Nr><Op>")), "wrongShape"],
    ["an element in a cell", rows(ROW.replace("a &amp; b", "<b>x</b>")), "wrongShape"],
    ["text between fields", rows(ROW.replace("<Naam>", "oeps<Naam>")), "wrongShape"],
    ["no envelope", "<AfasGetConnector/>", "wrongShape"],
    ["a document type", rows(ROW).replace("<s:Envelope", "<!DOCTYPE x><s:Envelope"), "notXml"],
    ["an entity of its own", rows(ROW.replace("a &amp; b", "&eigen;")), "notXml"],
    ["a character XML does not have", rows(ROW.replace("a &amp; b", "&#1;")), "notXml"],
    ["a closing tag of something else", rows(ROW.replace("</Naam>", "</Noam>")), "notXml"],
    ["half an answer", rows(ROW).slice(0, -200), "cutOff"],
    ["half a row in a whole envelope", withResult(`<AfasGetConnector>${ROW.slice(0, 40)}`), "cutOff"],
    ["no end of the rows", withResult(`<AfasGetConnector>${ROW}`), "cutOff"],
    ["nothing", "", "empty"],
    ["JSON", '{"rows":[]}', "notXml"],
    ["not UTF-8", Buffer.from(rows(ROW.replace("a &amp; b", "\u00e9")), "latin1"), "notXml"],
  ])("%s", async (_, body, fault) => {
    expect(await troubleOf(answered(body))).toMatchObject({ code: "BAD_ANSWER", fault });
  });

  test("a web page is told as one, with any status", async () => {
    for (const status of [200, 500]) {
      const run = answered("<!DOCTYPE html><html>Log in</html>", { status, type: "text/html" });
      expect((await troubleOf(run)).code).toBe("NOT_PROFIT");
    }
  });

  test("a fault that says 200 is a fault", async () => {
    const fault = around("").replace(
      /<GetData.*Response>/,
      "<s:Fault><faultcode>x</faultcode><faultstring>Nee</faultstring></s:Fault>",
    );
    expect(await troubleOf(answered(fault))).toMatchObject({ code: "REFUSED", message: "Nee" });
  });

  test.each([
    [401, "TOKEN_REJECTED"],
    [403, "ADDRESS_BLOCKED"],
    [404, "NOT_FOUND"],
    [503, "UNAVAILABLE"],
  ])("status %i is %s", async (status, code) => {
    expect(await troubleOf(answered("", { status }))).toMatchObject({ code });
  });
});

test("an answer that breaks off is worth asking again", async () => {
  await fetch(`${sandbox.control}/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ match: { path: "appconnectorget" }, fault: { kind: "truncate", bytes: 3_000 }, times: 1 }),
  });
  const error = await troubleOf(overSoap(page("Sandbox_Bulk")));
  expect(error).toMatchObject({ fault: "brokeOff", isWorthRetrying: true });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { profitTroubleOf as troubleOf, valuesOf } from "@/lib/testing/profit-answers";
import type { ProfitEndpoint } from "../endpoint";
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

test("an answer that breaks off is worth asking again", async () => {
  await fetch(`${sandbox.control}/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ match: { path: "appconnectorget" }, fault: { kind: "truncate", bytes: 3_000 }, times: 1 }),
  });
  const error = await troubleOf(overSoap(page("Sandbox_Bulk")));
  expect(error).toMatchObject({ fault: "brokeOff", isWorthRetrying: true });
});

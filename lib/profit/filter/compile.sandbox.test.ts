import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "@/lib/sandbox/server";
import { startSandbox } from "@/lib/sandbox/server";
import { GetConnectorMetainfo } from "../wire/get-connector-metainfo";
import { GetConnectorPage, type Row } from "../wire/get-connector-page";
import { Metainfo } from "../wire/metainfo";
import { compileFilter, pagingParameters, profitQueryOf, queryStringOf } from "./compile";
import { compileJson } from "./compile-json";
import { compileLists, type EncodedParameter } from "./compile-lists";
import { fittingOperators, takesValue, valueKindOf } from "./operators-by-type";
import { REQUEST_LIMIT } from "./request-length";
import type { Condition, Filter } from "./rows-query";
import { rangeFor, toProfitValue } from "./values";

/** The compiled forms against a running Profit: the sandbox, over HTTP. */
let sandbox: Sandbox;
let authorization: string;
let connectorId: string;
let fields: GetConnectorMetainfo["fields"];
let sample: Row[];
let listed: string[];

const get = (path: string) => fetch(`${sandbox.rest}/${path}`, { headers: { authorization } });

async function rowsFor(
  parameters: readonly EncodedParameter[],
  { take = 10_000, of = connectorId } = {},
): Promise<Row[]> {
  const paging = pagingParameters({ orderBy: [], skip: 0, take });
  const response = await get(`connectors/${of}?${queryStringOf([...parameters, ...paging])}`);
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return GetConnectorPage.parse(JSON.parse(text)).rows;
}

/** Rows as a bag: without an order Profit may send them in any. */
const bag = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row)).toSorted();

beforeAll(async () => {
  sandbox = await startSandbox();
  const control = (await (await fetch(sandbox.control)).json()) as
    { appConnectors: { name: string; authorization: string }[] } | { name: string; authorization: string }[];
  const connectors = Array.isArray(control) ? control : control.appConnectors;
  authorization = connectors.find(({ name }) => name === "read-only")?.authorization ?? "";
  listed = (Metainfo.parse(await (await get("metainfo")).json()).getConnectors ?? []).map(({ id }) => id);
  for (const id of listed) {
    const described = GetConnectorMetainfo.parse(await (await get(`metainfo/get/${id}`)).json());
    const kinds = new Set(described.fields.map(({ dataType }) => dataType));
    if (!["string", "int", "boolean", "date"].every((kind) => kinds.has(kind))) continue;
    [connectorId, fields] = [id, described.fields];
    break;
  }
  sample = await rowsFor([], { take: 200 });
});

afterAll(() => sandbox.close());

/** Conditions people would make: fields of the connector, operators that fit, values that occur. */
const someFilter = () => {
  const condition = fc
    .record({ field: fc.nat(), row: fc.nat(), operator: fc.nat(), part: fc.nat({ max: 3 }) })
    .map(({ field, row, operator, part }): Condition | null => {
      const { id, dataType } = fields[field % fields.length]!;
      const kind = valueKindOf(dataType);
      const name = fittingOperators(kind).filter((fitting) => fitting !== "quick")[
        operator % (fittingOperators(kind).length - (kind === "text" ? 1 : 0))
      ]!;
      const cell = sample[row % sample.length]![id];
      const typed = kind === "text" ? String(cell ?? "x").slice(0, part + 1) : String(cell ?? "");
      const value = toProfitValue(kind, name, typed);
      return value.ok ? { fieldId: id, operator: name, value: value.value } : null;
    });
  return fc
    .array(fc.array(condition, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((groups) => ({
      groups: groups.map((group) => group.filter((entry) => entry !== null)).filter((group) => group.length > 0),
    }));
};

test("lists, JSON and the form that is chosen give the same rows", async () => {
  let matched = 0;
  await fc.assert(
    fc.asyncProperty(someFilter(), async (filter: Filter) => {
      const compiled = compileFilter(filter);
      const chosen = bag(await rowsFor(compiled.parameters));
      expect(bag(await rowsFor(compileJson(filter)))).toEqual(chosen);
      // What holds a separator or a blank cannot travel in lists: that is why JSON was chosen.
      if (compiled.reason !== "separator" && compiled.reason !== "blank") {
        expect(bag(await rowsFor(compileLists(filter)))).toEqual(chosen);
      }
      if (chosen.length > 0 && filter.groups.length > 0) matched++;
    }),
    { numRuns: 30 },
  );
  expect(matched, "filters that matched rows at all").toBeGreaterThan(5);
});

test("a value with separators finds its own row", async () => {
  let found = 0;
  for (const id of listed) {
    if (found >= 3) break;
    const rows = await rowsFor([], { take: 100, of: id });
    const cells = rows.flatMap((row) => Object.entries(row));
    const [fieldId, value] =
      cells.find(([, cell]) => typeof cell === "string" && /^[^%\n]{1,60}[,;][^%\n]+$/.test(cell)) ?? [];
    if (fieldId === undefined) continue;
    const filter: Filter = { groups: [[{ fieldId, operator: "equal", value: String(value) }]] };
    expect(compileFilter(filter).form).toBe("json");
    const own = await rowsFor(compileFilter(filter).parameters, { of: id });
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((row) => String(row[fieldId]).toLowerCase() === String(value).toLowerCase())).toBe(true);
    found++;
  }
  expect(found, "connectors with such values").toBeGreaterThan(0);
});

test("empty and not empty share all rows between them", async () => {
  const all = (await rowsFor([])).length;
  for (const { id } of fields.slice(0, 6)) {
    const count = async (operator: "isEmpty" | "isNotEmpty") => {
      const filter: Filter = { groups: [[{ fieldId: id, operator, value: "" }]] };
      return (await rowsFor(compileFilter(filter).parameters)).length;
    };
    expect((await count("isEmpty")) + (await count("isNotEmpty"))).toBe(all);
  }
  expect(takesValue("isEmpty")).toBe(false);
});

test("the range offered for a shown moment finds its row, also where equality does not", async () => {
  const moment = fields.find(
    ({ id, dataType }) => dataType === "date" && sample.some((row) => /T(?!00:00:00)/.test(String(row[id] ?? ""))),
  );
  expect(moment, "a field with times").toBeDefined();
  if (!moment) return;
  const row = sample.find((candidate) => /T(?!00:00:00)/.test(String(candidate[moment.id] ?? "")))!;
  const value = toProfitValue("date", "equal", String(row[moment.id]));
  expect(value.ok).toBe(true);
  const range = rangeFor({ fieldId: moment.id, operator: "equal", value: value.ok ? value.value : "" })!;
  expect(bag(await rowsFor(compileFilter({ groups: [range] }).parameters))).toContain(JSON.stringify(row));
});

test("2049 characters are answered, one more is not", async () => {
  const query = (size: number) =>
    profitQueryOf({
      filter: { groups: [[{ fieldId: fields[0]!.id, operator: "equal", value: "1".repeat(size) }]] },
      orderBy: [],
      skip: 0,
      take: 1,
    });
  const text = fields.findIndex(({ dataType }) => dataType === "string");
  const longest = REQUEST_LIMIT - query(1).length + 1;
  expect(text).toBeGreaterThanOrEqual(0);
  expect(query(longest).length).toBe(REQUEST_LIMIT);
  const asked = await get(`connectors/${connectorId}?${query(longest).queryString}`);
  const tooLong = await get(`connectors/${connectorId}?${query(longest + 1).queryString}`);
  expect([asked.status === 404, tooLong.status]).toEqual([false, 404]);
});

import { afterEach, expect, test } from "vitest";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import { exportPages } from "@/lib/services/connectors/export-pages";
import { attachmentDisposition, cleanFileName } from "./content-disposition";
import { problemResponse } from "./problem-response";
import { readRowsRequest } from "./rows-request";
import { rowsResponse } from "./rows-response";
import { streamOf } from "./stream-of";

let trial: ProfitTrial | null = null;
afterEach(async () => {
  await trial?.close();
  trial = null;
});

async function ask(params: string, connectorId = "Sandbox_Bulk"): Promise<Response> {
  trial ??= await startProfitTrial({ rows: 250 });
  const place = { connectionId: trial.connectionId, connectorId };
  return rowsResponse(trial.ctx, place, new URLSearchParams(params), exportPages).catch((error: unknown) =>
    problemResponse(error),
  );
}

test("a page has its length, its measures and no cache", async () => {
  const answer = await ask("take=3&orderby=Id&fields=Id,Modified");
  const body = await answer.text();
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    "cache-control": "private, no-store, no-transform",
    "x-profit-status": "200",
    "x-schakel-page-size": "3",
    "x-schakel-rows": "3",
    "x-schakel-duplicates": "0",
  });
  expect(answer.headers.get("x-profit-bytes")).toMatch(/^\d+$/);
  expect(answer.headers.get("x-profit-duration-ms")).toMatch(/^\d+$/);
  expect(answer.headers.get("content-disposition")).toBeNull();
  expect(JSON.parse(body)).toHaveLength(3);
});

test.each([
  ["csv", "text/csv; charset=utf-8"],
  ["ndjson", "application/x-ndjson; charset=utf-8"],
])("the same page as %s, to be kept as a file", async (format, contentType) => {
  const answer = await ask(`take=3&orderby=Id&format=${format}&download=1`);
  expect(answer.headers.get("content-type")).toBe(contentType);
  expect(answer.headers.get("content-disposition")).toMatch(
    new RegExp(
      String.raw`^attachment; filename="Sandbox_Bulk \d{4}-\d\d-\d\d \d{4}\.${format}"; filename\*=UTF-8''Sandbox_Bulk%20`,
    ),
  );
  expect((await answer.text()).trim().split("\n")).toHaveLength(format === "csv" ? 4 : 3);
});

test.each([
  ["xml", "application/xml; charset=utf-8", "3c3f786d6c"],
  ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "504b0304"],
  ["parquet", "application/vnd.apache.parquet", "50415231"],
])("a page and an export as %s begin as such a file does", async (format, contentType, beginning) => {
  for (const take of ["3", "all"]) {
    const answer = await ask(`take=${take}&orderby=Id&format=${format}&download=1`);
    expect(answer.headers.get("content-type")).toBe(contentType);
    expect(answer.headers.get("content-disposition")).toContain(`.${format}"`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.toString("hex", 0, beginning.length / 2)).toBe(beginning);
  }
});

test("rows that do not fit the metainfo are refused by name where a format has types", async () => {
  await ask("take=1&orderby=Id");
  const whole = (await (await ask("take=2&orderby=Id")).json()) as Record<string, unknown>[];
  const rows = whole.map((row) => ({ ...row, Modified: "morgen" }));
  for (const take of ["2", "all"]) {
    await trial?.fault({ kind: "status", status: 200, body: JSON.stringify({ rows }) }, { path: "connectors/" }, 1);
    const answer = await ask(`take=${take}&orderby=Id&format=parquet`);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ explanation: "answerCellUnfit", params: { field: "Modified" } });
  }
});

test.each([
  ["format=pdf", "format", "notAChoice"],
  ["filter=%5B", "filter", "notJson"],
  ["skip=-1", "skip", "notACount"],
  ["take=0", "take", "notACount"],
  ["take=-1", "take", "notACount"],
  ["take=many", "take", "notACount"],
  ["fields=%25E0", "fields", "badEncoding"],
  ["pagesize=0", "pagesize", "notACount"],
  ["delimiter=x", "delimiter", "notAChoice"],
  ["header=x", "header", "notAChoice"],
  ["formulas=x", "formulas", "notAChoice"],
  ["fields=Weg", "fields", "unknownField"],
])("%s is refused by the name of its parameter", async (params, parameter, kind) => {
  const answer = await ask(params);
  expect(answer.status).toBe(400);
  expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(await answer.json()).toMatchObject({
    code: "INVALID_INPUT",
    params: { parameter, kind, sentence: expect.any(String) as string },
  });
});

test.each([
  [{ kind: "status", status: 401 }, 502, { code: "TOKEN_REJECTED", explanation: "wrongToken", status: 401 }],
  [{ kind: "status", status: 500, message: "Nee" }, 422, { code: "REFUSED", original: "Nee", status: 500 }],
  [{ kind: "status", status: 503, retryAfter: 7200 }, 503, { code: "UNAVAILABLE", retryAfterSeconds: 7200 }],
  [{ kind: "malformed", as: "html" }, 502, { code: "NOT_PROFIT" }],
])("Profit's %j is status %i with its explanation, for a page and for all", async (fault, status, body) => {
  for (const take of ["2", "all"]) {
    await ask("take=1&orderby=Id");
    await trial?.fault(fault, { path: "connectors/" }, 1);
    const answer = await ask(`take=${take}&format=csv`);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject(body);
  }
});

test("a connector that cannot be one is not found", async () => {
  for (const id of ["..", "", "x".repeat(300)]) expect((await ask("", id)).status).toBe(404);
});

test("a reader that stops reading stops the source, also while it waits", async () => {
  const events: string[] = [];
  let wake: () => void = () => undefined;
  const chunks = (async function* () {
    try {
      yield new Uint8Array([1]);
      await new Promise<void>((resolve) => (wake = resolve));
      yield new Uint8Array([2]);
    } finally {
      events.push("let go");
    }
  })();
  const reader = streamOf(chunks, () => {
    events.push("stopped");
    wake();
  }).getReader();
  await reader.read();
  void reader.read();
  await reader.cancel();
  expect(events).toEqual(["stopped", "let go"]);
});

test("an error in the source is an error of the stream, never its end", async () => {
  // eslint wants a yield in a generator; the point is what comes after it.
  const chunks = (async function* () {
    yield new Uint8Array([1]);
    await Promise.reject(new Error("broke off"));
  })();
  await expect(new Response(streamOf(chunks)).arrayBuffer()).rejects.toThrow("broke off");
});

test("empty pieces do not hold up the reader", async () => {
  const chunks = (async function* () {
    yield new Uint8Array();
    yield new Uint8Array();
    yield await Promise.resolve(new Uint8Array([7]));
  })();
  expect(new Uint8Array(await new Response(streamOf(chunks)).arrayBuffer())).toEqual(new Uint8Array([7]));
});

test.each([
  ["Facturen.csv", "Facturen.csv"],
  ["../../etc/passwd", "_.._etc_passwd"],
  ["a\r\nSet-Cookie: x", "a__Set-Cookie_ x"],
  ["", "_"],
  ["...", "_"],
  ["con.csv", "_con.csv"],
  ["gnp\u202Efdp.exe", "gnp_fdp.exe"],
  ["é".repeat(200) + ".csv", "é".repeat(146) + ".csv"],
])("the file name %j becomes %j", (name, clean) => {
  expect(cleanFileName(name)).toBe(clean);
});

test("a header value is one line of ASCII whatever the name", () => {
  for (const name of ["Relaties é €.csv", 'a"b\\c.csv', "\u0000\n.csv", "100%.csv", "'()*.csv"]) {
    expect(attachmentDisposition(name)).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/,
    );
  }
});

test("what is left out has its default", () => {
  expect(readRowsRequest(new URLSearchParams())).toEqual({
    query: { fields: [], filter: { groups: [] }, orderBy: [], skip: 0, take: 100 },
    output: { format: "json", csv: { delimiter: ",", header: "ids", isNeutralised: true, hasByteOrderMark: false } },
    isDownload: false,
  });
});

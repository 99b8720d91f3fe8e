// cspell:ignore reportconnector unpdf
import { createHash } from "node:crypto";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { explanationOf } from "@/lib/profit/explain";
import { ProfitError } from "@/lib/profit/errors";
import type { OperatorName } from "@/lib/profit/filter/operators";
import type { ReportField } from "@/lib/queries/report-field";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import type { NamedReport, ReportContent } from "./port";
import { runReport, tryReport } from "./run-report";

// The sandbox's own reports; a report keeps its number.
const INVOICE = "FD7036521E5AC2988E0F97AF82D5854C";
const PRICES = "BD11A8F8CF7C1EE459E8C9AFB7B754E3";
const OPEN_ITEMS = "FC141A2300F843483766F2E6E7950F42";
const SALARIES = "0EC4B93309BC57BE5D8AAA747AF578D8";
const STATEMENTS = "7A6F338360E470B732AB2E3C21B1E899";

let trial: ProfitTrial;
let support: ProfitTrial;
beforeAll(async () => {
  trial = await startProfitTrial();
  support = await startProfitTrial({ appConnector: "support" });
});
afterAll(async () => {
  await trial.close();
  await support.close();
});
beforeEach(() => void trial.history.splice(0));

const question = (code: string, part: Partial<ReportField> = {}): ReportField => ({
  ...{ code, label: code, kind: "text", operator: "equal", defaultValue: "", isRequired: false },
  ...part,
});

const contentOf = (part: Partial<ReportContent> = {}): ReportContent => ({
  ...{ reportGuid: PRICES, name: "Prijslijst", description: "", transport: "rest" },
  // No item is without a code: one page, which is printed at once.
  fields: [question("U002", { operator: "isEmpty" })],
  ...{ fileNamePattern: "Prijslijst {{datum}}.pdf", connectorId: null },
  ...part,
});

async function made(part: Partial<ReportContent> = {}, at = trial): Promise<NamedReport> {
  const report = await at.ctx.reports.insert({ ...contentOf(part), connectionId: at.connectionId }, at.ctx.actor);
  if (report === null || report === "nameTaken") throw new Error("The report was not kept");
  return report;
}

async function ran(report: NamedReport, values: string[] = [], at = trial) {
  const file = await runReport(at.ctx, {
    ...{ connectionId: at.connectionId, reportId: report.id },
    ...{ version: report.version, values },
  });
  const pieces: Uint8Array[] = [];
  for await (const piece of file.bytes) pieces.push(piece);
  return { ...file, content: Buffer.concat(pieces) };
}

async function textOf(content: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(content)), { mergePages: true });
  return text;
}

const failureOf = (running: Promise<unknown>) => running.then(() => null).catch((error: unknown) => error);

async function explained(running: Promise<unknown>): Promise<string> {
  const error = await failureOf(running);
  return error instanceof ProfitError ? explanationOf(error).key : String(error);
}

describe.each(["rest", "soap"] as const)("over %s", (transport) => {
  test("a report is the PDF that Profit gives, with its name, and is written down with size and sum", async () => {
    const report = await made({ transport });
    const { content, fileName, mediaType } = await ran(report);
    expect(content.subarray(0, 5).toString()).toBe("%PDF-");
    expect(mediaType).toBe("application/pdf");
    expect(fileName).toMatch(/^Prijslijst \d{4}-\d\d-\d\d\.pdf$/);
    expect(trial.history).toHaveLength(1);
    expect(trial.history[0]).toMatchObject({
      ...{ kind: "call", action: "report.run", outcome: "ok", subject: "Prijslijst", status: 200 },
      connectionId: trial.connectionId,
    });
    const sum = createHash("sha256").update(content).digest("hex");
    expect(trial.history[0]?.detail?.note).toBe(`${fileName}, ${content.length} bytes, SHA-256 ${sum}`);
    expect(trial.slotsHeld()).toBe(0);
  });

  test.each<[OperatorName, string, ReportField["kind"]]>([
    ["equal", "10001", "text"],
    ["notEqual", "10001", "text"],
    ["greaterOrEqual", "2026-01-01", "date"],
    ["lessOrEqual", "start-of-this-year", "date"],
    ["greater", "1.000,50", "number"],
    ["less", "1000", "number"],
    ["contains", "a, b; c", "text"],
    ["notContains", "a", "text"],
    ["startsWith", "1", "text"],
    ["notStartsWith", "1", "text"],
    ["endsWith", "1", "text"],
    ["notEndsWith", "é & <€>", "text"],
    ["isEmpty", "", "text"],
    ["isNotEmpty", "", "text"],
    ["quick", "*bak*", "text"],
  ])("the operator %s goes to Profit as it is meant", async (operator, value, kind) => {
    const code = kind === "date" ? "U004" : kind === "number" ? "U008" : "U002";
    const report = await made({ reportGuid: OPEN_ITEMS, transport, fields: [question(code, { operator, kind })] });
    const text = await textOf((await ran(report, [value])).content);
    // The sandbox's reports print what was asked.
    const symbols: Record<string, string> = {
      ...{ equal: "=", notEqual: "!=", greaterOrEqual: ">=", lessOrEqual: "<=", greater: ">", less: "<" },
      ...{ contains: "*", notContains: "!*", startsWith: "@", notStartsWith: "!@", endsWith: "&", notEndsWith: "!&" },
      ...{ isEmpty: "[]", isNotEmpty: "![]", quick: "Sf" },
    };
    const filter = /Filter: (.*?)(?= (?:Afgedrukt|Debiteur|Vervaldatum))/s.exec(`${text} Afgedrukt`)?.[1] ?? text;
    expect(filter).toContain(`${code} `);
    expect(filter).toContain(` ${symbols[operator] ?? "?"}`);
    expect(filter).not.toContain("Z ");
    if (kind === "text" && value) expect(filter.replaceAll(/\s+/g, " ")).toContain(value);
    if (kind === "number") expect(filter).toContain(value === "1000" ? "1000" : "1000.50");
  });

  test("a report with a start screen, without rights, unknown, or with an unknown field says which it is", async () => {
    expect(await explained(ran(await made({ reportGuid: STATEMENTS, transport })))).toBe("reportStartScreen");
    const unknown = { reportGuid: "0".repeat(32), transport };
    expect(await explained(ran(await made(unknown)))).toBe("reportUnknown");
    expect(await explained(ran(await made({ transport, fields: [question("U099")] }), ["x"]))).toBe(
      "reportUnknownField",
    );
    const kept = await made({ reportGuid: SALARIES, transport }, support);
    expect(await explained(ran(kept, [], support))).toBe("reportNotAuthorised");
  });
});

test("an answer without a byte is a report without content, and Profit's silence that of a report", async () => {
  const report = await made();
  const match = { path: "reportconnector" };
  await trial.fault({ kind: "status", status: 200, body: '{"filedata":"","mimetype":"application/pdf"}' }, match);
  expect(await explained(ran(report))).toBe("reportEmpty");
  await trial.fault({ kind: "delay", ms: 60_000 }, match, 3);
  const impatient = await trial.ctx.profit.endpointOf(trial.connectionId, "nl");
  const ctx = {
    ...trial.ctx,
    profit: { ...trial.ctx.profit, endpointOf: () => Promise.resolve({ ...impatient, timeoutMs: 50 }) },
  };
  const { id: reportId, version } = report;
  const running = runReport(ctx, { connectionId: trial.connectionId, reportId, version, values: [] });
  expect(await explained(running)).toBe("reportTimeout");
  expect(trial.slotsHeld()).toBe(0);
});

test("a report that breaks off after its first bytes is broken, not asked again, and gives its place back", async () => {
  const report = await made();
  let asked = 0;
  const pieces = [`{"filedata":"${Buffer.alloc(3_000, "%PDF-").toString("base64")}`];
  const endpoint = await trial.ctx.profit.endpointOf(trial.connectionId, "nl");
  const breaking = () => {
    asked++;
    const left = pieces.values();
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const next = left.next();
        if (next.done) controller.error(new Error("Gone"));
        else controller.enqueue(Buffer.from(next.value));
      },
    });
    return Promise.resolve(new Response(body, { headers: { "content-type": "application/json" } }));
  };
  const profit = { ...trial.ctx.profit, endpointOf: () => Promise.resolve({ ...endpoint, fetch: breaking }) };
  const { bytes } = await runReport(
    { ...trial.ctx, profit },
    { connectionId: trial.connectionId, reportId: report.id, version: 1, values: [] },
  );
  expect((await bytes.next()).value?.length).toBeGreaterThan(500);
  expect(await failureOf(bytes.next())).toMatchObject({ code: "BAD_ANSWER", fault: "brokeOff", about: "report" });
  expect(asked).toBe(1);
  expect(trial.history.at(-1)).toMatchObject({ action: "report.run", outcome: "failed" });
  expect(trial.slotsHeld()).toBe(0);
});

test("a reader that leaves before the first byte lets Profit go too", async () => {
  const report = await made();
  const asked = { connectionId: trial.connectionId, reportId: report.id, version: 1, values: [] };
  const returned = await runReport(trial.ctx, asked);
  await returned.bytes.return(undefined);
  expect(trial.slotsHeld()).toBe(0);
  const gone = new AbortController();
  await runReport({ ...trial.ctx, signal: gone.signal }, asked);
  gone.abort();
  await vi.waitFor(() => expect(trial.history).toHaveLength(2));
  expect(trial.slotsHeld()).toBe(0);
  expect(trial.history.map(({ outcome }) => outcome)).toEqual(["stopped", "stopped"]);
});

test("a report whose use cannot be counted lets Profit go", async () => {
  const report = await made();
  const noteUse = () => Promise.reject(new Error("the database is gone"));
  const running = runReport(
    { ...trial.ctx, reports: { ...trial.ctx.reports, noteUse } },
    { connectionId: trial.connectionId, reportId: report.id, version: 1, values: [] },
  );
  await expect(running).rejects.toThrow("the database is gone");
  expect(trial.slotsHeld()).toBe(0);
});

test("a reader that leaves lets Profit go, and that is written down", async () => {
  const report = await made();
  const file = await runReport(trial.ctx, {
    ...{ connectionId: trial.connectionId, reportId: report.id, version: 1, values: [] },
  });
  await file.bytes.next();
  await file.bytes.return(undefined);
  expect(trial.slotsHeld()).toBe(0);
  expect(trial.history.at(-1)).toMatchObject({ action: "report.run", outcome: "stopped" });
});

test("values that do not fit are refused before anything is sent, by the name of the question", async () => {
  const fields = [
    question("U005", { label: "Factuurdatum", kind: "date", isRequired: true }),
    question("U002", { label: "Administratie", kind: "number" }),
  ];
  const report = await made({ reportGuid: INVOICE, fields });
  for (const [values, wrong] of [
    [["", ""], "Factuurdatum"],
    [["31-02-2026", "1"], "Factuurdatum"],
    [["2026-01-01T00:00:00+01:00", "één"], "Factuurdatum, Administratie"],
  ] as const) {
    const error = await failureOf(ran(report, [...values]));
    expect(error).toMatchObject({ code: "INVALID_INPUT", params: { fields: wrong } });
  }
  expect(trial.history).toEqual([]);
});

test("the file is called by its pattern, made safe, and dates stand in it without a time", async () => {
  const fields = [
    question("U001", { label: "Nummer" }),
    question("U005", { label: "Vanaf datum", kind: "date", operator: "greaterOrEqual" }),
  ];
  const report = await made({
    ...{ reportGuid: INVOICE, name: "Factuur", fields },
    fileNamePattern: "Factuur {{nummer}} {{vanaf_datum}} \\{{x}}",
  });
  const { fileName } = await ran(report, ["../../etc/CON\r\n*{{datum}}", "1-2-2026"]);
  expect(fileName).not.toMatch(/[/\\:*?"<>|\r\n]/);
  expect(fileName).toMatch(/^Factuur .*\{\{datum}} 2026-02-01 \{\{x}}\.pdf$/);
});

test("questions of another version are not answered with old values", async () => {
  const report = await made();
  await trial.ctx.reports.update(report.id, 1, contentOf({ name: "Ander" }), trial.ctx.actor);
  expect(await failureOf(ran(report))).toMatchObject({ code: "CONFLICT", params: { version: 2 } });
});

test("a report of another connection is not found, and a stranger's connection has none", async () => {
  const report = await made();
  const elsewhere = {
    ...trial.ctx,
    reports: { ...trial.ctx.reports, find: () => Promise.resolve({ ...report, connectionId: "x" }) },
  };
  const input = { connectionId: trial.connectionId, reportId: report.id, version: 1, values: [] };
  expect(await failureOf(runReport(elsewhere, input))).toMatchObject({ code: "NOT_FOUND" });
  const stranger = { ...input, connectionId: "00000000-0000-4000-8000-000000000000" };
  expect(await failureOf(runReport(trial.ctx, stranger))).toMatchObject({ code: "NOT_FOUND" });
  expect(trial.history).toEqual([]);
});

test("only who makes reports may try one that is not kept", async () => {
  const input = { connectionId: trial.connectionId, content: contentOf(), values: [] };
  const file = await tryReport(trial.ctx, input);
  await file.bytes.return(undefined);
  const asSupport = { ...trial.ctx, actor: { ...trial.ctx.actor, role: "support" as const } };
  expect(await failureOf(tryReport(asSupport, input))).toMatchObject({ code: "FORBIDDEN" });
});

// cspell:ignore reportconnector
import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startProfitTrial, type ProfitTrial } from "@/lib/testing/profit-context";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { jobTrial } from "@/lib/testing/job-trial";
import { everyLine, folderOf, foundJob, readOf } from "@/lib/testing/made-up-job";
import { contextOf } from "@/lib/testing/service-context";
import type { ServiceContext } from "../../context";
import { asAnyKind } from "../../jobs/job-kind";
import { resumeJob, retryFailed } from "../../jobs/steer-job";
import { saveReport } from "../save-report";
import type { NamedReport } from "../port";
import { beginBatch, checkBatch } from "./check-batch";
import { reportBatchKind } from "./report-batch-kind";

prepareTestDatabase();
const PRICES = "BD11A8F8CF7C1EE459E8C9AFB7B754E3";

let profit: ProfitTrial;
beforeAll(async () => {
  profit = await startProfitTrial();
});
afterAll(() => profit.close());

const question = (code: string, label: string, isRequired = true) => ({
  ...{ code, label, kind: "text" as const, operator: "equal" as const, defaultValue: "", isRequired },
});

async function aReport(): Promise<{ maker: ServiceContext; report: NamedReport }> {
  const connection = await someConnection();
  const person = await somePerson({ role: "consultant" });
  const maker = { ...(await contextOf(person)), profit: profit.ctx.profit };
  await maker.people.setGrant(person.id, connection.id, true);
  const content = {
    ...{ reportGuid: PRICES, name: "Prijslijst", description: "", connectorId: null, transport: "rest" as const },
    fields: [question("U002", "Item"), question("U001", "Groep", false)],
    fileNamePattern: "Prijs {{item}}.pdf",
  };
  const report = await saveReport(maker, { connectionId: connection.id, content, existing: null });
  return { maker, report };
}

const requestOf = (report: NamedReport, rows: string[][]) => ({
  ...{ connectionId: report.connectionId, reportId: report.id, version: report.version, rows },
});

const trial = () => jobTrial({ kinds: [asAnyKind(reportBatchKind)], profit: profit.ctx.profit });

const sumOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const begun: string[] = [];
afterEach(async () => {
  for (const jobId of begun.splice(0)) await rm(folderOf(jobId), { recursive: true, force: true });
});

async function begin(maker: ServiceContext, report: NamedReport, rows: string[][]): Promise<string> {
  const { jobId } = await beginBatch(maker, requestOf(report, rows));
  begun.push(jobId);
  return jobId;
}

test("one report for each value, named by the pattern; the same value twice is one file", async () => {
  const { maker, report } = await aReport();
  const jobId = await begin(maker, report, [
    ["A1", ""],
    ["b/2", ""],
    ["A1", ""],
    ["a1", ""],
    ["", "groep"],
  ]);
  expect(await trial().run(jobId)).toBe("done");
  const lines = await everyLine(jobId);
  expect(lines.map(({ state, path }) => [state, path])).toEqual([
    ["done", "Prijs A1.pdf"],
    ["done", "Prijs b_2.pdf"],
    // Windows and macOS know no difference between a and A.
    ["done", "Prijs a1 (2).pdf"],
  ]);
  for (const { path, size, sha256 } of lines) {
    const bytes = await readOf(jobId, path ?? "");
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect({ size, sha256 }).toEqual({ size: bytes.length, sha256: sumOf(bytes) });
  }
  // The row without a required value was left out, as the check had told.
  expect(
    await checkBatch(
      maker,
      requestOf(report, [
        ["", "groep"],
        ["A1", ""],
        ["A1", ""],
      ]),
    ),
  ).toEqual({
    ...{ count: 1, names: ["Prijs A1.pdf"], doubles: 1 },
    ...{ wrong: [{ row: 1, questions: ["Item"] }], wrongCount: 1 },
  });
});

test("what Profit refuses is in the list with its reason, and a retry brings those and no others", async () => {
  const { maker, report } = await aReport();
  const jobId = await begin(
    maker,
    report,
    Array.from({ length: 12 }, (_, index) => [`I${index}`, ""]),
  );
  const before = (await profit.asked()).length;
  const refusal = { externalMessage: "Onverwachte fout", errorNumber: 1, profitLogReference: "A".repeat(32) };
  await profit.fault({ kind: "status", status: 500, body: JSON.stringify(refusal) }, { path: "reportconnector" }, 3);
  expect(await trial().run(jobId)).toBe("done");
  expect(await foundJob(jobId)).toMatchObject({ state: "done", total: 12, done: 9, failed: 3 });
  const failed = (await everyLine(jobId)).filter(({ state }) => state === "failed");
  expect(failed.map(({ failure }) => failure)).toEqual(Array(3).fill(expect.stringContaining("Onverwachte fout")));
  await retryFailed(maker, { jobId });
  expect(await trial().run(jobId)).toBe("done");
  expect(await foundJob(jobId)).toMatchObject({ state: "done", done: 12, failed: 0 });
  // Twelve, three of them twice: a refusal is an answer and is not repeated by itself.
  expect((await profit.asked()).length - before).toBe(15);
});

test("what is no answer, or half of one, is asked again by itself", async () => {
  const { maker, report } = await aReport();
  const jobId = await begin(maker, report, [
    ["A1", ""],
    ["A2", ""],
    ["A3", ""],
  ]);
  await profit.fault({ kind: "reset" }, { path: "reportconnector" }, 1);
  await profit.fault({ kind: "truncate", bytes: 2_000 }, { path: "reportconnector" }, 1);
  expect(await trial().run(jobId)).toBe("done");
  expect(await foundJob(jobId)).toMatchObject({ done: 3, failed: 0 });
  for (const { path, sha256 } of await everyLine(jobId)) expect(sumOf(await readOf(jobId, path ?? ""))).toBe(sha256);
});

test("a batch that paused half-way goes on with what is left", async () => {
  const { maker, report } = await aReport();
  const jobId = await begin(
    maker,
    report,
    Array.from({ length: 8 }, (_, index) => [`P${index}`, ""]),
  );
  await profit.fault({ kind: "status", status: 401, body: "" }, { path: "reportconnector" }, 1);
  expect(await trial().run(jobId)).toBe("paused");
  expect((await foundJob(jobId)).state).toBe("paused");
  await resumeJob(maker, { jobId });
  expect(await trial().run(jobId)).toBe("done");
  expect(await foundJob(jobId)).toMatchObject({ done: 8, failed: 0 });
});

test("nobody begins a batch where they may not, with old questions, or with nothing that fits", async () => {
  const { maker, report } = await aReport();
  const codeOf = (running: Promise<unknown>) => running.catch((error: { code?: string }) => error.code);
  const stranger = { ...(await contextOf(await somePerson({ role: "consultant" }))), profit: profit.ctx.profit };
  const request = requestOf(report, [["A1", ""]]);
  expect(await codeOf(beginBatch(stranger, request))).toBe("NOT_FOUND");
  expect(await codeOf(checkBatch(stranger, request))).toBe("NOT_FOUND");
  expect(await codeOf(beginBatch(maker, { ...request, version: 2 }))).toBe("CONFLICT");
  expect(await codeOf(beginBatch(maker, { ...request, rows: [["", ""]] }))).toBe("INVALID_INPUT");
});

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { contextOf } from "@/lib/testing/service-context";
import type { ServiceContext } from "../context";
import { historyStoreFor } from "@/lib/store/history/history-store";
import { findReport, listReports } from "./find-report";
import { learnReportFields } from "./learn-report-fields";
import { ReportContentInput } from "./report-content";
import { removeReport, saveReport } from "./save-report";

prepareTestDatabase();

const content = () =>
  ReportContentInput.parse({
    ...{ reportGuid: "{fd703652-1e5a-c298-8e0f-97af82d5854c}", name: "Factuur", description: "Voor de klant" },
    ...{ fields: [], fileNamePattern: "Factuur.pdf", connectorId: null, transport: "rest" },
  });

async function someoneAt(role: "admin" | "consultant" | "support", connectionId: string, isGranted = true) {
  const person = await somePerson({ role });
  const ctx = await contextOf(person);
  if (isGranted) await ctx.people.setGrant(person.id, connectionId, true);
  return ctx;
}

const codeOf = (running: Promise<unknown>) =>
  running.then(
    () => "ok",
    (error: unknown) => (error as { code?: string }).code,
  );

async function aReport() {
  const connection = await someConnection();
  const maker = await someoneAt("consultant", connection.id);
  const report = await saveReport(maker, { connectionId: connection.id, content: content(), existing: null });
  return { connection, maker, report, place: { connectionId: connection.id, reportId: report.id } };
}

test("consultants and administrators make reports, support finds and uses them", async () => {
  const { connection, report, place } = await aReport();
  expect(report.reportGuid).toBe("FD7036521E5AC2988E0F97AF82D5854C");
  const support = await someoneAt("support", connection.id);
  expect(await listReports(support, place)).toMatchObject([{ id: report.id, name: "Factuur", uses: 0 }]);
  expect(await findReport(support, place)).toMatchObject({ id: report.id });
  const existing = { reportId: report.id, version: 1 };
  expect(await codeOf(saveReport(support, { ...place, content: content(), existing: null }))).toBe("FORBIDDEN");
  expect(await codeOf(saveReport(support, { ...place, content: content(), existing }))).toBe("FORBIDDEN");
  expect(await codeOf(removeReport(support, place))).toBe("FORBIDDEN");
  expect(await codeOf(learnReportFields(support, { ...place, connectorId: "Profit_Debtor" }))).toBe("FORBIDDEN");
  const admin = await someoneAt("admin", connection.id, false);
  expect(await codeOf(saveReport(admin, { ...place, content: content(), existing }))).toBe("ok");
});

test("without a grant there is no connection, no report and no way to find out", async () => {
  const { place, report } = await aReport();
  const strangers: ServiceContext[] = [
    await someoneAt("support", place.connectionId, false),
    await someoneAt("consultant", place.connectionId, false),
  ];
  for (const stranger of strangers) {
    expect(await codeOf(listReports(stranger, place))).toBe("NOT_FOUND");
    expect(await codeOf(findReport(stranger, place))).toBe("NOT_FOUND");
  }
  const own = await someConnection();
  const elsewhere = await someoneAt("consultant", own.id);
  // Through another connection, which one was granted.
  const through = { connectionId: own.id, reportId: report.id };
  expect(await codeOf(findReport(elsewhere, through))).toBe("NOT_FOUND");
  expect(await codeOf(removeReport(elsewhere, through))).toBe("NOT_FOUND");
  const existing = { reportId: report.id, version: 1 };
  expect(await codeOf(saveReport(elsewhere, { ...through, content: content(), existing }))).toBe("NOT_FOUND");
});

test("of two who change one report the later is told who was first, and may still save over it", async () => {
  const { maker, place, report } = await aReport();
  const change = (description: string, version: number) =>
    saveReport(maker, { ...place, content: { ...content(), description }, existing: { reportId: report.id, version } });
  await change("eerst", 1);
  const error: unknown = await change("later", 1).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "CONFLICT", params: { version: 2, by: maker.actor.name } });
  expect(await change("later", 2)).toMatchObject({ description: "later", version: 3 });
});

test("what is done with reports stands in the history", async () => {
  const { maker, place } = await aReport();
  await removeReport(maker, place);
  expect(await codeOf(removeReport(maker, place))).toBe("NOT_FOUND");
  const lines = await historyStoreFor(maker.actor).list(maker.actor, {
    ...{ search: "Factuur", kind: "act", outcome: null, connectionId: place.connectionId, before: null, limit: 10 },
  });
  expect(lines.map(({ action }) => action)).toEqual(["report.remove", "report.add"]);
});

test.each([
  ["a number that is no GUID", { reportGuid: "FD70" }, "reportGuid"],
  ["no name", { name: " " }, "name"],
  ["a blank nobody fills", { fileNamePattern: "Factuur {{nummer}}.pdf" }, "fileNamePattern"],
  ["a code that would part a list", { fields: [question({ code: "U002,U003" })] }, "fields.0.code"],
  ["an operator that Profit does not have", { fields: [question({ operator: "between" })] }, "fields.0.operator"],
  ["more questions than a form", { fields: Array.from({ length: 21 }, () => question({})) }, "fields"],
])("%s is refused by name", (_, wrong, field) => {
  const judged = ReportContentInput.safeParse({ ...content(), ...wrong });
  expect(judged.error?.issues.map(({ path }) => path.join("."))).toContain(field);
});

function question(part: object) {
  return {
    code: "U002",
    label: "Nummer",
    kind: "text",
    operator: "equal",
    defaultValue: "",
    isRequired: false,
    ...part,
  };
}

test("an id that was never there is not found", async () => {
  const { maker, place } = await aReport();
  expect(await codeOf(findReport(maker, { ...place, reportId: randomUUID() }))).toBe("NOT_FOUND");
});

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { database } from "../database";
import { namedReports } from "../schema/reports";
import { reportStore } from "./report-store";

prepareTestDatabase();

const CONTENT = {
  ...{ reportGuid: "0".repeat(32), name: "Factuur", description: "", connectorId: null, transport: "soap" as const },
  fields: [
    {
      ...{ code: "U002", label: "Nummer", kind: "text" as const, operator: "startsWith" as const },
      ...{ defaultValue: "1", isRequired: true },
    },
  ],
  fileNamePattern: "Factuur {{nummer}}.pdf",
};

async function someReport(given: Partial<typeof CONTENT> & { connectionId?: string } = {}) {
  const person = await somePerson();
  const connectionId = given.connectionId ?? (await someConnection()).id;
  const report = await reportStore.insert({ ...CONTENT, ...given, connectionId }, person);
  if (report === null || report === "nameTaken") throw new Error("The report was refused");
  return { report, person };
}

test("what is kept comes back as it was", async () => {
  const { report, person } = await someReport();
  expect(report).toMatchObject({ ...CONTENT, version: 1, updatedByName: person.name });
  expect(await reportStore.find(report.id)).toEqual(report);
});

test.each(["", "x", "1' or true --", crypto.randomUUID()])("%j as an id finds and changes nothing", async (id) => {
  const { report, person } = await someReport();
  expect(await reportStore.find(id)).toBeNull();
  expect(await reportStore.listFor(id, id)).toEqual([]);
  expect(await reportStore.update(id, 1, CONTENT, person)).toBeNull();
  await reportStore.remove(id);
  await reportStore.noteUse(id, person.id, new Date());
  await reportStore.noteUse(report.id, id, new Date());
  expect(await reportStore.find(report.id)).toEqual(report);
});

test("a name is there once per connection, and a connection that is gone keeps nothing", async () => {
  const { report, person } = await someReport();
  expect(await reportStore.insert({ ...CONTENT, connectionId: report.connectionId }, person)).toBe("nameTaken");
  expect(await reportStore.insert({ ...CONTENT, connectionId: crypto.randomUUID() }, person)).toBeNull();
  const { report: other } = await someReport({ connectionId: report.connectionId, name: "Ander" });
  expect(await reportStore.update(other.id, 1, CONTENT, person)).toBe("nameTaken");
});

test("of two who change the same version one is told", async () => {
  const { report, person } = await someReport();
  const [first, second] = await Promise.all([
    reportStore.update(report.id, 1, { ...CONTENT, description: "a" }, person),
    reportStore.update(report.id, 1, { ...CONTENT, description: "b" }, person),
  ]);
  expect([first, second].filter((saved) => saved === null)).toHaveLength(1);
  expect(await reportStore.find(report.id)).toMatchObject({ version: 2 });
});

test("what a person runs most stands first, for this person alone; then names as a Dutch reader expects", async () => {
  const { report: invoice, person } = await someReport();
  const { connectionId } = invoice;
  for (const name of ["Zaken", "één", "Factuur 10", "Factuur 9"]) await someReport({ connectionId, name });
  const names = async (who: string) => (await reportStore.listFor(who, connectionId)).map(({ name }) => name);
  const byName = ["één", "Factuur", "Factuur 9", "Factuur 10", "Zaken"];
  expect(await names(person.id)).toEqual(byName);
  const [, , , , last] = await reportStore.listFor(person.id, connectionId);
  for (let run = 0; run < 2; run++) await reportStore.noteUse(last?.id ?? "", person.id, new Date());
  await reportStore.noteUse(invoice.id, person.id, new Date());
  expect(await names(person.id)).toEqual(["Zaken", "Factuur", "één", "Factuur 9", "Factuur 10"]);
  expect((await reportStore.listFor(person.id, connectionId))[0]).toMatchObject({ uses: 2 });
  expect(await names((await somePerson()).id)).toEqual(byName);
});

test("a report whose questions cannot be read is not run without them", async () => {
  const { report } = await someReport();
  await database()
    .update(namedReports)
    .set({ fields: [{ code: "U002", operator: "between" }] })
    .where(eq(namedReports.id, report.id));
  await expect(reportStore.find(report.id)).rejects.toThrow(/operator/);
});

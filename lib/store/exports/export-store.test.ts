import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { ExportPort } from "@/lib/services/connectors/port";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { database } from "../database";
import { exportsUnderWay } from "../schema/reading";
import { exportStore, sweepExports } from "./export-store";

prepareTestDatabase();

// The store may not import the services: that it still fits the port shows here, when this compiles.
const store: ExportPort = exportStore;

const AT = new Date("2026-11-28T09:00:00.123Z");
const progress = (rows: number, state: "running" | "broken" | "done" = "running") => ({
  ...{ state, rows, bytes: rows * 10 },
  detail: JSON.stringify({ key: "Jansen", rows }),
});

async function someExport() {
  const [person, connection] = [await somePerson(), await someConnection()];
  const owner = { personId: person.id, connectionId: connection.id, connectorId: "Profit_Debtor" };
  return { id: await store.begin(owner, progress(0), AT), ...owner };
}

test("what is kept comes back for its person alone", async () => {
  const { id, personId, connectionId, connectorId } = await someExport();
  const stranger = await somePerson();
  expect(await store.save(id, AT, progress(5_000_000_000))).toBe(true);
  expect(await store.find(personId, id)).toEqual({
    ...{ id, connectionId, connectorId, startedAt: AT },
    ...progress(5_000_000_000),
  });
  expect(await store.find(stranger.id, id)).toBeNull();
  expect(await store.forget(stranger.id, id)).toBe(false);
  expect(await store.find(personId, randomUUID())).toBeNull();
  expect(await store.find(personId, "'; drop table people")).toBeNull();
  expect(await store.forget(personId, id)).toBe(true);
  expect(await store.find(personId, id)).toBeNull();
});

test("keys of rows are nowhere to be read, and open in their own place alone", async () => {
  const [one, other] = [await someExport(), await someExport()];
  const db = database();
  const [row] = await db.select().from(exportsUnderWay).where(eq(exportsUnderWay.id, one.id));
  expect(JSON.stringify(row)).not.toContain("Jansen");
  await db
    .update(exportsUnderWay)
    .set({ sealed: row?.sealed ?? "" })
    .where(eq(exportsUnderWay.id, other.id));
  await expect(store.find(other.personId, other.id)).rejects.toThrow("does not open");
});

test("a run that was taken over can write no more", async () => {
  const { id, personId } = await someExport();
  const later = new Date(AT.getTime() + 1);
  await store.takeOver(id, later);
  expect(await store.save(id, AT, progress(7, "broken"))).toBe(false);
  expect(await store.find(personId, id)).toMatchObject({ state: "running", rows: 0 });
  expect(await store.save(id, later, progress(9, "done"))).toBe(true);
  expect(await store.find(personId, id)).toMatchObject({ state: "done", rows: 9 });
  await store.forget(personId, id);
  expect(await store.save(id, later, progress(9, "done"))).toBe(false);
});

test("what nobody went on with for a day is swept", async () => {
  const [old, young] = [await someExport(), await someExport()];
  await store.save(young.id, AT, progress(1));
  await database()
    .update(exportsUnderWay)
    .set({ updatedAt: sql`now() - interval '25 hours'` })
    .where(eq(exportsUnderWay.id, old.id));
  expect(await sweepExports()).toBe(1);
  expect(await store.find(old.personId, old.id)).toBeNull();
  expect(await store.find(young.personId, young.id)).not.toBeNull();
});

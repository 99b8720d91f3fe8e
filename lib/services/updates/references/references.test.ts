// cspell:ignore nederland
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Connection } from "@/lib/services/connections/port";
import type { ServiceContext } from "@/lib/services/context";
import { prepareTestDatabase } from "@/lib/testing/database";
import { startUpdateTrial, type UpdateTrial } from "@/lib/testing/update-trial";
import { readCandidates } from "./read-candidates";
import { listReferenceSources, removeReferenceSource, saveReferenceSource } from "./reference-sources";

prepareTestDatabase();

let trial: UpdateTrial;
let connection: Connection;
let ctx: ServiceContext;
beforeAll(async () => {
  trial = await startUpdateTrial({ rows: 1_200 });
});
beforeEach(async () => {
  connection = await trial.connect();
  ctx = await trial.ctxOf("consultant", connection.id);
});
afterAll(() => trial.close());

const TABLE = "AfasKnCountry";
const of = () => ({ connectionId: connection.id, table: TABLE });
const countries = () => ({ ...of(), getConnectorId: "ProfitCountries", idFieldId: "CoId", textFieldId: "Co" });
const asked = async () =>
  ((await (await fetch(`${trial.sandbox.control}/requests`)).json()) as { path: string }[]).filter(({ path }) =>
    path.endsWith("connectors/ProfitCountries"),
  ).length;

test("candidates are read once through the chosen GetConnector", async () => {
  await expect(readCandidates(ctx, of())).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await saveReferenceSource(ctx, countries())).toMatchObject({ ...countries(), setByName: "Anna" });
  const before = await asked();
  const { candidates, isComplete } = await readCandidates(ctx, of());
  expect(candidates.find(({ id }) => id === "NL")?.text).toMatch(/nederland/i);
  expect(isComplete).toBe(true);
  await readCandidates(await trial.ctxOf("support", connection.id), of());
  expect(await asked()).toBe(before + 1);
  await readCandidates(ctx, { ...of(), isFresh: true });
  expect(await asked()).toBe(before + 2);
});

test("of more than a thousand the first are told, and that there are more", async () => {
  await saveReferenceSource(ctx, { ...of(), getConnectorId: "Sandbox_Bulk", idFieldId: "Id", textFieldId: null });
  const { candidates, isComplete } = await readCandidates(ctx, of());
  expect(candidates).toHaveLength(1_000);
  expect(candidates[0]).toEqual({ id: "1", text: null });
  expect(isComplete).toBe(false);
});

test("another choice is another question, and one that was let go is gone", async () => {
  await saveReferenceSource(ctx, countries());
  await saveReferenceSource(ctx, { ...countries(), textFieldId: null });
  expect((await readCandidates(ctx, of())).candidates[0]?.text).toBeNull();
  expect(await listReferenceSources(ctx, { connectionId: connection.id })).toHaveLength(1);
  await removeReferenceSource(ctx, of());
  await removeReferenceSource(ctx, of());
  expect(await listReferenceSources(ctx, { connectionId: connection.id })).toEqual([]);
});

test("a field that is not there is refused, and so is who may not choose", async () => {
  const wrong = saveReferenceSource(ctx, { ...countries(), idFieldId: "Niets" });
  await expect(wrong).rejects.toMatchObject({ code: "INVALID_INPUT", params: { fields: "Niets" } });
  const support = await trial.ctxOf("support", connection.id);
  await expect(saveReferenceSource(support, countries())).rejects.toMatchObject({ code: "FORBIDDEN" });
  const stranger = await trial.ctxOf("consultant");
  await expect(saveReferenceSource(stranger, countries())).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(readCandidates(stranger, of())).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(listReferenceSources(stranger, { connectionId: connection.id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

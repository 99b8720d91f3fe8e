import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import type { ServiceContext } from "../../context";
import type { SavedQuery } from "../../queries/port";
import { learnReportFields } from "../learn-report-fields";
import { readQueryRows } from "./query-rows";

let trial: ProfitTrial;
beforeAll(async () => {
  trial = await startProfitTrial({ rows: 6_000 });
});
afterAll(() => trial.close());

function knowing(part: Partial<SavedQuery>): { ctx: ServiceContext; queryId: string } {
  const queryId = randomUUID();
  const query = {
    ...{ id: queryId, connectionId: trial.connectionId, connectorId: "Sandbox_Bulk", ownerId: trial.ctx.actor.id },
    ...{ visibility: "private", name: "Q", page: "fields=Id&orderby=Id", parameters: [], ...part },
  } as SavedQuery;
  const findFor = (_: unknown, id: string) => Promise.resolve(id === queryId ? query : null);
  return { ctx: { ...trial.ctx, queries: { ...trial.ctx.queries, findFor } }, queryId };
}

const read = ({ ctx, queryId }: ReturnType<typeof knowing>) =>
  readQueryRows(ctx, { connectionId: trial.connectionId, queryId });
const codeOf = (running: Promise<unknown>) => running.catch((error: { code?: string }) => error.code);

test("the columns of a query, in its order, no more rows than a batch takes", async () => {
  const filter = encodeURIComponent(JSON.stringify([[["Id", "lessOrEqual", "3"]]]));
  const few = await read(knowing({ page: `fields=Id,Modified&orderby=-Id&filter=${filter}` }));
  expect(few.columns).toEqual(["Id", "Modified"]);
  expect(few.rows.map(([id]) => id)).toEqual(["3", "2", "1"]);
  expect(few.rows[0]?.[1]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  const many = await read(knowing({}));
  expect(many.rows).toHaveLength(5_000);
  expect([few.isCut, many.isCut]).toEqual([false, true]);
});

test("blanks stand at their defaults; one without a default says so by its name", async () => {
  const filter = encodeURIComponent(JSON.stringify([[["Id", "equal", "{{welke}}"]]]));
  const parameter = { name: "welke", label: "Welke", kind: "number" as const, defaultValue: "7", isRequired: true };
  const page = `fields=Id&filter=${filter}`;
  expect((await read(knowing({ page, parameters: [parameter] }))).rows).toEqual([["7"]]);
  const error: unknown = await read(knowing({ page, parameters: [{ ...parameter, defaultValue: "" }] })).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: "INVALID_INPUT", params: { fields: "Welke" } });
});

test("another's query, another connection's, and connectors one may not read stay closed", async () => {
  const known = knowing({});
  expect(await codeOf(read({ ...known, queryId: randomUUID() }))).toBe("NOT_FOUND");
  expect(await codeOf(read(knowing({ connectionId: randomUUID() })))).toBe("NOT_FOUND");
  const connection = await trial.ctx.connections.findFor(trial.ctx.actor, trial.connectionId);
  if (!connection) throw new Error("No connection");
  const findFor = () => Promise.resolve({ ...connection, mayReadConnectors: false });
  const ctx = { ...known.ctx, connections: { ...known.ctx.connections, findFor } };
  expect(await codeOf(read({ ...known, ctx }))).toBe("FORBIDDEN");
});

test("questions are learned from a GetConnector, with the codes its fields have inside", async () => {
  const learned = await learnReportFields(trial.ctx, {
    ...{ connectionId: trial.connectionId, connectorId: "Profit_Debtor_Invoices" },
  });
  expect(learned.length).toBeGreaterThan(5);
  expect(learned.every(({ code }) => /^[A-Za-z0-9_.-]{1,60}$/.test(code))).toBe(true);
  expect(new Set(learned.map(({ kind }) => kind))).toContain("date");
  expect(learned[0]).toMatchObject({ operator: "equal", isRequired: false, defaultValue: "" });
});

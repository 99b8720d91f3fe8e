import { expect, test } from "vitest";
import { peopleStore } from "@/lib/store/people/people-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { contextOf } from "@/lib/testing/service-context";
import { ListRunCallsInput, listRunCalls } from "./list-run-calls";
import type { WireCall } from "./port";

prepareTestDatabase();

const call: WireCall = {
  ...{
    at: "2026-11-28T03:00:00.000Z",
    run: "tab.1",
    attempt: 1,
    method: "GET",
    url: "https://x.afas.online/",
    error: null,
  },
  request: { headers: [], body: null },
  answer: null,
  timings: { connectMs: null, isReused: true, waitMs: 5, downloadMs: 1, totalMs: 6 },
};

test("one's own run is given, on a connection one may use; nobody else's, and no longer when the grant is gone", async () => {
  const [anna, bram, connection] = [await somePerson(), await somePerson({ role: "admin" }), await someConnection()];
  const [ctx, other] = [await contextOf(anna), await contextOf(bram)];
  const asked = { connectionId: connection.id, run: "tab.1", withinSeconds: 60 };
  await ctx.history.record({
    ...{ kind: "call", action: "rows.read", outcome: "ok", connectionId: connection.id },
    wire: () => [call],
  });
  await expect(listRunCalls(ctx, asked)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await peopleStore.setGrant(anna.id, connection.id, true);
  expect(await listRunCalls(ctx, asked)).toEqual([call]);
  expect(await listRunCalls(ctx, { ...asked, run: "tab.2" })).toEqual([]);
  expect(await listRunCalls(other, asked)).toEqual([]);
  const elsewhere = { ...asked, connectionId: "00000000-0000-4000-8000-000000000000" };
  await expect(listRunCalls(other, elsewhere)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test.each([{ run: "" }, { run: "a b" }, { run: "x".repeat(65) }, { connectionId: "x" }, { withinSeconds: 0 }])(
  "%j is no question",
  (change) => {
    const asked = { connectionId: "00000000-0000-4000-8000-000000000000", run: "tab.1", withinSeconds: 60 };
    expect(ListRunCallsInput.safeParse(asked).success).toBe(true);
    expect(ListRunCallsInput.safeParse({ ...asked, ...change }).success).toBe(false);
  },
);

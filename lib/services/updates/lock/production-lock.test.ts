import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Connection } from "@/lib/services/connections/port";
import type { ServiceContext } from "@/lib/services/context";
import { database } from "@/lib/store/database";
import { prepareTestDatabase } from "@/lib/testing/database";
import { startUpdateTrial, type UpdateTrial } from "@/lib/testing/update-trial";
import { previewUpdate } from "../send/preview-update";
import { lockStateOf } from "./lock-state";
import { lockProduction, unlockProduction, UnlockProductionInput } from "./unlock-production";

prepareTestDatabase();

let trial: UpdateTrial;
let production: Connection;
let admin: ServiceContext;
let consultant: ServiceContext;
beforeAll(async () => {
  trial = await startUpdateTrial();
});
beforeEach(async () => {
  production = await trial.connect("production");
  admin = await trial.ctxOf("admin");
  consultant = await trial.ctxOf("consultant", production.id);
});
afterAll(() => trial.close());

const xml = '<KnSubject><Element><Fields Action="insert"><StId>4</StId><Ds>Slot</Ds></Fields></Element></KnSubject>';
const order = () => ({ connectionId: production.id, connectorId: "KnSubject", transport: "rest" as const, xml });
const unlock = (ctx = admin, connectionId = production.id) =>
  unlockProduction(ctx, { connectionId, reason: "Nieuwe debiteuren na overleg", minutes: 30 });

test("production is locked until an administrator unlocks it with a reason, for everybody who may send", async () => {
  expect(await lockStateOf(consultant, { connectionId: production.id })).toEqual({
    ...{ isProtected: true, isLocked: true, unlock: null, mayUnlock: false },
  });
  await expect(trial.send(consultant, order())).rejects.toMatchObject({ code: "PRODUCTION_LOCKED" });
  expect(await trial.writes()).toEqual([]);
  expect(await unlock()).toMatchObject({ isLocked: false, mayUnlock: true });
  const state = await lockStateOf(consultant, { connectionId: production.id });
  expect(state).toMatchObject({
    isLocked: false,
    unlock: { reason: "Nieuwe debiteuren na overleg", personName: "Anna" },
  });
  expect(state.unlock?.secondsLeft).toBeGreaterThan(29 * 60);
  expect((await previewUpdate(consultant, order())).lock).toMatchObject({ isLocked: false });
  expect(await trial.send(consultant, order())).toMatchObject({ state: "ok", environmentType: "production" });
  const writes = (await trial.writes()).length;
  expect(await lockProduction(admin, { connectionId: production.id })).toMatchObject({ isLocked: true });
  await expect(trial.send(consultant, order())).rejects.toMatchObject({ code: "PRODUCTION_LOCKED" });
  expect((await trial.writes()).length).toBe(writes);
});

test("its time is over by the database's clock", async () => {
  await unlock();
  await database().execute(
    sql`update update_unlocks set expires_at = now() - interval '1 second' where connection_id = ${production.id}`,
  );
  expect(await lockStateOf(admin, { connectionId: production.id })).toMatchObject({ isLocked: true, unlock: null });
  await expect(trial.send(consultant, order())).rejects.toMatchObject({ code: "PRODUCTION_LOCKED" });
});

test("a lock that is put on between the look and the send is seen by the send's own transaction", async () => {
  await unlock();
  const late: ServiceContext = {
    ...consultant,
    profit: {
      ...consultant.profit,
      takeSlot: async (id, signal) => {
        await lockProduction(admin, { connectionId: production.id });
        return consultant.profit.takeSlot(id, signal);
      },
    },
  };
  const before = (await trial.writes()).length;
  await expect(trial.send({ ...late }, { ...order() })).rejects.toMatchObject({ code: "PRODUCTION_LOCKED" });
  expect((await trial.writes()).length).toBe(before);
});

test("only an administrator unlocks, only with a reason and for a while, and only production", async () => {
  await expect(unlock(consultant)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(lockProduction(consultant, { connectionId: production.id })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const bad = { connectionId: production.id, reason: "  ", minutes: 30 };
  expect(UnlockProductionInput.safeParse(bad).success).toBe(false);
  for (const minutes of [4, 241, 7.5]) {
    expect(UnlockProductionInput.safeParse({ ...bad, reason: "goed", minutes }).success).toBe(false);
  }
  const accept = await trial.connect("accept");
  await expect(unlock(admin, accept.id)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  expect(await lockStateOf(admin, { connectionId: accept.id })).toMatchObject({ isProtected: false, isLocked: false });
});

test("each act stands in the history with its reason", async () => {
  await unlock();
  await lockProduction(admin, { connectionId: production.id });
  const question = {
    search: "",
    kind: "act" as const,
    outcome: null,
    connectionId: production.id,
    before: null,
    limit: 10,
  };
  const lines = await admin.history.list(admin.actor, question);
  expect(lines.map(({ action }) => action)).toEqual(["updates.lock", "updates.unlock"]);
  const opened = await admin.history.find(admin.actor, lines[1]?.id ?? "");
  expect(opened?.detail?.note).toBe("30 min: Nieuwe debiteuren na overleg");
});

test("another connection's unlock opens nothing here", async () => {
  const other = await trial.connect("production");
  await unlock(admin, other.id);
  expect(await lockStateOf(admin, { connectionId: production.id })).toMatchObject({ isLocked: true });
  await expect(lockStateOf(await trial.ctxOf("consultant"), { connectionId: other.id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/lib/services/connections/port";
import type { ServiceContext } from "@/lib/services/context";
import { prepareTestDatabase } from "@/lib/testing/database";
import { startUpdateTrial, type UpdateTrial } from "@/lib/testing/update-trial";
import { abandonSend } from "./abandon-send";
import { noteReadBack, openSend } from "./list-sends";
import { previewUpdate } from "./preview-update";
import { sendUpdate } from "./send-update";

// One order is one send, whatever happens to the line between the browser and the console.
prepareTestDatabase();

let trial: UpdateTrial;
let connection: Connection;
let consultant: ServiceContext;
beforeAll(async () => {
  trial = await startUpdateTrial();
  connection = await trial.connect();
  consultant = await trial.ctxOf("consultant", connection.id);
});
afterAll(() => trial.close());

let number = 0;
const unique = () =>
  `<KnSubject><Element><Fields Action="insert"><StId>4</StId><Ds>Proef ${++number}</Ds></Fields></Element></KnSubject>`;
const order = (xml = unique()) => ({
  ...{ connectionId: connection.id, connectorId: "KnSubject", transport: "rest" as const, xml },
});
const WRITES = { connector: "KnSubject", method: "POST", service: "connectors" };

test("the same order twice is one send, also when both come at once", async () => {
  const asked = order();
  const { sendId, request } = await previewUpdate(consultant, asked);
  const input = { ...asked, sendId, digest: request?.digest ?? "", override: null, undoesSendId: null };
  const before = (await trial.writes()).length;
  const both = await Promise.all([sendUpdate(consultant, input), sendUpdate(consultant, input)]);
  expect(both.map(({ id }) => id)).toEqual([sendId, sendId]);
  expect(await sendUpdate(consultant, input)).toMatchObject({ state: "ok" });
  expect((await trial.writes()).length).toBe(before + 1);
  const other = await trial.ctxOf("consultant", connection.id);
  await expect(sendUpdate(other, input)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("what changed since the preview is not sent", async () => {
  const asked = order();
  const { sendId, request } = await previewUpdate(consultant, asked);
  const input = { ...asked, xml: unique(), sendId, digest: request?.digest ?? "", override: null, undoesSendId: null };
  await expect(sendUpdate(consultant, input)).rejects.toMatchObject({ code: "PREVIEW_OUTDATED" });
  await expect(openSend(consultant, { sendId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("an order that was given up can no longer begin, and one that began cannot be given up", async () => {
  const asked = order();
  const { sendId, request } = await previewUpdate(consultant, asked);
  const digest = request?.digest ?? "";
  const before = (await trial.writes()).length;
  expect(await abandonSend(consultant, { ...asked, sendId, digest })).toMatchObject({ state: "notSent" });
  const late = await sendUpdate(consultant, { ...asked, sendId, digest, override: null, undoesSendId: null });
  expect(late).toMatchObject({ state: "notSent", failure: { code: "ABANDONED" } });
  expect((await trial.writes()).length).toBe(before);
  const done = await trial.send(consultant, asked);
  expect(await abandonSend(consultant, { ...asked, sendId: done.id, digest })).toMatchObject({ state: "ok" });
  const other = await trial.ctxOf("consultant", connection.id);
  await expect(abandonSend(other, { ...asked, sendId: done.id, digest })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a browser that leaves before anything is stored takes its order with it", async () => {
  const asked = order();
  const { sendId, request } = await previewUpdate(consultant, asked);
  const leaving = new AbortController();
  const slow: ServiceContext = {
    ...consultant,
    signal: leaving.signal,
    profit: {
      ...consultant.profit,
      takeSlot: async (id) => {
        leaving.abort();
        return consultant.profit.takeSlot(id);
      },
    },
  };
  const before = (await trial.writes()).length;
  const input = { ...asked, sendId, digest: request?.digest ?? "", override: null, undoesSendId: null };
  await expect(sendUpdate(slow, input)).rejects.toThrow();
  expect((await trial.writes()).length).toBe(before);
  await expect(openSend(consultant, { sendId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("an undo names a send of one's own, at the same connection", async () => {
  const done = await trial.send(consultant, order());
  const asked = order();
  const { sendId, request } = await previewUpdate(consultant, asked);
  const input = { ...asked, sendId, digest: request?.digest ?? "", override: null };
  const elsewhere = await trial.connect();
  const other = await trial.ctxOf("consultant", connection.id, elsewhere.id);
  await expect(sendUpdate(other, { ...input, undoesSendId: done.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const admin = await trial.ctxOf("admin");
  const wrongPlace = { ...input, connectionId: elsewhere.id, undoesSendId: done.id };
  await expect(sendUpdate(admin, wrongPlace)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await sendUpdate(consultant, { ...input, undoesSendId: done.id })).toMatchObject({
    ...{ state: "ok", undoesSendId: done.id },
  });
});

test("a browser that leaves stops nothing", async () => {
  const leaving = new AbortController();
  await trial.fault({ kind: "delay", ms: 300 }, WRITES);
  const asked = order();
  const { sendId, request } = await previewUpdate(consultant, asked);
  const input = { ...asked, sendId, digest: request?.digest ?? "", override: null, undoesSendId: null };
  const sending = sendUpdate({ ...consultant, signal: leaving.signal }, input);
  await expect
    .poll(() =>
      openSend(consultant, { sendId }).then(
        ({ state }) => state,
        () => null,
      ),
    )
    .toBe("sending");
  leaving.abort();
  expect(await sending).toMatchObject({ state: "ok" });
});

test("after an unknown outcome a reason lets it through, and so does somebody who looked and did not find it", async () => {
  await trial.fault({ kind: "reset", when: "before" }, WRITES);
  const asked = order();
  const lost = await trial.send(consultant, asked);
  expect(await trial.send(consultant, { ...asked, override: "Staat niet in Profit" })).toMatchObject({
    state: "ok",
    overrideReason: "Staat niet in Profit",
  });
  const again = order();
  await trial.fault({ kind: "reset", when: "before" }, WRITES);
  const second = await trial.send(consultant, again);
  await noteReadBack(consultant, { sendId: second.id, finding: "done", note: null });
  await expect(trial.send(consultant, again)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
  const noted = await noteReadBack(consultant, { sendId: second.id, finding: "notDone", note: "gezocht op titel" });
  expect(noted).toMatchObject({ readBackFinding: "notDone", readBackNote: "gezocht op titel" });
  expect(await trial.send(consultant, again)).toMatchObject({ state: "ok" });
  expect((await openSend(consultant, { sendId: lost.id })).failure).toMatchObject({ code: "UNREACHABLE" });
});

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Connection } from "@/lib/services/connections/port";
import type { ServiceContext } from "@/lib/services/context";
import { prepareTestDatabase } from "@/lib/testing/database";
import { startUpdateTrial, type UpdateTrial } from "@/lib/testing/update-trial";
import { decideField } from "../../privacy/decide-field";
import { previewUpdate } from "../send/preview-update";
import { undoOf } from "../send/undo-of";
import { readBackOf } from "./read-back-of";
import { readRecordNow } from "./read-record-now";
import { findReadBack, proposeReadBack, removeReadBack, saveReadBack } from "./save-read-back";

prepareTestDatabase();

let trial: UpdateTrial;
let connection: Connection;
let ctx: ServiceContext;
beforeAll(async () => {
  trial = await startUpdateTrial();
});
beforeEach(async () => {
  connection = await trial.connect();
  ctx = await trial.ctxOf("consultant", connection.id);
});
afterAll(() => trial.close());

const place = () => ({ connectionId: connection.id, connectorId: "KnSubject" });
const order = (xml: string) => ({ ...place(), transport: "rest" as const, xml });
const document = (action: string, inner = "", id = "") =>
  `<KnSubject><Element${id && ` SbId="${id}"`}><Fields Action="${action}">${inner}</Fields></Element></KnSubject>`;
const at = (fieldId: string) => ({ path: ["KnSubject"], fieldId });

const choice = () => ({
  ...place(),
  getConnectorId: "Sandbox_KnSubject",
  keys: [{ ...at("SbId"), getFieldId: "SbId" }],
  fields: ["Ds", "StId", "SbTx", "Da"].map((id) => ({ ...at(id), getFieldId: id })),
});

async function inserted(inner = "<StId>4</StId><Ds>Voor</Ds>"): Promise<string> {
  const { results } = await trial.send(ctx, order(document("insert", inner)));
  return results[0]?.ids["SbId"] ?? "";
}

test("a chosen GetConnector shows a record by its key, and is remembered for the connector", async () => {
  expect(await findReadBack(ctx, place())).toBeNull();
  const id = await inserted();
  await saveReadBack(ctx, choice());
  expect(await findReadBack(ctx, place())).toMatchObject({ getConnectorId: "Sandbox_KnSubject", setByName: "Anna" });
  const now = await readRecordNow(ctx, { ...place(), key: [{ ...at("SbId"), value: id }] });
  expect(now).toMatchObject({ state: "found", error: null });
  expect(now.values).toContainEqual({ ...at("Ds"), value: "Voor", isMasked: false });
  const none = await readRecordNow(ctx, { ...place(), key: [{ ...at("SbId"), value: "999999999" }] });
  expect(none).toMatchObject({ state: "none", values: [] });
  expect(await readRecordNow(ctx, { ...place(), key: [{ ...at("Ds"), value: "x" }] })).toMatchObject({
    state: "noKey",
  });
  await removeReadBack(ctx, place());
  expect(await findReadBack(ctx, place())).toBeNull();
});

test("the pairs are proposed by ids and labels", async () => {
  const { keys, fields } = await proposeReadBack(ctx, { ...place(), getConnectorId: "Sandbox_KnSubject" });
  expect(keys).toEqual([{ ...at("SbId"), getFieldId: "SbId" }]);
  expect(fields).toContainEqual({ ...at("Ds"), getFieldId: "Ds" });
});

test("a preview shows what would change, and the result what really changed", async () => {
  await saveReadBack(ctx, choice());
  const id = await inserted();
  const xml = document("update", "<StId>4</StId><Ds>Na</Ds>", id);
  expect(await previewUpdate(ctx, order(xml))).toMatchObject({ hasReadBack: true, now: null, differences: null });
  const preview = await previewUpdate(ctx, { ...order(xml), isCompared: true });
  expect(preview.differences).toEqual([{ record: 0, ...at("Ds"), before: "Voor", after: "Na", isMasked: false }]);
  const sent = await trial.send(ctx, order(xml));
  expect(sent.before).toMatchObject([{ state: "found", record: 0 }]);
  const back = await readBackOf(ctx, { sendId: sent.id });
  expect(back).toMatchObject({ canRead: "yes", deviations: [] });
  expect(back.differences).toContainEqual({ record: 0, ...at("Ds"), before: "Voor", after: "Na", isMasked: false });
});

test("what was created is read back by the key that Profit gave it", async () => {
  await saveReadBack(ctx, choice());
  const sent = await trial.send(ctx, order(document("insert", "<StId>4</StId><Ds>Nieuw</Ds>")));
  const back = await readBackOf(ctx, { sendId: sent.id });
  expect(back.now).toMatchObject([{ state: "found" }]);
  expect(back.differences).toContainEqual({ record: 0, ...at("Ds"), before: null, after: "Nieuw", isMasked: false });
});

test("after an unknown outcome it says whether it was done, and that somebody looked is kept", async () => {
  await saveReadBack(ctx, choice());
  const id = await inserted();
  const xml = document("update", "<Ds>Gedaan</Ds>", id);
  await trial.fault({ kind: "reset", when: "after" }, { connector: "KnSubject", method: "PUT" });
  const sent = await trial.send(ctx, order(xml));
  expect(sent).toMatchObject({ state: "unknown", readBackAt: null });
  const back = await readBackOf(ctx, { sendId: sent.id });
  expect(back).toMatchObject({ canRead: "yes", deviations: [] });
  expect(back.differences).toMatchObject([{ fieldId: "Ds", before: "Voor", after: "Gedaan" }]);
  expect(await trial.send(ctx, order(xml))).toMatchObject({ state: "ok" });

  const other = document("update", "<Ds>Niet gedaan</Ds>", id);
  await trial.fault({ kind: "reset", when: "before" }, { connector: "KnSubject", method: "PUT" });
  const lost = await readBackOf(ctx, { sendId: (await trial.send(ctx, order(other))).id });
  expect(lost.differences).toEqual([]);
  expect(lost.deviations).toMatchObject([{ fieldId: "Ds", before: "Niet gedaan", after: "Gedaan" }]);
});

test("a read-back that cannot be done lifts nothing", async () => {
  const xml = document("insert", "<StId>4</StId><Ds>Zonder sleutel</Ds>");
  await saveReadBack(ctx, choice());
  await trial.fault(
    { kind: "reset", when: "before" },
    { connector: "KnSubject", method: "POST", service: "connectors" },
  );
  const sent = await trial.send(ctx, order(xml));
  expect(await readBackOf(ctx, { sendId: sent.id })).toMatchObject({ canRead: "noKeys" });
  await removeReadBack(ctx, place());
  expect(await readBackOf(ctx, { sendId: sent.id })).toMatchObject({ canRead: "noReadBack" });
  await expect(trial.send(ctx, order(xml))).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
});

test("a record that cannot be read is no reason not to send", async () => {
  await saveReadBack(ctx, choice());
  const id = await inserted();
  await trial.fault({ kind: "status", status: 500, message: "Kapot." }, { connector: "Sandbox_KnSubject" });
  const sent = await trial.send(ctx, order(document("update", "<Ds>Toch</Ds>", id)));
  expect(sent).toMatchObject({ state: "ok", before: [{ state: "failed", error: "REFUSED" }] });
  expect(await undoOf(ctx, { sendId: sent.id })).toMatchObject({ xml: null, parts: [{ reasons: ["noBefore"] }] });
});

test("masked values stay masked, before, after and in what is kept", async () => {
  await saveReadBack(ctx, choice());
  const field = { connectionId: connection.id, connectorId: "Sandbox_KnSubject", fieldId: "Ds" };
  await decideField(await trial.ctxOf("admin"), { ...field, isSensitive: true });
  const id = await inserted("<StId>4</StId><Ds>Geheim</Ds>");
  const sent = await trial.send(ctx, order(document("update", "<Ds>Ander</Ds>", id)));
  expect(JSON.stringify(sent.before)).not.toContain("Geheim");
  expect(sent.before?.[0]?.values).toContainEqual({ ...at("Ds"), value: "***", isMasked: true });
  expect(await undoOf(ctx, { sendId: sent.id })).toMatchObject({
    xml: null,
    parts: [{ reasons: ["masked"], fields: ["Ds"] }],
  });
});

test("undo puts a changed record back, and takes away what was created, as documents that can be sent", async () => {
  await saveReadBack(ctx, choice());
  const id = await inserted("<StId>4</StId><Ds>Voor &amp; na</Ds>");
  const sent = await trial.send(ctx, order(document("update", "<Ds>Anders</Ds><SbTx>Tekst</SbTx>", id)));
  const undo = await undoOf(ctx, { sendId: sent.id });
  expect(undo.parts).toMatchObject([{ record: 0, action: "update", undo: "update", reasons: [] }]);
  expect(undo.xml).toContain(`<Element SbId="${id}">`);
  expect(undo.xml).toContain('<SbTx xsi:nil="true"/>');
  expect(await trial.send(ctx, order(undo.xml ?? ""))).toMatchObject({ state: "ok" });
  const now = await readRecordNow(ctx, { ...place(), key: [{ ...at("SbId"), value: id }] });
  expect(now.values).toContainEqual({ ...at("Ds"), value: "Voor & na", isMasked: false });
  expect(now.values).toContainEqual({ ...at("SbTx"), value: null, isMasked: false });

  const made = await trial.send(ctx, order(document("insert", "<StId>4</StId><Ds>Weg ermee</Ds>")));
  const removal = await undoOf(ctx, { sendId: made.id });
  expect(removal.parts).toMatchObject([{ undo: "delete", reasons: [] }]);
  expect(await trial.send(ctx, order(removal.xml ?? ""))).toMatchObject({ state: "ok", method: "DELETE" });
  const gone = made.results[0]?.ids["SbId"] ?? "";
  expect(await readRecordNow(ctx, { ...place(), key: [{ ...at("SbId"), value: gone }] })).toMatchObject({
    state: "none",
  });

  const deleted = await trial.send(ctx, order(document("delete", "", id)));
  expect(await undoOf(ctx, { sendId: deleted.id })).toMatchObject({ xml: null, parts: [{ reasons: ["deleted"] }] });
});

test("what is another person's, or not done, is not undone; support chooses nothing", async () => {
  const sent = await trial.send(ctx, order(document("insert", "<StId>4</StId><Ds>Mijn</Ds>")));
  const other = await trial.ctxOf("consultant", connection.id);
  await expect(undoOf(other, { sendId: sent.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(readBackOf(other, { sendId: sent.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const refused = await trial.send(ctx, order(document("insert", "<StId>99999</StId><Ds>Nee</Ds>")));
  await expect(undoOf(ctx, { sendId: refused.id })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  const support = await trial.ctxOf("support", connection.id);
  await expect(saveReadBack(support, choice())).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(saveReadBack(await trial.ctxOf("consultant"), choice())).rejects.toMatchObject({ code: "NOT_FOUND" });
  const unknown = { ...choice(), fields: [{ ...at("Ds"), getFieldId: "Niets" }] };
  await expect(saveReadBack(ctx, unknown)).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

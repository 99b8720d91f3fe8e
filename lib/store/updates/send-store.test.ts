import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { settings } from "@/lib/config/settings";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { keyRingOf } from "@/lib/vault/key-ring";
import { open } from "@/lib/vault/seal";
import { connectionStore } from "../connections/connection-store";
import { database } from "../database";
import { historyStoreFor } from "../history/history-store";
import { rotateSecrets } from "../rotate-secrets";
import { draftStore } from "./draft-store";
import { openPart, placeOfPart } from "./send-parts";
import { expireSends, sendStore, sweepSends } from "./send-store";

prepareTestDatabase();

type NewSend = Parameters<typeof sendStore.begin>[0];
let connectionId: string;
let person: { id: string; name: string; role: string };
beforeAll(async () => {
  ({ id: connectionId } = await someConnection());
  person = { ...(await somePerson()), role: "consultant" };
});

const place = globalThis as typeof globalThis & { schakelConsoleId?: string };
afterEach(() => void delete place.schakelConsoleId);
/** What now follows is done by another console. */
const anotherConsole = () => void (place.schakelConsoleId = randomUUID());

const aSend = (more: Partial<NewSend> = {}): NewSend => ({
  ...{ id: randomUUID(), connectionId, connectorId: "KnSubject", environmentType: "test", environmentNumber: "12345" },
  ...{ transport: "rest", method: "POST", url: "https://12345.resttest.afas.online/x", undoesSendId: null },
  ...{ digest: randomBytes(32).toString("hex"), actions: [{ action: "insert", count: 1 }], recordCount: 1 },
  ...{ body: "{}", xml: "<KnSubject/>", bodyBytes: 2, before: null, overrideReason: null, needsUnlock: false },
  actor: { id: person.id, name: person.name },
  ...more,
});
const ending = (state: "ok" | "unknown" | "refused" = "ok"): Parameters<typeof sendStore.end>[1] => ({
  ...{ state, status: 201, failure: null, results: [{ object: "KnSubject", ids: { SbId: "7" } }] },
  ...{ durationMs: 12.4, answerBytes: 30, wire: () => [] },
});
const stateOf = async (id: string) => (await sendStore.find(person, id))?.state;
const silence = (id: string, seconds: number) =>
  database().execute(
    sql`update update_sends set heartbeat_at = now() - make_interval(secs => ${seconds}) where id = ${id}`,
  );

test("the intent is there before anything else, sealed, with a line in the history that says unknown", async () => {
  const send = aSend({ body: "x".repeat(2_500_000) + "😀é", xml: "<a>geheim 😀</a>", overrideReason: "nagekeken" });
  expect(await sendStore.begin(send)).toEqual({ kind: "begun" });
  expect(await sendStore.find(person, send.id)).toMatchObject({ state: "sending", xml: send.xml, results: [] });
  expect(await openPart(send.id, "body")).toBe(send.body);
  const stored = await database().execute(sql`select sealed from update_send_parts where send_id = ${send.id}`);
  expect(stored.rows).toHaveLength(4);
  expect(JSON.stringify(stored.rows)).not.toContain("geheim");
  const question = { search: "updates.send", kind: null, outcome: null, connectionId, before: null, limit: 1 };
  const history = historyStoreFor(person);
  const [line] = await history.list(person, question);
  expect(line).toMatchObject({ outcome: "unknown", requestBytes: 2, personName: person.name });
  await sendStore.end(send.id, ending());
  const [done] = await history.list(person, question);
  expect(done).toMatchObject({ id: line?.id, outcome: "ok", status: 201, durationMs: 12, answerBytes: 30 });
  expect((await history.find(person, line?.id ?? ""))?.detail).toMatchObject({
    ...{ url: send.url, note: "override: nagekeken" },
  });
});

test("a cut between pieces never falls into a character", async () => {
  const odd = `a${"é😀".repeat(400_000)}`;
  const send = aSend({ body: odd });
  await sendStore.begin(send);
  expect(await openPart(send.id, "body")).toBe(odd);
  const empty = aSend({ body: "" });
  await sendStore.begin(empty);
  expect(await openPart(empty.id, "body")).toBe("");
});

test("of equal digests that come at once one begins, and the others see it", async () => {
  const digest = randomBytes(32).toString("hex");
  const begun = await Promise.all(Array.from({ length: 8 }, () => sendStore.begin(aSend({ digest }))));
  expect(begun.filter(({ kind }) => kind === "begun")).toHaveLength(1);
  expect(begun.filter(({ kind }) => kind === "open")).toHaveLength(7);
  // A reason does not help while it is under way; another connection is another matter.
  expect(await sendStore.begin(aSend({ digest, overrideReason: "toch" }))).toMatchObject({ kind: "open" });
  const { id: other } = await someConnection();
  expect(await sendStore.begin(aSend({ digest, connectionId: other }))).toEqual({ kind: "begun" });
});

test("an id that was used is that send", async () => {
  const send = aSend();
  await sendStore.begin(send);
  await sendStore.end(send.id, ending());
  expect(await sendStore.begin(aSend({ id: send.id }))).toMatchObject({ kind: "known", send: { state: "ok" } });
});

test("sends of a console that is silent for 20 s are unknown; of one that speaks they are not", async () => {
  const [dead, alive] = [aSend(), aSend()];
  anotherConsole();
  await sendStore.begin(dead);
  await sendStore.begin(alive);
  await silence(dead.id, 21);
  await silence(alive.id, 19);
  anotherConsole();
  expect(await expireSends(false)).toBe(1);
  expect(await sendStore.find(person, dead.id)).toMatchObject({ state: "unknown", failure: { code: "CRASHED" } });
  expect(await stateOf(alive.id)).toBe("sending");
});

test("on a database of its own whatever another process began is over at once, and its own goes on", async () => {
  const [before, own] = [aSend(), aSend()];
  anotherConsole();
  await sendStore.begin(before);
  anotherConsole();
  await sendStore.begin(own);
  await expireSends(true);
  expect([await stateOf(before.id), await stateOf(own.id)]).toEqual(["unknown", "sending"]);
});

test("a heart that beats keeps all of this console's alive, and no other's", async () => {
  const [mine, theirs] = [aSend(), aSend()];
  anotherConsole();
  await sendStore.begin(theirs);
  anotherConsole();
  await sendStore.begin(mine);
  await silence(mine.id, 30);
  await silence(theirs.id, 30);
  await sendStore.beat();
  await expireSends(false);
  expect([await stateOf(mine.id), await stateOf(theirs.id)]).toEqual(["sending", "unknown"]);
});

test("who holds the answer knows better than who gave it up, and only that console does", async () => {
  const send = aSend();
  anotherConsole();
  const owner = place.schakelConsoleId as string;
  await sendStore.begin(send);
  await silence(send.id, 30);
  anotherConsole();
  await expireSends(false);
  await sendStore.end(send.id, ending("refused"));
  expect(await stateOf(send.id)).toBe("unknown");
  place.schakelConsoleId = owner;
  await sendStore.end(send.id, ending("ok"));
  expect(await stateOf(send.id)).toBe("ok");
  await sendStore.end(send.id, ending("refused"));
  expect(await stateOf(send.id)).toBe("ok");
});

test("a send outlives its connection, and bodies their time", async () => {
  const { id } = await someConnection();
  const send = aSend({ connectionId: id });
  await sendStore.begin(send);
  await sendStore.end(send.id, ending());
  await connectionStore.remove(id);
  expect(await sendStore.find(person, send.id)).toMatchObject({ connectionId: null, connectionName: "Productie" });
  expect(await sweepSends()).toBe(0);
  await database().execute(sql`update update_sends set detail_expires_at = now() where id = ${send.id}`);
  expect(await sweepSends()).toBe(1);
  expect(await sendStore.find(person, send.id)).toMatchObject({ state: "ok", xml: null, results: [], failure: null });
});

test("another person's is not found, an administrator finds all, and no id is an error", async () => {
  const send = aSend();
  await sendStore.begin(send);
  const other = { ...(await somePerson()), role: "consultant" };
  expect(await sendStore.find(other, send.id)).toBeNull();
  expect(await sendStore.find({ ...other, role: "admin" }, send.id)).toMatchObject({ id: send.id });
  const all = { connectionId, connectorId: null, state: null, before: null, limit: 200 };
  expect(await sendStore.list(other, all)).toEqual([]);
  expect((await sendStore.list({ ...other, role: "admin" }, all)).map(({ id }) => id)).toContain(send.id);
  expect(await sendStore.find(person, "x")).toBeNull();
  expect(await sendStore.list(person, { ...all, connectionId: "x" })).toEqual([]);
  expect(await sendStore.withDigest("x", send.digest)).toEqual([]);
  expect(await sendStore.noteReadBack("x", "done", null)).toBeNull();
});

test("all that is sealed of writes is sealed anew when the key changes", async () => {
  const send = aSend({ before: [] });
  await sendStore.begin(send);
  await sendStore.end(send.id, ending());
  const draft = { id: randomUUID(), connectionId, connectorId: "X", kind: "draft" as const, ownerId: person.id };
  const content = {
    name: "n",
    visibility: "private" as const,
    transport: "rest" as const,
    parameters: [],
    xml: "<x/>",
  };
  await draftStore.insert({ ...draft, ...content });
  const fresh = { id: "fresh", key: randomBytes(32) };
  const { unopened } = await rotateSecrets(keyRingOf([fresh, ...settings().vaultKeys]));
  expect(unopened).toEqual([]);
  const left = await database().execute(sql`
    select 1 from update_sends where ending_sealed not like 'v1.fresh.%'
    union all select 1 from update_send_parts where sealed not like 'v1.fresh.%'
    union all select 1 from update_drafts where xml_sealed not like 'v1.fresh.%'
    union all select 1 from update_draft_versions where xml_sealed not like 'v1.fresh.%'`);
  expect(left.rows).toEqual([]);
  const [part] = (
    await database().execute(sql`select sealed from update_send_parts where send_id = ${send.id} and part = 'xml'`)
  ).rows;
  expect(open(keyRingOf([fresh]), String(part?.["sealed"]), placeOfPart(send.id, "xml", 0))).not.toBe("");
});

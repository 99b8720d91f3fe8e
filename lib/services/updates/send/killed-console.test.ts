import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { settings } from "@/lib/config/settings";
import { database } from "@/lib/store/database";
import { peopleStore } from "@/lib/store/people/people-store";
import { history } from "@/lib/store/schema/history";
import { updateSends } from "@/lib/store/schema/updates";
import { openPart } from "@/lib/store/updates/send-parts";
import { expireSends } from "@/lib/store/updates/send-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { somePerson } from "@/lib/testing/factories";
import { startUpdateTrial, type UpdateTrial } from "@/lib/testing/update-trial";
import type { WriteOrder } from "@/lib/testing/write-console";
import {
  buildWriteConsole,
  endWriteConsoles,
  removeWriteConsole,
  startWriteConsole,
  type WriteConsole,
} from "@/lib/testing/write-console-process";

// A console is killed again and again while it writes, and the wire has faults besides. What Profit saw is the truth: no
// write of which the history does not know, none twice, and of each that was cut off the outcome is unknown.
prepareTestDatabase();

const SENDS = 500;
const AT_ONCE = 4;

/** The number of the order that deletes a record, by the key of the record. */
const deletions = new Map<string, number>();

let trial: UpdateTrial;
beforeAll(async () => {
  await buildWriteConsole();
  trial = await startUpdateTrial();
}, 60_000);
afterEach(endWriteConsoles);
afterAll(async () => {
  removeWriteConsole();
  await trial.close();
});

const insertOf = (number: number) =>
  `<KnSubject><Element><Fields Action="insert"><StId>4</StId><Ds>Uitval ${number}</Ds></Fields></Element></KnSubject>`;
const deleteOf = (id: string) => `<KnSubject><Element SbId="${id}"><Fields Action="delete"/></Element></KnSubject>`;

async function faults(): Promise<void> {
  const some = (fault: Record<string, unknown>, seed: string) =>
    fetch(`${trial.sandbox.control}/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ match: { service: "connectors", connector: "KnSubject" }, fault, rate: 0.03, seed }),
    });
  await some({ kind: "reset", when: "before" }, "a");
  await some({ kind: "reset", when: "after" }, "b");
  await some({ kind: "truncate", bytes: 4 }, "c");
  await some({ kind: "status", status: 502, when: "after" }, "d");
  await some({ kind: "malformed", as: "html" }, "e");
  await some({ kind: "status", status: 500 }, "f");
  await some({ kind: "delay", ms: 60 }, "g");
  await some({ kind: "drip", bytes: 3, everyMs: 4 }, "h");
}

/** Half of the sends delete a record each, whose address Profit's own list shows; the others write a title each. */
async function orders(connectionId: string): Promise<WriteOrder[]> {
  const consultant = await trial.ctxOf("consultant", connectionId);
  const place = { connectionId, connectorId: "KnSubject" };
  const many = Array.from({ length: SENDS / 2 }, (_, index) => insertOf(100_000 + index));
  const all = many.map((xml) => /<Element>.*<\/Element>/.exec(xml)?.[0] ?? "").join("");
  const made = await trial.send(consultant, { ...place, transport: "rest", xml: `<KnSubject>${all}</KnSubject>` });
  expect(made.results).toHaveLength(SENDS / 2);
  return Array.from({ length: SENDS }, (_, number) => {
    const id = made.results[number >> 1]?.ids["SbId"] ?? "";
    if (number % 2 === 0) deletions.set(id, number);
    return { ...place, number, xml: number % 2 === 0 ? deleteOf(id) : insertOf(number) };
  });
}

async function titles(): Promise<number[]> {
  const ids = "connectors/Sandbox_KnSubject?skip=-1&take=-1";
  const overview = (await (await fetch(trial.sandbox.control)).json()) as {
    appConnectors: { name: string; authorization: string }[];
  };
  const authorization = overview.appConnectors.find(({ name }) => name === "full")?.authorization ?? "";
  const answer = await fetch(`${trial.sandbox.rest}/${ids}`, { headers: { authorization } });
  const { rows } = (await answer.json()) as { rows: { Ds: string | null }[] };
  return rows.flatMap(({ Ds }) =>
    (/^Uitval (\d{1,3})$/.exec(Ds ?? "")?.[1] ?? "").split(" ").filter(Boolean).map(Number),
  );
}

test("nothing is lost or sent twice when the console is killed at any moment", async () => {
  // Without the XSD each of thirty processes starts sooner, and sends the same.
  const connection = await trial.connect("sandbox", null);
  const person = await somePerson();
  await peopleStore.setGrant(person.id, connection.id, true);
  const waiting = await orders(connection.id);
  const setUp = (await trial.writes()).length;
  await faults();

  const environment = {
    DATABASE_URL: settings().databaseUrl ?? "",
    DATA_DIR: settings().dataDirectory,
    VAULT_KEYS: settings()
      .vaultKeys.map(({ id, key }) => `${id}:${key.toString("base64url")}`)
      .join(","),
    AUTH_SECRET: settings().authSecret,
    PROFIT_HOSTS: new URL(trial.sandbox.rest).host,
  };
  const told = new Map<number, string>();
  const interrupted: number[] = [];
  let kills = 0;
  let standby = startWriteConsole(environment);
  while (waiting.length > 0) {
    const console = await standby;
    // The next one starts meanwhile, so that a kill costs next to nothing.
    standby = startWriteConsole(environment);
    console.tell({ open: true });
    await console.next((fact) => "opened" in fact);
    console.tell({ person: { id: person.id, email: person.email, name: person.name, role: "consultant" } });
    const given = await sendUntilKilled(console, waiting);
    kills++;
    for (const number of given) {
      const state = console.ended.get(number);
      if (state === undefined) interrupted.push(number);
      else told.set(number, state);
    }
  }
  await (await standby).kill();
  await fetch(`${trial.sandbox.control}/faults`, { method: "DELETE" });
  await expireSends(true);

  const rows = await database()
    .select({ send: updateSends, line: history })
    .from(updateSends)
    .leftJoin(history, eq(history.id, updateSends.historyId))
    .where(eq(updateSends.personId, person.id));
  const seen = (await trial.writes()).slice(setUp);
  expect(kills).toBeGreaterThan(20);
  expect(told.size + interrupted.length).toBe(SENDS);

  // The history knows each of them, and what it says is what is kept of the send.
  const outcomes = { ok: "ok", refused: "refused", unknown: "unknown", notSent: "failed", sending: "never" };
  expect(rows.filter(({ send, line }) => line?.outcome !== outcomes[send.state])).toEqual([]);
  const numbers = new Map<number, (typeof rows)[number]["send"]>();
  for (const { send } of rows) numbers.set(await numberOf(send.id), send);
  expect(numbers.size).toBe(rows.length);

  // Whatever ended was kept as it ended; whatever was cut off is unknown, unless its end was kept before anybody heard.
  expect([...told].filter(([number, state]) => numbers.get(number)?.state !== state)).toEqual([]);
  const cutOff = interrupted.flatMap((number) => numbers.get(number) ?? []);
  expect(cutOff.filter(({ state }) => state === "unknown").length).toBeGreaterThan(0);
  const answered = cutOff.filter(({ state }) => state !== "unknown");
  expect(answered.filter(({ status, endedAt }) => status === null || endedAt === null)).toEqual([]);

  // Deletes by their address: at most once each, and never one that nobody meant to send.
  const paths = seen.filter(({ method }) => method === "DELETE").map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  const meant = new Map([...numbers.values()].map((send) => [new URL(send.url).pathname, send]));
  expect(paths.filter((path) => !meant.has(path))).toEqual([]);
  const statusOf = new Map(seen.map(({ path, status }) => [path, status]));
  const believed = [...meant].filter(
    ([, { method, state }]) => method === "DELETE" && ["ok", "refused"].includes(state),
  );
  expect(believed.filter(([path, { status }]) => statusOf.get(path) !== status)).toEqual([]);

  // Inserts by their titles, and by how many there were.
  const written = await titles();
  expect(new Set(written).size).toBe(written.length);
  expect(written.filter((number) => !["ok", "unknown"].includes(numbers.get(number)?.state ?? "lost"))).toEqual([]);
  const isInsert = (number: number) => number % 2 === 1;
  const ok = [...numbers].filter(([number, { state }]) => isInsert(number) && state === "ok");
  expect(ok.filter(([number]) => !written.includes(number))).toEqual([]);
  const posts = seen.filter(({ method }) => method === "POST").length;
  const left = [...told].filter(([number, state]) => isInsert(number) && state !== "notSent").length;
  expect(posts).toBeGreaterThanOrEqual(left);
  expect(posts).toBeLessThanOrEqual(left + interrupted.filter(isInsert).length);
}, 180_000);

/** Keeps a console busy, and kills it somewhere in the middle. Resolves to what it was given. */
async function sendUntilKilled(console: WriteConsole, waiting: WriteOrder[]): Promise<number[]> {
  const given: number[] = [];
  const most = 8 + Math.floor(Math.random() * 16);
  const give = () => {
    const order = waiting.shift();
    if (!order) return;
    given.push(order.number);
    console.tell({ send: order });
  };
  for (let place = 0; place < AT_ONCE; place++) give();
  while (console.ended.size < most && console.ended.size < given.length) {
    await console.next((fact) => "number" in fact);
    give();
  }
  // Somewhere between two commits, two bytes, or a byte and its answer.
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
  await console.kill();
  return given;
}

/** Which order a send was, by what it sent. */
async function numberOf(sendId: string): Promise<number> {
  const xml = (await openPart(sendId, "xml")) ?? "";
  const title = /Uitval (\d+)/.exec(xml)?.[1];
  return title === undefined ? (deletions.get(/SbId="(\d+)"/.exec(xml)?.[1] ?? "") ?? -1) : Number(title);
}

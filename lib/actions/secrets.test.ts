import { randomBytes } from "node:crypto";
import { Writable } from "node:stream";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parseSettings, replaceSettings, settings } from "@/lib/config/settings";
import { createLog } from "@/lib/log/log";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { addConnection } from "@/lib/services/connections/add-connection";
import { listConnections } from "@/lib/services/connections/list-connections";
import { replaceSecret } from "@/lib/services/connections/replace-secret";
import { testConnection } from "@/lib/services/connections/test-connection";
import { testDraft } from "@/lib/services/connections/test-draft";
import type { ServiceContext } from "@/lib/services/context";
import { openConnection } from "@/lib/store/connections/open-connection";
import { database } from "@/lib/store/database";
import { prepareTestDatabase } from "@/lib/testing/database";
import { somePerson } from "@/lib/testing/factories";
import { secretSearch } from "@/lib/testing/secret-search";
import { contextOf } from "@/lib/testing/service-context";
import { profitPort } from "./profit-port";
import { toPublicError } from "./to-public-error";

prepareTestDatabase();

const planted = randomBytes(32).toString("hex").toUpperCase();
const found = secretSearch(planted);

let sandbox: Sandbox;
let ctx: ServiceContext;
let logged = "";
/** Everything a caller was given: answers, and errors as the browser and as a log would see them. */
const answers: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  const { dataDirectory, databaseUrl, vaultKeys } = settings();
  replaceSettings({
    ...parseSettings({ DATA_DIR: dataDirectory, DATABASE_URL: databaseUrl ?? "", SANDBOX_CONTROL: sandbox.control }),
    vaultKeys,
  });
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString("utf8");
      done();
    },
  });
  vi.stubGlobal("schakelLog", createLog("debug", sink));
  const person = await somePerson({ role: "admin" });
  ctx = { ...(await contextOf(person)), profit: profitPort };
});
afterAll(() => sandbox.close());

async function attempt(run: () => Promise<unknown>): Promise<void> {
  try {
    answers.push(JSON.stringify(await run()) ?? "");
  } catch (error) {
    answers.push(JSON.stringify(toPublicError(error)), `${(error as Error).stack}`, JSON.stringify(error) ?? "");
    createLogLine(error);
  }
}

/** What a careless `log.error({ err })` anywhere would write. */
function createLogLine(error: unknown): void {
  (globalThis as { schakelLog?: ReturnType<typeof createLog> }).schakelLog?.error({ err: error }, "planted");
}

async function wholeDatabase(): Promise<string> {
  const { rows: tables } = await database().execute<{ name: string }>(
    sql`select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const dumps = await Promise.all(tables.map(({ name }) => database().execute(sql`select * from ${sql.raw(name)}`)));
  return dumps.map(({ rows }) => JSON.stringify(rows)).join("\n");
}

test("the search finds what it is for", () => {
  const xml = `<token><version>1</version><data>${planted}</data></token>`;
  for (const leak of [planted, planted.toLowerCase(), `x${planted.slice(20, 36)}y`, btoa(xml), btoa(planted)]) {
    expect(found(`{"a":"${leak}"}`)).not.toBeNull();
  }
  expect(found(randomBytes(100_000).toString("base64"))).toBeNull();
});

test("a token is in no answer, log line or table, but sealed in its own column", async () => {
  const token = `<token><version>1</version><data>${planted}</data></token>`;
  const draft = { address: sandbox.rest, environmentType: "sandbox", environmentCode: null, secret: token } as const;
  // Profit does not know this token, so every way of failing is tried too.
  await attempt(() => testDraft(ctx, draft));
  await attempt(() => testDraft(ctx, { ...draft, secret: `Authorization: AfasToken ${btoa(token)}` }));
  await attempt(() => testDraft(ctx, { ...draft, address: "https://example.com/ProfitRestServices" }));
  await attempt(() => testDraft(ctx, { ...draft, address: `https://x/${planted}/ProfitRestServices` }));
  await attempt(() => testDraft(ctx, { ...draft, secret: planted.slice(1) }));
  await attempt(() => addConnection(ctx, { ...draft, name: "Geplant", isUntested: true }));
  const [connection] = await listConnections(ctx);
  const connectionId = connection?.id ?? "";
  await attempt(() => testConnection(ctx, { connectionId }));
  await attempt(() => replaceSecret(ctx, { connectionId, secret: planted.toLowerCase(), isUntested: false }));
  await attempt(() => replaceSecret(ctx, { connectionId, secret: planted.toLowerCase(), isUntested: true }));
  await attempt(() => listConnections(ctx));
  await attempt(() => ctx.connections.findFor(ctx.actor, connectionId));
  const question = { search: "", kind: null, outcome: null, connectionId: null, before: null, limit: 100 };
  await attempt(() => ctx.history.list(ctx.actor, question));
  for (const { id } of await ctx.history.list(ctx.actor, question))
    await attempt(() => ctx.history.find(ctx.actor, id));

  expect((await openConnection(connectionId))?.secret, "it is there, sealed").toBe(token);
  const dump = await wholeDatabase();
  expect(dump).toContain('"secret_sealed":"v1.');
  expect(found(dump), "database").toBeNull();
  expect(answers.length).toBeGreaterThan(15);
  expect(found(answers.join("\n")), "answers").toBeNull();
  expect(logged).toContain("planted");
  expect(found(logged), "log").toBeNull();
});

// cspell:ignore appconnectorupdate
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "@/lib/services/connections/port";
import type { ServiceContext } from "@/lib/services/context";
import { prepareTestDatabase } from "@/lib/testing/database";
import { startUpdateTrial, type UpdateTrial } from "@/lib/testing/update-trial";
import type { UpdateTransport } from "../port";
import { listSends, noteReadBack, openSend } from "./list-sends";
import { previewUpdate } from "./preview-update";
import { sendUpdate } from "./send-update";

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
const subject = (title: string) =>
  `<KnSubject><Element><Fields Action="insert"><StId>4</StId><Ds>${title}</Ds></Fields></Element></KnSubject>`;
const unique = () => subject(`Proef ${++number}`);
const order = (transport: UpdateTransport, xml = unique()) => ({
  connectionId: connection.id,
  connectorId: "KnSubject",
  transport,
  xml,
});
const both = ["rest", "soap"] as const;
const matching = { rest: { connector: "KnSubject", method: "POST" }, soap: { connector: "KnSubject" } };
const match = (transport: UpdateTransport) =>
  transport === "rest"
    ? { ...matching.rest, service: "connectors" }
    : { ...matching.soap, service: "appconnectorupdate" };

describe.each(both)("over %s", (transport) => {
  test("inserts, changes and deletes a record, and tells the key that came back", async () => {
    const inserted = await trial.send(consultant, order(transport));
    expect(inserted).toMatchObject({ state: "ok", failure: null, recordCount: 1 });
    const id = inserted.results[0]?.ids["SbId"] ?? "";
    expect(inserted.results).toEqual([
      { object: "KnSubject", ids: { SbId: expect.stringMatching(/^\d+$/) as string } },
    ]);
    const change = `<KnSubject><Element SbId="${id}"><Fields Action="update"><Ds>Anders</Ds></Fields></Element></KnSubject>`;
    expect(await trial.send(consultant, order(transport, change))).toMatchObject({ state: "ok" });
    const removal = `<KnSubject><Element SbId="${id}"><Fields Action="delete"/></Element></KnSubject>`;
    const removed = await trial.send(consultant, order(transport, removal));
    expect(removed).toMatchObject({ state: "ok", method: transport === "rest" ? "DELETE" : "POST" });
    expect(await trial.send(consultant, { ...order(transport, removal) })).toMatchObject({ state: "refused" });
  });

  test("keeps Profit's own words and log reference when it refuses", async () => {
    const xml = subject("x").replace("<StId>4</StId>", "<StId>99999</StId>");
    const refused = await trial.send(consultant, order(transport, xml));
    expect(refused).toMatchObject({ state: "refused", status: 500, results: [] });
    expect(refused.failure).toMatchObject({
      code: "REFUSED",
      logReference: expect.stringMatching(/^[0-9A-F]{32}$/) as string,
    });
    expect(refused.failure?.original).not.toBe("");
    expect(refused.logReference).toBe(refused.failure?.logReference);
  });

  const UNKNOWN: [string, Record<string, unknown>][] = [
    ["no answer in time", { kind: "delay", ms: 2_500 }],
    ["a reset before", { kind: "reset", when: "before" }],
    ["a reset after", { kind: "reset", when: "after" }],
    ["half an answer", { kind: "truncate", bytes: 5 }],
    ["a web page", { kind: "malformed", as: "html" }],
    ["half a JSON", { kind: "malformed", as: "json" }],
    ["another shape", { kind: "malformed", as: "shape" }],
    ["a gateway's 502", { kind: "status", status: 502, when: "after" }],
    ["a gateway's 504", { kind: "status", status: 504, when: "after" }],
    ["a 503 of nobody knows whom", { kind: "status", status: 503, body: "", headers: { "retry-after": "soon" } }],
    ["a 500 without words", { kind: "status", status: 500, body: "<html>", headers: { "x-profit-error": "" } }],
  ];
  test.each(UNKNOWN)("after %s the outcome is unknown, and it was sent once", async (_, fault) => {
    const asked = order(transport);
    const before = (await trial.writes()).length;
    await trial.fault(fault, match(transport));
    const sender = fault["kind"] === "delay" ? trial.impatient(consultant, 500) : consultant;
    const sent = await trial.send(sender, asked);
    expect(sent).toMatchObject({ state: "unknown" });
    expect((await trial.writes()).length).toBe(before + 1);
    // The same again needs a reason.
    await expect(trial.send(consultant, asked)).rejects.toMatchObject({
      code: "OUTCOME_UNKNOWN",
      params: { sendId: sent.id, state: "unknown" },
    });
    expect((await trial.writes()).length).toBe(before + 1);
  });

  test.each([401, 403, 404, 413])("a %d was not done", async (status) => {
    await trial.fault({ kind: "status", status }, match(transport));
    expect(await trial.send(consultant, order(transport))).toMatchObject({ state: "refused", status });
  });

  test("Profit's own 503, which says when to come back, was not done", async () => {
    await trial.fault({ kind: "status", status: 503, retryAfter: 7200 }, match(transport));
    const sent = await trial.send(consultant, order(transport));
    expect(sent).toMatchObject({ state: "refused", failure: { code: "UNAVAILABLE" } });
  });

  test("a slow answer is waited for", async () => {
    await trial.fault({ kind: "drip", bytes: 5, everyMs: 10 }, match(transport));
    expect(await trial.send(consultant, order(transport))).toMatchObject({ state: "ok" });
  });

  test("an empty answer is a yes without keys", async () => {
    if (transport === "soap") return; // There an answer has an envelope.
    await trial.fault({ kind: "malformed", as: "empty" }, match(transport));
    expect(await trial.send(consultant, order(transport))).toMatchObject({ state: "ok", results: [] });
  });
});

test("a send whose server is not there was not sent, and may be sent again at once", async () => {
  const elsewhere = await trial.connect();
  const ctx = await trial.ctxOf("consultant", elsewhere.id);
  const asked = { ...order("rest"), connectionId: elsewhere.id };
  const { sendId, request } = await previewUpdate(ctx, asked);
  const gone: ServiceContext = {
    ...ctx,
    profit: {
      ...ctx.profit,
      endpointOf: async (id, language) => {
        const endpoint = await ctx.profit.endpointOf(id, language);
        return {
          ...endpoint,
          // The address is the one that was previewed; nobody listens there any more.
          fetch: (input, init, watch) =>
            endpoint.fetch(
              init.method === "POST" ? new URL(`http://127.0.0.1:1${input.pathname}`) : input,
              init,
              watch,
            ),
        };
      },
    },
  };
  const guardedTo1 = await sendUpdate(gone, {
    ...asked,
    sendId,
    digest: request?.digest ?? "",
    override: null,
    undoesSendId: null,
  });
  expect(guardedTo1).toMatchObject({ state: "notSent" });
  expect(await trial.send(ctx, asked)).toMatchObject({ state: "ok" });
});

test("sends are their sender's, and an administrator's to see", async () => {
  const sent = await trial.send(consultant, order("rest"));
  const stranger = await trial.ctxOf("consultant", connection.id);
  await expect(openSend(stranger, { sendId: sent.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(noteReadBack(stranger, { sendId: sent.id, finding: "done", note: null })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const question = { connectionId: null, connectorId: null, state: null, before: null, limit: 200 };
  expect(await listSends(stranger, question)).toEqual([]);
  const admin = await trial.ctxOf("admin");
  expect((await listSends(admin, question)).map(({ id }) => id)).toContain(sent.id);
  expect(await openSend(admin, { sendId: sent.id })).toMatchObject({
    xml: expect.stringContaining("KnSubject") as string,
  });
  const lines = await admin.history.list(admin.actor, {
    search: "updates.openBody",
    kind: null,
    outcome: null,
    connectionId: connection.id,
    before: null,
    limit: 5,
  });
  expect(lines).toHaveLength(1);
});

test("who has no grant, and support, sends nothing", async () => {
  const before = (await trial.writes()).length;
  const stranger = await trial.ctxOf("consultant");
  await expect(trial.send(stranger, order("rest"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  const support = await trial.ctxOf("support", connection.id);
  await expect(trial.send(support, order("rest"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect((await trial.writes()).length).toBe(before);
});

test("each send has its line in the history, with what went over the line and without the token", async () => {
  const sent = await trial.send(consultant, order("soap"));
  const question = {
    search: "updates.send",
    kind: null,
    outcome: null,
    connectionId: connection.id,
    before: null,
    limit: 1,
  };
  const [line] = await consultant.history.list(consultant.actor, question);
  expect(line).toMatchObject({
    ...{ action: "updates.send", outcome: "ok", connectorId: "KnSubject", method: "POST", status: 200, rows: 1 },
    requestBytes: sent.bodyBytes,
  });
  const opened = await consultant.history.find(consultant.actor, line?.id ?? "");
  expect(opened?.detail).toMatchObject({ url: sent.url });
  expect(opened?.detail?.wire).toHaveLength(1);
  expect(opened?.detail?.wire?.[0]?.request.body?.text).toContain("Execute");
  expect(JSON.stringify(opened)).not.toMatch(/[0-9A-F]{64}/);
});

test("of what is nobody's business nothing is kept in the history; the document itself lies sealed for its sender", async () => {
  const xml =
    '<KnPerson><Element><Fields Action="insert"><MatchPer>7</MatchPer><LaNm>Proef</LaNm><SoSe>111222333</SoSe></Fields></Element></KnPerson>';
  for (const transport of both) {
    const sent = await trial.send(consultant, { ...order(transport, xml), connectorId: "KnPerson" });
    const question = { search: "KnPerson updates.send", kind: null, outcome: null, connectionId: connection.id };
    const [line] = await consultant.history.list(consultant.actor, { ...question, before: null, limit: 1 });
    const opened = await consultant.history.find(consultant.actor, line?.id ?? "");
    expect(opened?.detail?.wire?.[0]?.request.body?.text).toContain("Proef");
    expect(JSON.stringify(opened)).not.toContain("111222333");
    expect((await openSend(consultant, { sendId: sent.id })).xml).toBe(xml);
  }
});

test("no places of the connection are left behind", () => {
  expect(trial.slotsHeld()).toBe(0);
});

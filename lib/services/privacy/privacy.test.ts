import { unzipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { rowsResponse } from "@/lib/http/rows-response";
import { problemResponse } from "@/lib/http/problem-response";
import { ROW_FORMATS } from "@/lib/sinks/row-writer";
import { historyStoreFor } from "@/lib/store/history/history-store";
import { peopleStore } from "@/lib/store/people/people-store";
import { privacyStore } from "@/lib/store/privacy/privacy-store";
import { connectionStore } from "@/lib/store/connections/connection-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import { setGrant } from "../connections/grants";
import { exportPages } from "../connectors/export-pages";
import type { ServiceContext } from "../context";
import type { Role } from "../roles";
import { decideField } from "./decide-field";
import { listSensitiveFields } from "./list-sensitive-fields";
import { unmask } from "./unmask";

prepareTestDatabase();

let trial: ProfitTrial;
beforeAll(async () => {
  trial = await startProfitTrial();
});
afterAll(() => trial.close());

let connectionId = "";
let anna: ServiceContext;
beforeEach(async () => {
  connectionId = (await someConnection()).id;
  anna = await contextOf("consultant");
});

/** Real stores and a real sandbox; the person is granted the connection. */
async function contextOf(role: Role, { isGranted = true } = {}): Promise<ServiceContext> {
  const person = await somePerson({ role });
  const admin = await somePerson({ role: "admin" });
  const actor = {
    ...trial.ctx.actor,
    id: person.id,
    name: person.name,
    email: person.email,
    role,
    sessionId: person.id,
  };
  const ctx = { ...trial.ctx, actor, connections: connectionStore, privacy: privacyStore };
  if (isGranted) {
    await setGrant(
      { ...ctx, people: peopleStore, actor: { ...actor, id: admin.id, role: "admin" } },
      { connectionId, personId: person.id, isGranted: true, canReadConnectors: true },
    );
  }
  return { ...ctx, history: historyStoreFor(person) };
}

const connectorId = "Medewerkers";
const MASKED = ["Geslacht", "Geboortedatum", "BSN", "IBAN"];

async function ask(ctx: ServiceContext, params: string, ticket?: string, connector = connectorId): Promise<Response> {
  const place = { connectionId, connectorId: connector, unmask: ticket };
  return rowsResponse(ctx, place, new URLSearchParams(params), exportPages).catch((error: unknown) =>
    problemResponse(error),
  );
}

type Rows = Record<string, string | null>[];
const rowsOf = async (answer: Response) => (await answer.json()) as Rows;
const shown = (ctx: ServiceContext, fieldIds = ["BSN", "IBAN"], reason = "Controle loonaangifte") =>
  unmask(ctx, { connectionId, connectorId, fieldIds, reason });
const acts = async (ctx: ServiceContext) =>
  (
    await ctx.history.list(ctx.actor, {
      ...{ search: "", kind: "act", outcome: null, connectionId, before: null, limit: 100 },
    })
  ).map(({ action, subject }) => [action, subject]);

/** The values that must be nowhere, as the sandbox has them. */
async function planted(): Promise<string[]> {
  const { ticket } = await unmask(anna, { connectionId, connectorId, fieldIds: ["BSN", "IBAN"], reason: "Proef" });
  const rows = await rowsOf(await ask(anna, "take=20", ticket));
  return rows.flatMap(({ BSN, IBAN }) => [BSN, IBAN]).filter((value) => value !== null && value !== undefined);
}

test.each(ROW_FORMATS)("no sensitive value leaves as %s, on a page or in an export", async (format) => {
  const values = await planted();
  expect(values.length).toBeGreaterThan(20);
  for (const take of ["20", "all"]) {
    const answer = await ask(anna, `take=${take}&format=${format}&orderby=Medewerker`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("x-schakel-masked")).toBe(MASKED.join(","));
    const bytes = Buffer.from(await answer.arrayBuffer());
    const text = format === "xlsx" ? unzipped(bytes) : bytes.toString("latin1");
    expect(values.filter((value) => text.includes(value))).toEqual([]);
    expect(text).toContain("***");
  }
});

function unzipped(bytes: Buffer): string {
  return Object.values(unzipSync(new Uint8Array(bytes)))
    .map((file) => Buffer.from(file).toString("utf8"))
    .join("\n");
}

test("empty stays empty, and sorting on a masked column still works", async () => {
  const { ticket } = await shown(anna);
  const seen = await rowsOf(await ask(anna, "take=50&orderby=-IBAN,Medewerker", ticket));
  const masked = await rowsOf(await ask(anna, "take=50&orderby=-IBAN,Medewerker"));
  expect(masked.map((row) => row["Medewerker"])).toEqual(seen.map((row) => row["Medewerker"]));
  expect(masked.map(({ IBAN }) => IBAN)).toEqual(seen.map(({ IBAN }) => (IBAN === null ? null : "***")));
  expect(new Set(seen.map(({ IBAN }) => IBAN)).size).toBeGreaterThan(10);
});

test("a reason shows the fields that were asked and no others, and stands in the history", async () => {
  const { ticket, fieldIds, expiresAt } = await shown(anna, ["BSN", "BSN"]);
  expect(fieldIds).toEqual(["BSN"]);
  expect(expiresAt - Date.now()).toBeGreaterThan(14 * 60_000);
  const answer = await ask(anna, "take=3", ticket);
  expect(answer.headers.get("x-schakel-masked")).toBe("Geslacht,Geboortedatum,IBAN");
  expect(await rowsOf(answer)).toEqual(
    Array.from({ length: 3 }, () =>
      expect.objectContaining({ BSN: expect.stringMatching(/^\d{9}$/), Geboortedatum: "***" }),
    ),
  );
  expect(await acts(anna)).toEqual([["privacy.unmask", "BSN: Controle loonaangifte"]]);
});

test("an export with values is an export with values, and its line says so", async () => {
  const { ticket } = await shown(anna);
  const answer = await ask(anna, "take=all&format=csv&fields=BSN", ticket);
  expect((await answer.text()).split("\r\n")[1]).toMatch(/^\d{9}$/);
  const [line] = await anna.history.list(anna.actor, {
    ...{ search: "rows.export", kind: null, outcome: null, connectionId, before: null, limit: 1 },
  });
  const opened = await anna.history.find(anna.actor, line?.id ?? "");
  expect(opened?.detail?.note).toMatch(/unmasked: BSN IBAN$/);
});

test("a ticket is worth nothing to others, elsewhere, later or changed", async () => {
  const { ticket } = await shown(anna);
  const bram = await contextOf("admin");
  const later = { ...anna, now: () => new Date(Date.now() + 15 * 60_000) };
  const tries: [ServiceContext, string, string?][] = [
    [bram, ticket],
    [{ ...anna, actor: { ...anna.actor, sessionId: "another" } }, ticket],
    [{ ...anna, actor: { ...anna.actor, role: "support" } }, ticket],
    [later, ticket],
    [anna, ticket, "Contracten"],
    [anna, `${ticket.slice(0, -2)}AA`],
    [anna, "nonsense"],
    [anna, ""],
  ];
  for (const [ctx, sealed, connector] of tries) {
    for (const take of ["2", "all"]) {
      const answer = await ask(ctx, `take=${take}`, sealed, connector);
      expect(answer.headers.get("x-schakel-masked")).toBe(connector ? "Salaris" : MASKED.join(","));
      expect(JSON.stringify(await rowsOf(answer))).not.toMatch(/"BSN":"\d|"Salaris":\d/);
    }
  }
  expect((await ask(anna, "take=2", ticket)).headers.get("x-schakel-masked")).toBe("Geslacht,Geboortedatum");
});

test("support sees masks, gets no ticket and decides nothing; a stranger finds no connection", async () => {
  const support = await contextOf("support");
  const stranger = await contextOf("consultant", { isGranted: false });
  const decision = { connectionId, connectorId, fieldId: "BSN", isSensitive: false };
  await expect(shown(support)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(decideField(support, decision)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(shown(stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(decideField(stranger, decision)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(listSensitiveFields(stranger, decision)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await listSensitiveFields(support, decision)).mayShow).toBe(false);
  expect((await rowsOf(await ask(support, "take=1")))[0]).toMatchObject({ BSN: "***" });
  expect(await acts(support)).toEqual([]);
});

test("what is not masked needs no reason, and what cannot be recorded does not happen", async () => {
  await expect(shown(anna, ["Naam"])).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(shown(anna, ["BSN", "Nergens"])).rejects.toMatchObject({ code: "INVALID_INPUT" });
  const lost = new Error("the line was lost");
  const broken = { ...anna, history: { ...anna.history, recordOrThrow: () => Promise.reject(lost) } };
  const decision = { connectionId, connectorId, fieldId: "BSN", isSensitive: false };
  await expect(shown(broken)).rejects.toBe(lost);
  await expect(decideField(broken, decision)).rejects.toBe(lost);
  expect((await rowsOf(await ask(anna, "take=1")))[0]).toMatchObject({ BSN: "***" });
});

test("a decision goes before the name, for everybody, at once, and can be taken back", async () => {
  const place = { connectionId, connectorId };
  const bram = await contextOf("consultant");
  await decideField(anna, { ...place, fieldId: "Geslacht", isSensitive: false });
  await decideField(anna, { ...place, fieldId: "Naam", isSensitive: true });
  const [row] = await rowsOf(await ask(bram, "take=1"));
  expect(row).toMatchObject({ Naam: "***", BSN: "***" });
  expect(row?.["Geslacht"]).not.toBe("***");
  expect((await listSensitiveFields(bram, place)).fields).toEqual([
    { fieldId: "Naam", isMasked: true, kind: null, isDecided: true },
    { fieldId: "Geslacht", isMasked: false, kind: "gender", isDecided: true },
    { fieldId: "Geboortedatum", isMasked: true, kind: "birth", isDecided: false },
    { fieldId: "BSN", isMasked: true, kind: "bsn", isDecided: false },
    { fieldId: "IBAN", isMasked: true, kind: "bank", isDecided: false },
  ]);
  await decideField(anna, { ...place, fieldId: "Naam", isSensitive: null });
  expect((await rowsOf(await ask(bram, "take=1")))[0]?.["Naam"]).not.toBe("***");
  await expect(decideField(anna, { ...place, fieldId: "Nergens", isSensitive: true })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  expect(await acts(anna)).toEqual([
    ["privacy.byName", "Naam"],
    ["privacy.mask", "Naam"],
    ["privacy.showAlways", "Geslacht"],
  ]);
});

test("nothing sensitive stays in the history", async () => {
  const values = await planted();
  await (await ask(anna, "take=20")).text();
  await (await ask(anna, "take=all&format=csv")).text();
  const lines = await anna.history.list(anna.actor, {
    ...{ search: "", kind: null, outcome: null, connectionId, before: null, limit: 100 },
  });
  const whole = await Promise.all(lines.map(({ id }) => anna.history.find(anna.actor, id)));
  const text = JSON.stringify(whole);
  expect(values.filter((value) => text.includes(value))).toEqual([]);
});

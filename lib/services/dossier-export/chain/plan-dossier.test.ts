import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readFolderPattern } from "@/lib/queries/folder-pattern";
import { COMPANY_DOSSIER, WHOLE_DOSSIER } from "@/lib/testing/dossier-places";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import type { NewLine } from "../../jobs/job-kind";
import { findConnection } from "../../connections/find-connection";
import type { DossierChoice, DossierLine } from "../definition";
import { connectorRows, type Reading } from "./connector-rows";
import { openChain } from "./open-chain";
import { patternOf } from "./pattern-of";
import { PlanPlace, planDossier, type Planning } from "./plan-dossier";

// The chain items → attachments → reactions → their attachments, against the sandbox over real HTTP.
let trial: ProfitTrial;
beforeEach(async () => {
  trial = await startProfitTrial();
});
afterEach(() => trial.close());

type Lines = NewLine<DossierLine>[];

async function planningOf(change: Partial<DossierChoice> = {}, mapping = COMPANY_DOSSIER): Promise<Planning> {
  const definition = { ...WHOLE_DOSSIER, ...change, mapping };
  const { ctx, connectionId } = trial;
  const reading: Reading = {
    endpoint: await ctx.profit.endpointOf(connectionId, "nl"),
    transport: definition.transport,
    takeSlot: (signal) => ctx.profit.takeSlot(connectionId, signal),
    signal: new AbortController().signal,
    seen: { calls: 0, bytes: 0, rows: 0 },
  };
  const chain = await openChain(ctx, await findConnection(ctx, connectionId), definition, reading);
  return { definition, chain, pattern: patternOf(definition, chain), reading };
}

async function planned(planning: Planning): Promise<Lines> {
  const lines: Lines = [];
  await planDossier(planning, null, async (batch) => void lines.push(...batch));
  return lines;
}

const idOf = ({ payload: { itemId, reactionId, file } }: NewLine<DossierLine>) =>
  `${itemId} ${reactionId ?? "-"} ${file?.fileId ?? "-"}`;

type Listed = { subjectId: number | null; reactionId: number | null; fileId: string; name: string };
async function listed(): Promise<Listed[]> {
  const { restBaseUrl } = await trial.ctx.profit.endpointOf(trial.connectionId, "nl");
  const answer = await fetch(new URL("/_sandbox/documents", restBaseUrl));
  return ((await answer.json()) as Listed[]).filter(({ subjectId }) => subjectId !== null);
}

test("every file of items and reactions is told once, and what has no file is told of", async () => {
  const lines = await planned(await planningOf());
  const files = lines.filter(({ path }) => path !== null).map(idOf);
  const wanted = (await listed()).map((file) => `${file.subjectId} ${file.reactionId ?? "-"} ${file.fileId}`);
  expect(files.toSorted()).toEqual(wanted.toSorted());
  const items = new Set(lines.map(({ payload }) => payload.itemId));
  expect(items.size).toBe(1_900);
  const withOwn = new Set((await listed()).flatMap((file) => (file.reactionId === null ? [`${file.subjectId}`] : [])));
  const without = lines.filter(({ payload: { file, reactionId } }) => !file && reactionId === null);
  expect(without.map(({ payload }) => payload.itemId)).toEqual([...items].filter((id) => !withOwn.has(id)));
  const numbers = lines.map(({ payload }) => Number(payload.itemId));
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
}, 60_000);

test("a plan that breaks off behind any batch goes on there, and tells the rest", async () => {
  const planning = await planningOf({ types: ["4"] });
  const whole = (await planned(planning)).map(idOf);
  let place: PlanPlace | null = null;
  const told: string[] = [];
  for (let isOver = false; !isOver;) {
    let batches = 0;
    isOver = true;
    const one = planDossier(planning, place, async (batch, checkpoint) => {
      if (++batches > 1) {
        isOver = false;
        throw new Error("killed");
      }
      told.push(...batch.map(idOf));
      place = PlanPlace.parse(JSON.parse(JSON.stringify(checkpoint)));
    });
    await one.catch((error: unknown) => expect(String(error)).toContain("killed"));
  }
  expect(told).toEqual(whole);
}, 60_000);

test("types and a filter leave the others out, and their files are asked for by their numbers alone", async () => {
  const condition = { fieldId: "DebtorId", operator: "isNotEmpty", value: "" } as const;
  const planning = await planningOf({ types: ["1", "2"], filter: { groups: [[condition]] } });
  const lines = await planned(planning);
  expect(new Set(lines.map(({ payload }) => payload.type))).toEqual(new Set(["Klacht", "Telefoonnotitie"]));
  const ids = new Set(lines.map(({ payload }) => payload.itemId));
  const wanted = (await listed()).filter(({ subjectId }) => ids.has(`${subjectId}`));
  expect(lines.filter(({ path }) => path !== null)).toHaveLength(wanted.length);
  expect(trial.mostAtOnce()).toBeLessThanOrEqual(5);
}, 60_000);

test("over SOAP the plan is the same", async () => {
  const types = ["6"];
  // XML has no words for control characters, which Profit then leaves out of a name.
  const namable = (lines: Lines) =>
    lines.map((line) => (/[\0-\x1f\uFFFD]/.test(line.payload.file?.fileName ?? "") ? idOf(line) : line));
  const overSoap = await planned(await planningOf({ types, transport: "soap" }));
  expect(namable(overSoap)).toEqual(namable(await planned(await planningOf({ types }))));
  expect(overSoap.length).toBeGreaterThan(100);
}, 60_000);

test("a file that hangs in two places has one key, by which the ledger fetches it once", async () => {
  const { attachments } = COMPANY_DOSSIER;
  const mapping = { ...COMPANY_DOSSIER, reactionAttachments: { ...attachments, reactionId: null } };
  const lines = await planned(await planningOf({ types: ["5"] }, mapping));
  const keys = lines.flatMap(({ fetchKey }) => fetchKey ?? []);
  expect(keys.length).toBeGreaterThan(100);
  expect(new Set(keys).size).toBe(keys.length / 2);
}, 60_000);

describe("what is not right is said before anything is read", () => {
  test("a field that the connector does not have", async () => {
    const mapping = { ...COMPANY_DOSSIER, attachments: { ...COMPANY_DOSSIER.attachments, fileName: "naam" } };
    await expect(planningOf({}, mapping)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      params: { kind: "unknownField", text: "naam" },
    });
  });

  test("a filter that does not fit into a request", async () => {
    const group = [{ fieldId: "Subject", operator: "contains" as const, value: "x".repeat(400) }];
    const planning = await planningOf({ types: ["1", "2", "3", "4", "5"], filter: { groups: [group] } });
    await expect(planned(planning)).rejects.toMatchObject({ code: "INVALID_INPUT", params: { kind: "tooLong" } });
  });
});

test("values of masked fields name no folder and stand in no index", async () => {
  const { ctx, connectionId } = trial;
  const place = { connectionId, connectorId: "Profit_Subjects" };
  await ctx.privacy.decide({ ...place, fieldId: "DebtorId", isSensitive: true, setBy: "person" });
  const planning = await planningOf({ types: ["1"], columns: ["DebtorId"], folderPattern: "{{relatie}}" });
  const lines = await planned(planning);
  expect(new Set(lines.map(({ payload }) => payload.values[0]))).toEqual(new Set(["***"]));
  expect(new Set(lines.flatMap(({ path }) => (path === null ? [] : [path.split("/")[0]])))).toEqual(new Set(["-"]));
}, 60_000);

test("the first rows alone cost one call", async () => {
  const { chain, reading } = await planningOf();
  const before = reading.seen.calls;
  for await (const { rows } of connectorRows(chain.items, { filter: { groups: [] }, pageSize: 20 }, reading)) {
    expect(rows).toHaveLength(20);
    break;
  }
  expect(reading.seen.calls - before).toBe(1);
  expect(readFolderPattern("{{x}}", new Set()).ok).toBe(false);
});

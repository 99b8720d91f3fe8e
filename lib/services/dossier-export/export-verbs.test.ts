import { rm } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { jobsStore } from "@/lib/store/jobs/jobs-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { ARCHIVE_DOSSIER, COMPANY_DOSSIER, WHOLE_DOSSIER } from "@/lib/testing/dossier-places";
import { folderOfJob } from "@/lib/testing/dossier-trial";
import { jobTrial } from "@/lib/testing/job-trial";
import { startUpdateTrial, type UpdateTrial } from "@/lib/testing/update-trial";
import type { ServiceContext } from "../context";
import { asAnyKind } from "../jobs/job-kind";
import { beginDossierExport } from "./begin-dossier-export";
import { estimateExport } from "./estimate-export";
import { exportOptions } from "./export-options";
import { dossierExportKind } from "./export-job";
import { sampleFiles } from "./sample-files";

prepareTestDatabase();

let trial: UpdateTrial;
beforeAll(async () => {
  trial = await startUpdateTrial({ files: 1_200, fileBytes: 100 });
});
const jobs: string[] = [];
afterEach(async () => {
  for (const jobId of jobs.splice(0)) await rm(folderOfJob(jobId), { recursive: true, force: true });
});
afterAll(() => trial.close());

async function place(role: "admin" | "consultant" | "support" = "consultant") {
  const connection = await trial.connect();
  const ctx = await trial.ctxOf(role, connection.id);
  return { ctx, connectionId: connection.id };
}

async function archive(): Promise<{ ctx: ServiceContext; connectionId: string }> {
  const found = await place();
  await found.ctx.dossier.keepMapping(found.connectionId, ARCHIVE_DOSSIER, found.ctx.actor.id);
  return found;
}

test("what there is to choose from is found in the connectors by themselves", async () => {
  const { ctx, connectionId } = await place();
  const options = await exportOptions(ctx, { connectionId });
  expect(options.connectorId).toBe(COMPANY_DOSSIER.items.connectorId);
  expect(options.types).toContainEqual({ id: "1", name: "Klacht" });
  expect(options.words).toEqual(["nummer", "jaar", "maand", "datum", "type", "relatie", "onderwerp"]);
  expect(options).toMatchObject({ hasReactions: true, hasSoap: true });
}, 30_000);

test("a sample is ten real files with what every name of the pattern stands for", async () => {
  const { ctx, connectionId } = await place();
  const choice = { ...WHOLE_DOSSIER, types: ["4"], folderPattern: "{{nog niet af" };
  const files = await sampleFiles(ctx, { connectionId, choice });
  expect(files).toHaveLength(10);
  for (const { name, values } of files) {
    expect(name).not.toContain("/");
    expect(values).toMatchObject({ type: "Storingsmelding", TypeId: "4" });
    expect(values["datum"]).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(values["jaar"]).toBe(values["datum"]?.slice(0, 4));
  }
}, 30_000);

describe("an estimate", () => {
  test("is exact when all items were looked at", async () => {
    const { ctx, connectionId } = await place();
    const choice = { ...WHOLE_DOSSIER, types: ["1"], withReactions: false };
    const estimate = await estimateExport(ctx, { connectionId, choice });
    expect(estimate).toMatchObject({ isExact: true, bytes: null, seconds: null });
    expect(estimate.items).toBeGreaterThan(200);
    expect(estimate.files).toBeGreaterThan(200);
  }, 30_000);

  test("counts the items of a large one, and reckons its files from the first", async () => {
    const { ctx, connectionId } = await archive();
    const estimate = await estimateExport(ctx, { connectionId, choice: WHOLE_DOSSIER });
    expect(estimate).toMatchObject({ items: 1_200, files: 1_200, isExact: false, bytes: 120_000, seconds: null });
    expect(estimate.calls).toBeLessThan(60);
  }, 30_000);

  test("tells the time at the pace of the export before", async () => {
    const { ctx, connectionId } = await archive();
    const filter = { groups: [[{ fieldId: "SubjectId", operator: "less" as const, value: "500000041" }]] };
    const choice = { ...WHOLE_DOSSIER, filter };
    const { jobId } = await beginDossierExport(ctx, { connectionId, choice, target: null });
    jobs.push(jobId);
    await jobTrial({ kinds: [asAnyKind(dossierExportKind)], profit: ctx.profit }).run(jobId);
    expect(await jobsStore.ledger.find(jobId)).toMatchObject({ state: "done", done: 40 });
    const { seconds } = await estimateExport(ctx, { connectionId, choice });
    expect(seconds).toBeGreaterThan(0);
  }, 30_000);
});

describe("what cannot be exported is said before a job is made", () => {
  const refused = async (change: Partial<typeof WHOLE_DOSSIER>) => {
    const { ctx, connectionId } = await place();
    const choice = { ...WHOLE_DOSSIER, ...change };
    await expect(beginDossierExport(ctx, { connectionId, choice, target: null })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    expect(await jobsStore.ledger.list(ctx.actor.id, 10)).toEqual([]);
  };

  test("a folder pattern with a field that no item has", () => refused({ folderPattern: "{{kleur}}" }));
  test("a column that no item has", () => refused({ columns: ["Kleur"] }));
  test("a filter on a field that no item has", () =>
    refused({ filter: { groups: [[{ fieldId: "Kleur", operator: "equal", value: "x" }]] } }));

  test("a folder that the server may not write into", async () => {
    const { ctx, connectionId } = await place();
    const order = { connectionId, choice: WHOLE_DOSSIER, target: "/etc" };
    await expect(beginDossierExport(ctx, order)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});

test("support exports nothing, and a connection that one has no grant for is not there", async () => {
  const { ctx: support, connectionId } = await place("support");
  const chosen = { connectionId, choice: WHOLE_DOSSIER };
  const stranger = await trial.ctxOf("consultant");
  for (const [ctx, code] of [
    [support, "FORBIDDEN"],
    [stranger, "NOT_FOUND"],
  ] as const) {
    await expect(exportOptions(ctx, { connectionId })).rejects.toMatchObject({ code });
    await expect(sampleFiles(ctx, chosen)).rejects.toMatchObject({ code });
    await expect(estimateExport(ctx, chosen)).rejects.toMatchObject({ code });
    await expect(beginDossierExport(ctx, { ...chosen, target: null })).rejects.toMatchObject({ code });
  }
});

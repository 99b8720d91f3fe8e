import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerOf } from "../calls";
import { CORPUS, corpusDescriptions, corpusFolder } from "@/lib/testing/profit-corpus";
import { type Sandbox, startSandbox } from "../server";
import type { DescribedUpdate } from "./read-open-api-file";

type UpdateMetainfo = { id: string; name: string; fields: unknown[]; objects: UpdateMetainfo[] };
type GetMetainfo = { name: string; fields: { id: string; dataType: string }[] };

describe.skipIf(CORPUS === undefined)("every connector of AFAS's files (needs PROFIT_CORPUS)", () => {
  let sandbox: Sandbox;
  let full: Caller;
  beforeAll(async () => {
    sandbox = await startSandbox({ openapi: corpusFolder("openapi"), xsd: corpusFolder("xsd") });
    full = await callerOf(sandbox);
  });
  afterAll(() => sandbox.close());

  test("metainfo lists them all", async () => {
    const { json } = await full.get("metainfo");
    const { updateConnectors, getConnectors } = json as Record<string, { id: string }[]>;
    const ids = (list: readonly { id: string }[] | undefined) => new Set(list?.map(({ id }) => id));
    const { updates, gets } = corpusDescriptions();
    expect([updates.length, gets.length]).toEqual([100, 71]);
    expect(updates.filter(({ id }) => !ids(updateConnectors).has(id))).toEqual([]);
    expect(gets.filter(({ id }) => !ids(getConnectors).has(id))).toEqual([]);
  });

  test("metainfo tells each UpdateConnector, with every field and object of its description", async () => {
    for (const { id, root } of corpusDescriptions().updates) {
      const { status, json } = await full.get(`metainfo/update/${id}`);
      expect([id, status]).toEqual([id, 200]);
      const told = json as UpdateMetainfo;
      expect([told.id, told.name]).toEqual([id, root.name]);
      const [all, known] = [sizeOf(told), sizeOfLevel(root)];
      expect([id, all.fields >= known.fields, all.objects >= known.objects]).toEqual([id, true, true]);
    }
  });

  test("each GetConnector has metainfo and rows that fit it", async () => {
    for (const { id, fields } of corpusDescriptions().gets) {
      const { name, fields: told } = (await full.get(`metainfo/get/${id}`)).json as GetMetainfo;
      expect(name).toBe(id);
      const ids = told.map((field) => field.id);
      expect([id, [...fields.keys()].filter((field) => !ids.includes(field))]).toEqual([id, []]);
      const rows = await full.rows(id, { take: "20" });
      expect([id, rows.length > 0]).toEqual([id, true]);
      for (const row of rows) expect(Object.keys(row)).toEqual(ids);
    }
  });

  test("keys of a real XSD are attributes", async () => {
    const { json } = await full.get("metainfo/update/KnSubject");
    const { fields } = json as { fields: { fieldId: string; primaryKey: boolean }[] };
    expect(fields.filter(({ primaryKey }) => primaryKey).map(({ fieldId }) => fieldId)).toEqual(["SbId"]);
  });

  // In a process of its own: what other tests hold would count. `npm run bench -- sandbox` measures time and the peak.
  test("they take less than 500 MB", () => {
    const reader = join(import.meta.dirname, "..", "given.ts");
    const script = `import { readGiven } from ${JSON.stringify(reader)};
      const before = process.memoryUsage.rss();
      const given = readGiven({ openapi: ${JSON.stringify(corpusFolder("openapi"))}, seed: "schakel" });
      process.stdout.write(JSON.stringify({
        connectors: given.described.updateConnectors.length,
        megabytes: (process.memoryUsage.rss() - before) / 1e6,
      }));`;
    const root = join(import.meta.dirname, "..", "..", "..");
    const printed = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      cwd: root,
    });
    const { connectors, megabytes } = JSON.parse(printed.toString()) as { connectors: number; megabytes: number };
    expect(connectors).toBe(100);
    expect(megabytes).toBeLessThan(500);
  });
});

function sizeOf({ fields, objects }: Pick<UpdateMetainfo, "fields" | "objects">): { fields: number; objects: number } {
  const below = objects.map(sizeOf);
  return {
    fields: fields.length + below.reduce((sum, one) => sum + one.fields, 0),
    objects: objects.length + below.reduce((sum, one) => sum + one.objects, 0),
  };
}

function sizeOfLevel({ fields, levels }: DescribedUpdate["root"]): { fields: number; objects: number } {
  const below = levels.map(sizeOfLevel);
  return {
    fields: fields.size + below.reduce((sum, one) => sum + one.fields, 0),
    objects: levels.length + below.reduce((sum, one) => sum + one.objects, 0),
  };
}

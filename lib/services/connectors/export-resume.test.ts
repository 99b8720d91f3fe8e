import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_CSV } from "@/lib/sinks/csv";
import type { RowFormat } from "@/lib/sinks/row-writer";
import { type Cells, readExported } from "@/lib/testing/exported-rows";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import { findExport, forgetExport } from "./exports/find-export";
import { exportPages } from "./export-pages";
import { type ExportRowsInput, exportRows } from "./export-rows";

// Exports in a bad network, with a Profit that fails and readers that leave, gone on with until they are done. The
// result is compared with what the sandbox says when it is asked for everything at once.

const ROWS = 200_000;
const FIELDS = ["Id", "Modified", "Naam", "Bedrag", "Opmerking"];

let trial: ProfitTrial;
let truth: Cells[];
beforeAll(async () => {
  trial = await startProfitTrial({ rows: ROWS });
  const { restBaseUrl, authorization } = await trial.ctx.profit.endpointOf("", "nl");
  const everything = new URL("connectors/Sandbox_Bulk?skip=-1&take=-1", restBaseUrl);
  const { rows } = (await (await fetch(everything, { headers: { authorization } })).json()) as { rows: Cells[] };
  truth = rows
    .toSorted((a, b) => Number(a["Id"]) - Number(b["Id"]))
    .map((row) => Object.fromEntries(FIELDS.map((id) => [id, withoutZone(row[id] ?? null)])));
}, 120_000);
afterAll(() => trial.close());
afterEach(() => trial.fault({ kind: "delay", ms: 0 }, { path: "nowhere" }));

const withoutZone = (cell: Cells[string]) =>
  typeof cell === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(cell) ? cell.slice(0, -1) : cell;

/** Numbers that follow from a seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const asked = (format: RowFormat, resume?: ExportRowsInput["resume"]): ExportRowsInput => ({
  connectionId: trial.connectionId,
  connectorId: "Sandbox_Bulk",
  query: { fields: FIELDS, filter: { groups: [] }, orderBy: [], skip: 0 },
  output: { format, csv: DEFAULT_CSV },
  pageSize: 5_000,
  ...(resume && { resume }),
});

/** Trouble of every kind that a read can meet; some is repeated away, some makes pages smaller, some ends the run. */
function troubleOf(random: () => number): Record<string, unknown> {
  const kinds: Record<string, unknown>[] = [
    { kind: "reset" },
    { kind: "truncate", bytes: Math.floor(random() * 400_000) },
    { kind: "malformed", as: "json" },
    { kind: "malformed", as: "html" },
    { kind: "status", status: 503, retryAfter: 0 },
    { kind: "status", status: 503, retryAfter: 7_200 },
    { kind: "status", status: 500, message: "Out of string space. Retrieve less data at once." },
    { kind: "status", status: 500, message: "Onverwachte fout" },
    { kind: "delay", ms: Math.floor(random() * 150) },
  ];
  return kinds[Math.floor(random() * kinds.length)] ?? {};
}

/** A reader with what it has of the file. Leaves half-way now and then; goes on until all is there. */
async function readThrough(format: RowFormat, random: () => number): Promise<{ file: Buffer; runs: number }> {
  let file = Buffer.alloc(0);
  let exportId: string | null = null;
  for (let runs = 1; runs < 60; runs++) {
    const troubles = Math.floor(random() * 5);
    for (let count = 0; count < troubles; count++) await trial.fault(troubleOf(random), { path: "connectors/" }, 1);
    const leavesAt = random() < 0.4 ? file.length + random() * 12_000_000 : Infinity;
    try {
      const resume = exportId === null ? undefined : { exportId, receivedBytes: file.length };
      const answer = await exportRows(trial.ctx, asked(format, resume), exportPages);
      exportId = answer.exportId;
      expect(answer.from.bytes).toBeLessThanOrEqual(file.length);
      const pieces: Uint8Array[] = [file.subarray(0, answer.from.bytes)];
      let length = answer.from.bytes;
      const keep = () => (file = Buffer.concat(pieces));
      try {
        for await (const piece of answer.chunks) {
          // What the network loses of the last piece.
          const part =
            length + piece.length > leavesAt ? piece.subarray(0, Math.floor(random() * piece.length)) : piece;
          pieces.push(part);
          length += part.length;
          if (part !== piece) {
            answer.stop();
            break;
          }
        }
        keep();
        if (length < leavesAt && (await findExport(trial.ctx, { exportId })).state === "done") return { file, runs };
      } catch {
        keep();
      }
    } catch (error) {
      // Refused before its first byte: what came before is still there.
      if (!(error instanceof Error) || error.name !== "ProfitError") throw error;
    }
  }
  throw new Error("It never came to an end");
}

/** Says where they differ, and not all that they hold. */
function expectSame(rows: readonly Cells[], what: string, expected: readonly Cells[] = truth): void {
  const lineEnds = (cell: Cells[string] | undefined) =>
    typeof cell === "string" ? cell.replaceAll("\r\n", "\n") : cell;
  const at = expected.findIndex((row, index) => FIELDS.some((id) => lineEnds(row[id]) !== lineEnds(rows[index]?.[id])));
  expect({ at, row: rows[at] }, what).toEqual({ at: -1, row: undefined });
  expect(rows).toHaveLength(expected.length);
}

describe.each<[RowFormat, number]>([
  ["ndjson", 20_261_128],
  ["csv", 4],
  ["json", 77],
  ["xml", 1_203],
  ["xlsx", 9],
  ["parquet", 31],
])("as %s, with trouble that follows from seed %i", (format, seed) => {
  test("every row is there once, and as the sandbox has it", { timeout: 240_000 }, async () => {
    const { file, runs } = await readThrough(format, randomOf(seed));
    expectSame(await readExported(format, file, FIELDS), `${format}, seed ${seed}, ${runs} runs`);
    expect(trial.slotsHeld()).toBe(0);
  });
});

describe("an export that broke off", { timeout: 120_000 }, () => {
  const FEW = 40_000;
  const few = (format: RowFormat, resume?: ExportRowsInput["resume"]): ExportRowsInput => {
    const filter = { groups: [[{ fieldId: "Id", operator: "lessOrEqual" as const, value: String(FEW) }]] };
    return { ...asked(format, resume), query: { ...asked(format).query, filter } };
  };

  async function broken(format: RowFormat = "ndjson") {
    const answer = await exportRows(trial.ctx, few(format), exportPages);
    let bytes = 0;
    for await (const piece of answer.chunks) if ((bytes += piece.length) > 2_000_000) break;
    answer.stop();
    return { exportId: answer.exportId, receivedBytes: bytes };
  }

  test("is kept as broken, and is done when it was gone on with", async () => {
    const resume = await broken();
    expect(await findExport(trial.ctx, resume)).toMatchObject({ state: "broken", failure: null, summary: null });
    const answer = await exportRows(trial.ctx, few("ndjson", resume), exportPages);
    expect(answer.from.bytes).toBeGreaterThan(0);
    for await (const piece of answer.chunks) void piece;
    expect(await findExport(trial.ctx, resume)).toMatchObject({
      state: "done",
      rows: FEW,
      summary: { duplicates: 0, moved: 0 },
    });
  });

  test("says what Profit said", async () => {
    const answer = await exportRows(trial.ctx, few("ndjson"), exportPages);
    await trial.fault({ kind: "status", status: 500, message: "Onverwachte fout" }, { path: "connectors/" }, 1);
    const drain = async () => {
      for await (const piece of answer.chunks) void piece;
    };
    await expect(drain()).rejects.toThrow("Onverwachte fout");
    const { state, failure } = await findExport(trial.ctx, { exportId: answer.exportId });
    expect(state).toBe("broken");
    expect(failure).toMatchObject({ code: "REFUSED", message: "Onverwachte fout" });
  });

  test("is another person's secret", async () => {
    const resume = await broken();
    const stranger = { ...trial.ctx, actor: { ...trial.ctx.actor, id: "somebody else" } };
    const absent = { code: "NOT_FOUND" };
    await expect(exportRows(stranger, few("ndjson", resume), exportPages)).rejects.toMatchObject(absent);
    await expect(findExport(stranger, resume)).rejects.toMatchObject(absent);
    await expect(forgetExport(stranger, resume)).rejects.toMatchObject(absent);
    expect(await findExport(trial.ctx, resume)).toMatchObject({ state: "broken" });
  });

  test("is out of reach when its connection is", async () => {
    const resume = await broken();
    const without = { ...trial.ctx, connections: { ...trial.ctx.connections, findFor: () => Promise.resolve(null) } };
    await expect(exportRows(without, few("ndjson", resume), exportPages)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(findExport(without, resume)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is gone on with for the same question alone", async () => {
    const resume = await broken();
    const other = { ...few("ndjson", resume), query: { ...few("ndjson").query, fields: ["Id"] } };
    await expect(exportRows(trial.ctx, other, exportPages)).rejects.toMatchObject({
      code: "CONFLICT",
      params: { kind: "exportChanged" },
    });
    await expect(
      exportRows(trial.ctx, few("ndjson", { ...resume, exportId: randomUUID() }), exportPages),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("belongs to where it was asked: in another language it is another", async () => {
    const resume = await broken();
    const endpoint = await trial.ctx.profit.endpointOf("", "nl");
    const moved = { ...endpoint, language: "en-us" as const };
    const profit = { ...trial.ctx.profit, endpointOf: () => Promise.resolve(moved) };
    await expect(exportRows({ ...trial.ctx, profit }, few("ndjson", resume), exportPages)).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  test("of a console that was killed goes on from what it had written down", async () => {
    const first = await exportRows(trial.ctx, few("ndjson"), exportPages);
    const pieces: Uint8Array[] = [];
    const saved = async () => (await trial.ctx.exports.find(trial.ctx.actor.id, first.exportId))?.bytes ?? 0;
    while ((await saved()) === 0) {
      pieces.push((await first.chunks.next()).value ?? new Uint8Array());
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    // Another process knows of no run, and takes over whatever state it finds.
    Reflect.deleteProperty(globalThis, "schakelRunningExports");
    const received = Buffer.concat(pieces);
    const resume = { exportId: first.exportId, receivedBytes: received.length };
    const answer = await exportRows(trial.ctx, few("ndjson", resume), exportPages);
    expect(answer.from.bytes).toBeGreaterThan(0);
    const whole = [received.subarray(0, answer.from.bytes)];
    for await (const piece of answer.chunks) whole.push(Buffer.from(piece));
    expectSame(await readExported("ndjson", Buffer.concat(whole), FIELDS), "after a kill", truth.slice(0, FEW));
    first.stop();
    await first.chunks.return();
  });

  test("is gone when it was forgotten", async () => {
    const resume = await broken();
    await forgetExport(trial.ctx, resume);
    await expect(findExport(trial.ctx, resume)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("whose reader hangs is taken over, and that reader never gets a short file that looks whole", async () => {
    const first = await exportRows(trial.ctx, few("ndjson"), exportPages);
    let bytes = 0;
    for (let pieces = 0; pieces < 9; pieces++) bytes += (await first.chunks.next()).value?.length ?? 0;
    const resume = { exportId: first.exportId, receivedBytes: bytes };
    const answer = await exportRows(trial.ctx, few("ndjson", resume), exportPages);
    for await (const piece of answer.chunks) void piece;
    expect(await findExport(trial.ctx, resume)).toMatchObject({ state: "done", rows: FEW });
    const drain = async () => {
      for await (const piece of first.chunks) void piece;
    };
    await expect(drain()).rejects.toThrow();
    expect(await findExport(trial.ctx, resume)).toMatchObject({ state: "done", rows: FEW });
  });
});

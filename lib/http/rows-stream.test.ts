import { afterEach, expect, test, vi } from "vitest";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import { problemResponse } from "./problem-response";
import { rowsResponse } from "./rows-response";

let trial: ProfitTrial | null = null;
afterEach(async () => {
  await trial?.close();
  trial = null;
});

/** Far more than what is waited for. */
const ROWS = 4_000;

async function ask(params: string, signal?: AbortSignal): Promise<Response> {
  trial ??= await startProfitTrial({ rows: ROWS });
  const place = { connectionId: trial.connectionId, connectorId: "Sandbox_Bulk" };
  const ctx = { ...trial.ctx, ...(signal && { signal }) };
  return rowsResponse(ctx, place, new URLSearchParams(params)).catch((error: unknown) => problemResponse(error));
}

/** What came before the end, whatever the end was. */
async function readAll(answer: Response): Promise<{ text: string; error: unknown }> {
  const pieces: Uint8Array[] = [];
  let error: unknown = null;
  try {
    for await (const piece of answer.body as ReadableStream<Uint8Array>) pieces.push(piece);
  } catch (cause) {
    error = cause;
  }
  return { text: Buffer.concat(pieces).toString("utf8"), error };
}

test.each(["json", "ndjson", "csv", "xml"])(
  "a large page of %s is the same as its small pages together",
  async (format) => {
    const large = await ask(`take=${ROWS}&orderby=Id&format=${format}`);
    expect(large.headers.get("content-length")).toBeNull();
    expect(large.headers.get("x-schakel-page-size")).toBe(String(ROWS));
    const { text, error } = await readAll(large);
    expect(error).toBeNull();
    // Small enough to be whole before they are answered.
    const rows: string[] = [];
    for (let skip = 0; skip < ROWS; skip += 400) {
      const small = await ask(`take=400&skip=${skip}&orderby=Id&format=${format}`);
      expect(small.headers.get("content-length")).not.toBeNull();
      rows.push(...linesOf(await small.text()));
    }
    expect(linesOf(text)).toEqual(rows);
    expect(rows).toHaveLength(ROWS);
  },
);

/** The rows of a text, without what stands around them. */
function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/,$|\r$/, ""))
    .filter((line) => /^(\{|\d|<Sandbox_Bulk>)/.test(line));
}

test("a large page in a format that packs its pieces goes out as a whole", async () => {
  const answer = await ask(`take=${ROWS}&orderby=Id&format=parquet`);
  expect(answer.headers.get("x-schakel-rows")).toBe(String(ROWS));
  expect((await answer.arrayBuffer()).byteLength).toBe(Number(answer.headers.get("content-length")));
});

test("a page that breaks off after much of it went out is broken off, not asked again, and stands so in the history", async () => {
  await ask("take=1&orderby=Id");
  await trial?.fault({ kind: "truncate", bytes: 900_000 }, { path: "connectors/" }, 1);
  const { text, error } = await readAll(await ask(`take=${ROWS}&orderby=Id`));
  expect(error).not.toBeNull();
  expect(linesOf(text).length).toBeGreaterThan(500);
  expect(await trial?.asked("Sandbox_Bulk")).toHaveLength(2);
  await vi.waitFor(() => expect(trial?.history.at(-1)).toMatchObject({ action: "rows.read", outcome: "failed" }));
  expect(trial?.slotsHeld()).toBe(0);
});

test("a page that breaks off before that is asked again, and nobody notices", async () => {
  await ask("take=1&orderby=Id");
  await trial?.fault({ kind: "truncate", bytes: 50_000 }, { path: "connectors/" }, 1);
  const { text, error } = await readAll(await ask(`take=${ROWS}&orderby=Id`));
  expect(error).toBeNull();
  expect(JSON.parse(text)).toHaveLength(ROWS);
  expect(await trial?.asked("Sandbox_Bulk")).toHaveLength(3);
});

test("a large answer to another question is refused before a row of it goes out", async () => {
  const whole = await (await ask(`take=${ROWS}&orderby=Id`)).text();
  const { profit } = (trial as ProfitTrial).ctx;
  const endpoint = await profit.endpointOf((trial as ProfitTrial).connectionId, "nl");
  const body = `{"skip":7,"take":${ROWS},"rows":${whole}}`;
  profit.endpointOf = () => Promise.resolve({ ...endpoint, fetch: () => Promise.resolve(new Response(body)) });
  const answer = await ask(`take=${ROWS}&orderby=Id`);
  expect(answer.status).toBe(502);
  expect(await answer.json()).toMatchObject({ code: "BAD_ANSWER" });
});

test("who leaves a large page stops it", async () => {
  await ask("take=1&orderby=Id");
  await trial?.fault({ kind: "drip", bytes: 200_000, everyMs: 100 }, { path: "connectors/" }, 1);
  const answer = await ask(`take=${ROWS}&orderby=Id`);
  const reader = answer.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await vi.waitFor(() => expect(trial?.history.at(-1)).toMatchObject({ action: "rows.read", outcome: "stopped" }));
  expect(trial?.slotsHeld()).toBe(0);
});

import { afterEach, expect, test } from "vitest";
import { exportPages } from "@/lib/services/connectors/export-pages";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import { exportForgottenResponse, exportStatusResponse } from "./export-response";
import { problemResponse } from "./problem-response";
import { rowsResponse } from "./rows-response";

let trial: ProfitTrial;
afterEach(() => trial.close());

const URL_OF = "http://localhost/api/exports/x";
const page = (headers: Record<string, string> = {}) => new Request(URL_OF, { method: "DELETE", headers });

async function ask(params: string): Promise<Response> {
  const place = { connectionId: trial.connectionId, connectorId: "Sandbox_Bulk" };
  const query = new URLSearchParams(`take=all&format=csv&pagesize=1000&orderby=Id&${params}`);
  return rowsResponse(trial.ctx, place, query, exportPages).catch((error: unknown) => problemResponse(error));
}

/** Reads until there are so many bytes, and leaves. */
async function bytesOf(answer: Response, most = Infinity): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.body as ReadableStream<Uint8Array>) {
    pieces.push(piece);
    if (Buffer.concat(pieces).length >= most) break;
  }
  return Buffer.concat(pieces);
}

test("an export tells its name, is gone on with where it was left, and says what it came to", async () => {
  trial = await startProfitTrial({ rows: 12_000 });
  const whole = await bytesOf(await ask(""));
  const first = await ask("");
  const exportId = first.headers.get("x-schakel-export") ?? "";
  const part = await bytesOf(first, 900_000);
  expect(part.length).toBeLessThan(whole.length);
  const broken = (await (await exportStatusResponse(trial.ctx, exportId)).json()) as object;
  expect(broken).toMatchObject({ state: "broken", problem: null, summary: null });

  const second = await ask(`resume=${exportId}&received=${part.length}`);
  const from = Number(second.headers.get("x-schakel-from"));
  expect(from).toBeGreaterThan(0);
  expect(from).toBeLessThanOrEqual(part.length);
  expect(Number(second.headers.get("x-schakel-from-rows"))).toBeGreaterThan(0);
  const rest = await bytesOf(second);
  expect(Buffer.concat([part.subarray(0, from), rest]).equals(whole)).toBe(true);
  const done = (await (await exportStatusResponse(trial.ctx, exportId)).json()) as object;
  expect(done).toMatchObject({ state: "done", rows: 12_000, summary: { duplicates: 0, moved: 0 } });

  await expect(
    exportForgottenResponse(trial.ctx, exportId, page({ "sec-fetch-site": "cross-site" })),
  ).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect((await exportForgottenResponse(trial.ctx, exportId, page())).status).toBe(204);
  expect((await ask(`resume=${exportId}&received=10`)).status).toBe(404);
});

test.each([
  ["received=x", 400],
  ["", 400],
  ["received=5", 404],
])("an export that nobody began, with %j, is %i", async (params, status) => {
  trial = await startProfitTrial({ rows: 10 });
  expect((await ask(`resume=nothing&${params}`)).status).toBe(status);
});

test("why it broke off is told in Profit's words", async () => {
  trial = await startProfitTrial({ rows: 5_000 });
  const answer = await ask("");
  await trial.fault({ kind: "status", status: 500, message: "Onverwachte fout" }, { path: "connectors/" }, 1);
  await expect(bytesOf(answer)).rejects.toThrow();
  const status = await exportStatusResponse(trial.ctx, answer.headers.get("x-schakel-export") ?? "");
  expect(await status.json()).toMatchObject({ state: "broken", problem: { original: "Onverwachte fout" } });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { runReport, RunReportInput } from "@/lib/services/reports/run-report";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import { problemResponse } from "./problem-response";
import { reportResponse } from "./report-response";

let trial: ProfitTrial;
let reportId: string;
beforeAll(async () => {
  trial = await startProfitTrial();
  const report = await trial.ctx.reports.insert(
    {
      ...{ connectionId: trial.connectionId, reportGuid: "BD11A8F8CF7C1EE459E8C9AFB7B754E3", name: "Prijzen" },
      // No item is without a code: one page, which is printed at once.
      fields: [
        {
          ...{ code: "U002", label: "Item", kind: "text", operator: "isEmpty" },
          ...{ defaultValue: "", isRequired: false },
        },
      ],
      ...{ description: "", fileNamePattern: 'Prijs "é".pdf', connectorId: null, transport: "rest" },
    },
    trial.ctx.actor,
  );
  if (report === null || report === "nameTaken") throw new Error("The report was not kept");
  reportId = report.id;
});
afterAll(() => trial.close());

const order = {
  body: RunReportInput.pick({ version: true, values: true }),
  run: (
    ctx: typeof trial.ctx,
    place: { connectionId: string; reportId: string },
    input: { version: number; values: string[] },
  ) => runReport(ctx, { ...place, ...input }),
};

function ask(
  body: unknown = { version: 1, values: [] },
  init: RequestInit = {},
  place: object = {},
): Promise<Response> {
  const request = new Request("http://localhost/api/run", {
    method: "POST",
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify(body),
    ...init,
  });
  const where = { connectionId: trial.connectionId, reportId, ...place };
  return reportResponse(trial.ctx, request, where, order).catch((error: unknown) => problemResponse(error));
}

test("the answer is a PDF to be saved under its name, and is kept nowhere", async () => {
  const answer = await ask();
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": `attachment; filename="Prijs ___.pdf"; filename*=UTF-8''Prijs%20_%C3%A9_.pdf`,
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
});

test("a reader that leaves lets Profit go", async () => {
  const reader = (await ask()).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(trial.slotsHeld()).toBe(0);
});

test("a refusal is three lines as JSON, never a file", async () => {
  const refusal = { externalMessage: "Rapport 'x' heeft een eigen startscherm.", profitLogReference: "A".repeat(32) };
  await trial.fault({ kind: "status", status: 500, body: JSON.stringify(refusal) }, { path: "report" });
  const answer = await ask();
  expect(answer.status).toBe(422);
  expect(answer.headers.get("content-disposition")).toBeNull();
  expect(await answer.json()).toMatchObject({ explanation: "reportStartScreen", original: refusal.externalMessage });
});

test.each<[string, number, RequestInit, unknown]>([
  ["another site", 403, { headers: { "content-type": "application/json", "sec-fetch-site": "cross-site" } }, undefined],
  ["a form", 400, { headers: { "content-type": "text/plain", "sec-fetch-site": "same-origin" } }, undefined],
  ["no JSON", 400, { body: "{" }, undefined],
  ["values that are none", 400, {}, { version: 1, values: [1] }],
  ["more than a form holds", 400, {}, { version: 1, values: ["x".repeat(200_000)] }],
  ["another version", 409, {}, { version: 9, values: [] }],
])("%s is refused with %d, and nothing is asked", async (_, status, init, body) => {
  const before = (await trial.asked()).length;
  expect((await ask(body, init)).status).toBe(status);
  expect((await trial.asked()).length).toBe(before);
});

test.each([{ reportId: "x" }, { reportId: crypto.randomUUID() }, { connectionId: crypto.randomUUID() }])(
  "%j is not found",
  async (place) => {
    expect((await ask(undefined, {}, place)).status).toBe(404);
  },
);

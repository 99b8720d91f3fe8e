import { afterAll, beforeAll, expect, test } from "vitest";
import { exportPages } from "@/lib/services/connectors/export-pages";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import { problemResponse } from "./problem-response";
import { rowsResponse } from "./rows-response";

/** The rows route over SOAP: the same bytes as over REST, whatever the format. */
let trial: ProfitTrial;
beforeAll(async () => {
  trial = await startProfitTrial({ rows: 250 });
});
afterAll(() => trial.close());

async function ask(params: string, connectorId = "Sandbox_Bulk"): Promise<Response> {
  const place = { connectionId: trial.connectionId, connectorId };
  return rowsResponse(trial.ctx, place, new URLSearchParams(params), exportPages).catch((error: unknown) =>
    problemResponse(error),
  );
}

test.each(["json", "csv", "ndjson", "xml", "parquet"])(
  "a page and an export as %s are the same bytes",
  async (format) => {
    for (const params of ["take=40&orderby=-Id&skip=7", "take=all&orderby=Id&pagesize=60"]) {
      const [rest, soap] = await Promise.all(
        ["", "&transport=soap"].map(async (transport) => {
          const answer = await ask(`${params}&format=${format}${transport}`);
          expect(answer.status).toBe(200);
          return Buffer.from(await answer.arrayBuffer());
        }),
      );
      expect(soap?.length).toBeGreaterThan(100);
      expect(soap?.equals(rest ?? Buffer.alloc(0)), params).toBe(true);
    }
  },
);

test("SOAP is what Profit is asked, and what the history says", async () => {
  trial.history.length = 0;
  const answer = await ask("take=3&orderby=Id&transport=soap");
  expect(await answer.json()).toHaveLength(3);
  const [line] = trial.history.filter(({ action }) => action === "rows.read");
  expect(line).toMatchObject({ outcome: "ok", method: "POST", rows: 3 });
  expect(line?.detail?.query).toContain("<take>3</take>");
  expect(JSON.stringify(line)).not.toContain("<data>");
});

test("a fault of SOAP has its status, its words and its explanation", async () => {
  const answer = await ask("take=3&orderby=Weg&transport=soap");
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: "REFUSED", explanation: "unknownField", params: { field: "Weg" } });
});

test("a word that is no transport is refused by name", async () => {
  const answer = await ask("transport=pigeon");
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ params: { parameter: "transport", kind: "notATransport" } });
});

test("a connection without an address for SOAP says so, for a page and for all", async () => {
  const { profit } = trial.ctx;
  const endpointOf: typeof profit.endpointOf = async (...given) => {
    const endpoint = { ...(await profit.endpointOf(...given)) };
    delete endpoint.soapBaseUrl;
    return endpoint;
  };
  for (const take of ["3", "all"]) {
    const ctx = { ...trial.ctx, profit: { ...profit, endpointOf } };
    const place = { connectionId: trial.connectionId, connectorId: "Sandbox_Bulk" };
    const asked = rowsResponse(ctx, place, new URLSearchParams(`take=${take}&transport=soap`), exportPages);
    await expect(asked).rejects.toMatchObject({ code: "INVALID_INPUT", params: { kind: "noSoapAddress" } });
  }
});

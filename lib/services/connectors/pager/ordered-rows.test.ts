import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import type { Filter, SortField } from "@/lib/profit/filter/rows-query";
import type { Row } from "@/lib/profit/wire/get-connector-page";
import { DEFAULT_CSV } from "@/lib/sinks/csv";
import { type ChangingProfit, startChangingProfit } from "@/lib/testing/changing-profit";
import { exportPages } from "../export-pages";
import type { ExportJob, ExportNote, ExportSummary } from "./export-job";

let profit: ChangingProfit;
afterEach(() => profit.close());

const TYPES: Record<string, string> = { Id: "int", Groep: "string", Gewijzigd: "date", Naam: "string" };

/** Small pages and short ranges: what matters happens at their borders. */
function jobOf(order: string, change: Partial<ExportJob> = {}): ExportJob {
  const orderBy = order.split(",").map((part) => {
    const fieldId = part.replace(/^-/, "");
    const direction: SortField["direction"] = part.startsWith("-") ? "desc" : "asc";
    return { fieldId, direction, dataType: TYPES[fieldId] ?? "string" };
  });
  const fieldIds = Object.keys(TYPES);
  const columns = fieldIds.map((id) => ({ id, label: id, isDate: false, dataType: TYPES[id] ?? "", decimals: null }));
  const writer = { format: "ndjson" as const, columns, csv: DEFAULT_CSV, name: "Wisselend", maskedFields: [] };
  const filter: Filter = { groups: [] };
  return {
    connectorId: "Wisselend",
    filter,
    orderBy,
    skip: 0,
    pageSize: 40,
    longestSkip: 400,
    fieldIds,
    writer,
    ...change,
  };
}

async function read(
  job: ExportJob,
  timeoutMs = 30_000,
): Promise<{ rows: Row[]; summary: ExportSummary; notes: ExportNote[]; text: string }> {
  const endpoint: ProfitEndpoint = {
    restBaseUrl: profit.restBaseUrl,
    authorization: "AfasToken x",
    language: "nl-nl",
    timeoutMs,
    fetch: (input, init) => fetch(input, init),
  };
  const notes: ExportNote[] = [];
  const takeSlot = () => Promise.resolve(() => undefined);
  const pieces = exportPages(job, endpoint, takeSlot, new AbortController().signal, (note) => notes.push(note));
  let text = "";
  for (;;) {
    const next = await pieces.next();
    if (next.done) return { rows: rowsOf(text), summary: next.value, notes, text };
    text += Buffer.from(next.value).toString();
  }
}

function rowsOf(text: string): Row[] {
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Row);
}

const ids = (rows: readonly Row[]) => rows.map(({ Id }) => Number(Id));

/** Numbers that follow from a seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const GROUPS = ["Bakker", "De Vries, zn.", "jansen", "Één", "100%", "a;b", 'Zegt "ja"'];

function rowOf(id: number, random: () => number): Row {
  const at = new Date(Date.UTC(2026, 0, 1) + Math.floor(random() * 600_000)).toISOString().slice(0, 23);
  const group = random() < 0.1 ? null : (GROUPS[Math.floor(random() * GROUPS.length)] ?? null);
  return { Id: id, Groep: group, Gewijzigd: at, Naam: `Naam ${id}` };
}

const manyRows = (count: number, random: () => number) =>
  Array.from({ length: count }, (_, index) => rowOf(2 * index + 1, random));

const ORDERS = ["Id", "-Id", "Groep,Id", "-Groep,-Id", "Gewijzigd,Id", "-Gewijzigd,Id", "Naam", "Groep,-Gewijzigd,Id"];

describe.each(ORDERS)("ordered by %s", (order) => {
  test("every row comes once, in Profit's own order", async () => {
    profit = await startChangingProfit(manyRows(2_503, randomOf(1)));
    const { rows, summary } = await read(jobOf(order));
    const address = new URL(`connectors/X?skip=0&take=9999&orderbyfieldids=${order}`, profit.restBaseUrl);
    const whole = (await (await fetch(address)).json()) as { rows: Row[] };
    expect(ids(rows)).toEqual(ids(whole.rows));
    expect(summary).toMatchObject({ rows: 2_503, duplicates: 0, moved: 0 });
    expect(summary.ranges).toBeGreaterThan(1);
  });

  test.each([11, 12, 13, 14])("whatever comes and goes meanwhile, what stays comes once (seed %i)", async (seed) => {
    const random = randomOf(seed);
    profit = await startChangingProfit(manyRows(2_503, random));
    const gone = new Set<number>();
    const added = new Set<number>();
    profit.onPage(() => {
      if (random() < 0.5) return;
      profit.change((kept) => {
        const left = kept.filter(({ Id }) => random() > 0.002 || !gone.add(Number(Id)));
        const fresh = Array.from({ length: Math.floor(random() * 4) }, () => {
          const id = 2 * Math.floor(random() * 2_503) + 2;
          return added.has(id) ? null : rowOf((added.add(id), id), random);
        }).filter((row) => row !== null);
        return [...left, ...fresh];
      });
    });
    const { rows, summary } = await read(jobOf(order));
    const given = ids(rows);
    expect(gone.size).toBeGreaterThan(10);
    expect(summary).toMatchObject({ moved: 0, duplicates: 0 });
    expect(new Set(given).size, "no row twice").toBe(given.length);
    const missing = ids(profit.rows()).filter((id) => !added.has(id) && !given.includes(id));
    expect(missing, "every row that stayed").toEqual([]);
  });
});

const orderOf = (rows: readonly Row[]) => ids(rows).join();
const tooMuch = (response: ServerResponse, message = "Out of string space. Retrieve less data at once.") =>
  void response
    .writeHead(500, { "content-type": "application/json" })
    .end(JSON.stringify({ externalMessage: message, errorNumber: -2147180999, profitLogReference: "0".repeat(32) }));

describe("pages sized by what Profit manages", () => {
  test("are halved on too much data, and grow again when it manages more", async () => {
    profit = await startChangingProfit(manyRows(4_000, randomOf(2)));
    let limit = 30;
    profit.onPage((page, { take }, response) => {
      if (page > 60) limit = 1_000;
      if (take > limit) tooMuch(response);
      return take > limit;
    });
    const { rows, summary } = await read(jobOf("Id", { pageSize: 200, longestSkip: 1_000 }));
    expect(orderOf(rows)).toBe(orderOf(profit.rows().toSorted((a, b) => Number(a["Id"]) - Number(b["Id"]))));
    expect(summary.smallestPage).toBeLessThanOrEqual(30);
    expect(Math.max(...profit.asked.slice(-15).map(({ take }) => take))).toBeGreaterThan(30);
  });

  test("are halved on silence too", async () => {
    profit = await startChangingProfit(manyRows(300, randomOf(3)));
    profit.onPage((_, { take }) => take > 60);
    const { rows } = await read(jobOf("Id", { pageSize: 100 }), 1_000);
    expect(ids(rows)).toHaveLength(300);
  });

  test("a refusal that is not about size is told at once", async () => {
    profit = await startChangingProfit(manyRows(300, randomOf(3)));
    profit.onPage((page, _, response) => {
      if (page === 3) tooMuch(response, "Onverwachte fout");
      return page === 3;
    });
    await expect(read(jobOf("Id", { pageSize: 20 }))).rejects.toMatchObject({ code: "REFUSED" });
  });

  test("two rows that are too much are told and not halved for ever", async () => {
    profit = await startChangingProfit(manyRows(300, randomOf(3)));
    profit.onPage((_, asked, response) => {
      tooMuch(response);
      return true;
    });
    await expect(read(jobOf("Id", { pageSize: 100 }))).rejects.toMatchObject({ code: "REFUSED" });
    expect(profit.asked.length).toBeLessThan(20);
  });

  test("something between us and Profit that caps them loses no row", async () => {
    profit = await startChangingProfit(manyRows(1_000, randomOf(4)));
    profit.onPage((_, { take, skip, isFiltered }, response) => {
      if (take <= 25 || isFiltered) return false;
      const sorted = profit.rows().toSorted((a, b) => Number(a["Id"]) - Number(b["Id"]));
      const rows = sorted.slice(skip, skip + 25);
      response.writeHead(200).end(JSON.stringify({ skip, take, rows }));
      return true;
    });
    const { rows } = await read(jobOf("Id"));
    expect(ids(rows)).toEqual(ids(profit.rows()).toSorted((a, b) => a - b));
  });
});

describe("where keys cannot serve", () => {
  test("an order that is not unique is read by skip, and said", async () => {
    profit = await startChangingProfit(manyRows(1_500, randomOf(5)));
    const { rows, summary } = await read(jobOf("Groep"));
    expect(ids(rows).toSorted((a, b) => a - b)).toEqual(ids(profit.rows()));
    expect(summary.duplicates).toBeGreaterThan(1_000);
    expect(summary).toMatchObject({ ranges: 0, skipReason: "notUnique", moved: 0 });
  });

  test("a request that would be too long is read by skip, and said", async () => {
    profit = await startChangingProfit(manyRows(900, randomOf(6)));
    const long = [{ fieldId: "Naam", operator: "notEqual" as const, value: "x".repeat(1_958) }];
    const filter: Filter = { groups: [long] };
    profit.onPage((_, { take, skip }, response) => {
      const sorted = profit.rows().toSorted((a, b) => Number(a["Id"]) - Number(b["Id"]));
      response.writeHead(200).end(JSON.stringify({ skip, take, rows: sorted.slice(skip, skip + take) }));
      return true;
    });
    const { rows, summary } = await read(jobOf("Id", { filter }));
    expect(ids(rows)).toEqual(ids(profit.rows()));
    expect(summary).toMatchObject({ ranges: 0, skipReason: "tooLong" });
    expect(Math.max(...profit.asked.map(({ length }) => length))).toBeLessThanOrEqual(2_049);
  });

  test("a filter that is not minded is found out", async () => {
    profit = await startChangingProfit(manyRows(900, randomOf(6)));
    profit.onPage((_, { take, skip }, response) => {
      const sorted = profit.rows().toSorted((a, b) => Number(a["Id"]) - Number(b["Id"]));
      response.writeHead(200).end(JSON.stringify({ skip, take, rows: sorted.slice(skip, skip + take) }));
      return true;
    });
    const { rows, summary } = await read(jobOf("Id"));
    expect(ids(rows)).toEqual(ids(profit.rows()));
    expect(summary.skipReason).toBe("notFound");
  });

  test("no range skips further than it may", async () => {
    profit = await startChangingProfit(manyRows(3_000, randomOf(7)));
    await read(jobOf("Id"));
    expect(Math.max(...profit.asked.map(({ skip }) => skip))).toBeLessThanOrEqual(400);
  });

  test("the person's own filter holds in every range", async () => {
    profit = await startChangingProfit(manyRows(3_000, randomOf(8)));
    const filter: Filter = {
      groups: [
        [{ fieldId: "Groep", operator: "equal", value: "Bakker" }],
        [{ fieldId: "Groep", operator: "equal", value: "a;b" }],
      ],
    };
    const { rows, summary } = await read(jobOf("Id", { filter }));
    const expected = profit.rows().filter(({ Groep }) => Groep === "Bakker" || Groep === "a;b");
    expect(ids(rows)).toEqual(ids(expected));
    expect(summary.ranges).toBeGreaterThan(0);
  });
});

test("while Profit asks to wait, it is said", async () => {
  profit = await startChangingProfit(manyRows(300, randomOf(9)));
  profit.onPage((page, _, response) => {
    if (page !== 3) return false;
    response.writeHead(503, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { code: "503", message: "" }, retry_after: 1 }));
    return true;
  });
  const { rows, notes } = await read(jobOf("Id"));
  expect(rows).toHaveLength(300);
  expect(notes).toContainEqual({ kind: "waiting", ms: 1_000 });
});

test("a wait of hours ends the export instead", async () => {
  profit = await startChangingProfit(manyRows(300, randomOf(9)));
  profit.onPage((page, _, response) => {
    if (page !== 3) return false;
    response.writeHead(503, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { code: "503", message: "" }, retry_after: 7_200 }));
    return true;
  });
  await expect(read(jobOf("Id"))).rejects.toMatchObject({ code: "UNAVAILABLE", retryAfterSeconds: 7_200 });
});

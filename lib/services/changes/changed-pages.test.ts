import fc from "fast-check";
import { expect, test } from "vitest";
import type { Filter, SortField } from "@/lib/profit/filter/rows-query";
import { pageOf } from "@/lib/testing/written-file";
import { changedPages } from "./changed-pages";
import { DeliveredRows } from "./delivered-rows";
import type { SinceMark } from "./port";
import { windowEndOf, windowStartOf } from "./since-moment";

/** A table as Profit keeps it: moments have fractions that are not shown, and are compared with them (protocol 5). */
class Table {
  readonly rows = new Map<number, { at: number | null; version: number }>();
  readonly #rounds: boolean;
  /** Runs once per question, as others go on working while we read. */
  meanwhile: () => void = () => undefined;

  constructor(rounds: boolean) {
    this.#rounds = rounds;
  }

  shown(at: number | null): string | null {
    if (at === null) return null;
    return new Date((this.#rounds ? Math.floor(at + 0.5) : Math.floor(at)) * 1_000).toISOString().slice(0, 19);
  }

  ask = ({ filter, orderBy, skip, take }: { filter: Filter; orderBy: SortField[]; skip: number; take: number }) => {
    const isDescending = orderBy[0]?.direction === "desc";
    const found = [...this.rows]
      .filter(([, { at }]) => (filter.groups[0] ?? []).every(({ operator, value }) => holds(operator, at, value)))
      .sort(([a, one], [b, other]) => (one.at ?? 0) - (other.at ?? 0) || a - b);
    if (isDescending) found.reverse();
    const page = found
      .slice(skip, skip + take)
      .map(([id, { at, version }]) => ({ Id: id, At: this.shown(at), version }));
    this.meanwhile();
    return Promise.resolve(cellsOf(page));
  };
}

function holds(operator: string, at: number | null, value: string): boolean {
  const moment = Date.parse(`${value}Z`) / 1_000;
  if (operator === "isEmpty") return at === null;
  if (at === null) return false;
  return operator === "isNotEmpty" || (operator === "less" ? at < moment : at >= moment);
}

const cellsOf = (rows: object[]) => pageOf(JSON.stringify(rows));

type Given = { Id: number; version: number };

async function run(table: Table, mark: SinceMark | null, pageSize: number, from?: { second: string; isMark: boolean }) {
  const delivered = new DeliveredRows(mark);
  const given: Given[] = [];
  const pages = changedPages(
    {
      ...{ ask: table.ask, filter: { groups: [] }, sinceFieldId: "At", pageSize, mostRows: 10_000 },
      orderBy: [{ fieldId: "Id", direction: "asc" }],
      from: from ?? (mark && { second: mark.newest, isMark: true }),
    },
    delivered,
  );
  for await (const cells of pages) given.push(...rowsOf(cells));
  return { given, mark: delivered.mark() };
}

function rowsOf({ bytes, starts, ends, rowCount, fieldIds }: ReturnType<typeof cellsOf>): Given[] {
  const text = (cell: number) => Buffer.from(bytes).toString("utf8", starts[cell], ends[cell]);
  return Array.from({ length: rowCount }, (_, row) => {
    const first = row * fieldIds.length;
    return { Id: Number(text(first)), version: Number(text(first + 2)) };
  });
}

const NOW = Date.parse("2026-11-27T14:00:00Z") / 1_000;

test.each([true, false])(
  "no change is lost and none is given twice, whatever happens meanwhile (rounded: %s)",
  async (rounds) => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 12 }),
      ids: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ before: step, during: fc.array(step, { maxLength: 5 }), isTaken: fc.boolean() }), {
          maxLength: 6,
        }),
        fc.integer({ min: 2, max: 5 }),
        async (runs, pageSize) => {
          const table = new Table(rounds);
          let now = NOW;
          const change = ({ wait, ids }: { wait: number; ids: number[] }) => {
            for (const id of ids) table.rows.set(id, { at: now, version: (table.rows.get(id)?.version ?? 0) + 1 });
            now += wait / 10;
          };
          let mark: SinceMark | null = null;
          const had: Given[] = [];
          for (const { before, during, isTaken } of [
            ...runs,
            { before: { wait: 0, ids: [] }, during: [], isTaken: true },
          ]) {
            change(before);
            const left = [...during];
            table.meanwhile = () => void (left.length > 0 && change(left.shift() as { wait: number; ids: number[] }));
            const ran: Awaited<ReturnType<typeof run>> = await run(table, mark, pageSize);
            table.meanwhile = () => undefined;
            if (isTaken) {
              mark = ran.mark ?? mark;
              had.push(...ran.given);
            } else expect(new Set(ran.given.map(keyOf)).size).toBe(ran.given.length);
          }
          // Whoever takes every run has the newest of each row, and no version twice.
          const keys = had.map(keyOf);
          expect(new Set(keys).size).toBe(keys.length);
          for (const [id, { version }] of table.rows) expect(keys).toContain(keyOf({ Id: id, version }));
        },
      ),
      { numRuns: 60 },
    );
  },
);

const keyOf = ({ Id, version }: Given) => `${Id}.${version}`;

test("hundreds of rows of one moment come once each, on pages far smaller", async () => {
  const table = new Table(true);
  for (let id = 1; id <= 300; id++) table.rows.set(id, { at: NOW, version: 1 });
  const first = await run(table, null, 7);
  expect(first.given.map(({ Id }) => Id)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
  table.rows.set(301, { at: NOW + 0.4, version: 1 });
  expect((await run(table, first.mark, 7)).given).toEqual([{ Id: 301, version: 1 }]);
});

test("a row that changes again within the shown second is given again, one that did not is not", async () => {
  const table = new Table(false);
  table.rows.set(1, { at: NOW + 0.1, version: 1 });
  table.rows.set(2, { at: NOW + 0.2, version: 1 });
  const first = await run(table, null, 10);
  table.rows.set(1, { at: NOW + 0.9, version: 2 });
  const second = await run(table, first.mark, 10);
  expect(second.given).toEqual([{ Id: 1, version: 2 }]);
  expect((await run(table, second.mark, 10)).given).toEqual([]);
});

test("rows without a moment come with the beginning, and only then", async () => {
  const table = new Table(true);
  table.rows.set(1, { at: null, version: 1 });
  table.rows.set(2, { at: NOW, version: 1 });
  const first = await run(table, null, 10);
  expect(first.given.map(({ Id }) => Id)).toEqual([1, 2]);
  expect((await run(table, first.mark, 10)).given).toEqual([]);
});

test("from a chosen moment on come the rows that are shown at it or later", async () => {
  const table = new Table(true);
  [NOW - 1, NOW - 0.6, NOW - 0.5, NOW, NOW + 5].forEach((at, index) => table.rows.set(index, { at, version: 1 }));
  const { given } = await run(table, null, 10, { second: "2026-11-27T14:00:00", isMark: false });
  expect(given.map(({ Id }) => Id)).toEqual([2, 3, 4]);
});

test("rows that keep moving end in an answer, not in a loop", async () => {
  const table = new Table(true);
  for (let id = 1; id <= 20; id++) table.rows.set(id, { at: NOW, version: 1 });
  let first = 1;
  table.meanwhile = () => void table.rows.delete(first++);
  await run(table, null, 3);
  expect(first).toBeLessThan(200);
});

test("the hour that comes twice is asked for as a whole", () => {
  expect(windowStartOf("2026-10-25T02:50:00")).toBe("2026-10-25T01:59:59");
  expect(windowStartOf("2026-10-25T03:00:00")).toBe("2026-10-25T01:59:59");
  expect(windowStartOf("2026-10-25T03:00:02")).toBe("2026-10-25T03:00:01");
  expect(windowStartOf("2026-10-18T02:50:00")).toBe("2026-10-18T02:49:59");
  expect(windowStartOf("2026-03-01T00:00:00")).toBe("2026-02-28T23:59:59");
  expect(windowEndOf("2026-12-31T23:59:59")).toBe("2027-01-01T00:00:00");
});

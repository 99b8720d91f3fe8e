import { ProfitError } from "@/lib/profit/errors";
import type { Condition, Filter, SortField } from "@/lib/profit/filter/rows-query";
import type { PageCells } from "@/lib/profit/wire/page-cells";
import { cellText, type DeliveredRows, onlyRows, rowKeyOf } from "./delivered-rows";
import { plusSeconds, secondOf, windowEndOf, windowStartOf } from "./since-moment";

type Asked = { filter: Filter; orderBy: SortField[]; skip: number; take: number };

export type ChangedQuestion = {
  /** Asks Profit one page; whole, or it throws. */
  ask: (asked: Asked) => Promise<PageCells>;
  filter: Filter;
  sinceFieldId: string;
  /** What tells rows of one moment apart. */
  orderBy: readonly SortField[];
  pageSize: number;
  /** null = from the beginning, rows without a moment first. */
  from: { second: string; isMark: boolean } | null;
  mostRows: number;
};

/** How often a stretch is begun anew because rows moved in it. */
const MOST_RESTARTS = 20;

/**
 * Rows that changed, oldest change first, none lost and none twice. Profit is asked by time and not by row number, each
 * stretch from a second before the newest row that came, because rows that change meanwhile move to the end and would
 * pull others past a row number. What changes after the run began is left to the next run: it would have no end.
 */
export async function* changedPages(question: ChangedQuestion, delivered: DeliveredRows): AsyncGenerator<PageCells> {
  const { ask, filter, sinceFieldId, from, mostRows } = question;
  let left = mostRows;
  const within = (cells: PageCells): PageCells => {
    const cut =
      cells.rowCount <= left
        ? cells
        : onlyRows(
            cells,
            Array.from({ length: left }, (_, row) => row),
          );
    left -= cut.rowCount;
    return cut;
  };
  if (from === null) {
    for await (const cells of withoutMoment(question)) {
      yield within(cells);
      if (left === 0) return;
    }
  }
  const newest = await newestSecond(question);
  if (newest === null) return;
  const until = { fieldId: sinceFieldId, operator: "less", value: windowEndOf(newest) } as const;
  let lower = from && (from.isMark ? windowStartOf(from.second) : plusSeconds(from.second, -1));
  const least = from?.isMark === false ? from.second : "";
  delivered.beginStretch();
  let last: string | null = null;
  let restarts = 0;
  for (let skip = 0; ;) {
    const since: Condition[] = lower ? [{ fieldId: sinceFieldId, operator: "greaterOrEqual", value: lower }] : [];
    const orderBy = orderOf(question);
    // One row again behind a page of this stretch: where it is no longer, rows have moved.
    const overlap: number = last === null ? 0 : 1;
    const asked: Asked = {
      filter: andAll(filter, [...since, until]),
      orderBy,
      skip: skip - overlap,
      take: question.pageSize,
    };
    const cells = await ask(asked);
    if (overlap === 1 && (cells.rowCount === 0 || rowKeyOf(cells, 0) !== last)) {
      if (++restarts > MOST_RESTARTS) throw moving();
      [skip, last] = [0, null];
      delivered.beginStretch();
      continue;
    }
    const seen = newRows(cells, { sinceFieldId, overlap, least, left }, delivered);
    yield within(seen.cells);
    if (left === 0) return;
    const end: number = asked.skip + cells.rowCount;
    // A short page need not be the last: something between us and Profit may cap its size.
    if (cells.rowCount === overlap || (cells.rowCount < question.pageSize && !(await hasRows(ask, asked, end)))) return;
    const next = seen.newest === null ? lower : windowStartOf(seen.newest);
    if (next !== null && (lower === null || next > lower)) {
      [lower, skip, last] = [next, 0, null];
      delivered.prune();
      delivered.beginStretch();
    } else [skip, last] = [end, rowKeyOf(cells, cells.rowCount - 1)];
  }
}

type Taking = { sinceFieldId: string; overlap: number; least: string; left: number };

function newRows(cells: PageCells, { sinceFieldId, overlap, least, left }: Taking, delivered: DeliveredRows) {
  const column = cells.fieldIds.indexOf(sinceFieldId);
  const rows: number[] = [];
  let newest: string | null = null;
  // Behind the most that is handed on nothing is taken: the next run begins there.
  for (let row = overlap; row < cells.rowCount && rows.length < left; row++) {
    const second = secondOf(cellText(cells, row, column));
    if (second === null) throw notAMoment(sinceFieldId);
    if (newest === null || second > newest) newest = second;
    if (second >= least && delivered.take(rowKeyOf(cells, row), second)) rows.push(row);
  }
  return { cells: onlyRows(cells, rows), newest };
}

/** Rows that were never given a moment are no changes; "from the beginning" has them all the same. */
async function* withoutMoment({ ask, filter, sinceFieldId, orderBy, pageSize }: ChangedQuestion) {
  const empty = andAll(filter, [{ fieldId: sinceFieldId, operator: "isEmpty", value: "" }]);
  for (let skip = 0; ;) {
    const asked = { filter: empty, orderBy: [...orderBy], skip, take: pageSize };
    const cells = await ask(asked);
    if (cells.rowCount > 0) yield cells;
    skip += cells.rowCount;
    if (cells.rowCount === 0 || (cells.rowCount < pageSize && !(await hasRows(ask, asked, skip)))) return;
  }
}

async function hasRows(ask: ChangedQuestion["ask"], asked: Asked, skip: number): Promise<boolean> {
  return (await ask({ ...asked, skip, take: 1 })).rowCount > 0;
}

async function newestSecond({ ask, filter, sinceFieldId }: ChangedQuestion): Promise<string | null> {
  const known = andAll(filter, [{ fieldId: sinceFieldId, operator: "isNotEmpty", value: "" }]);
  const orderBy: SortField[] = [{ fieldId: sinceFieldId, direction: "desc" }];
  const cells = await ask({ filter: known, orderBy, skip: 0, take: 1 });
  if (cells.rowCount === 0) return null;
  const second = secondOf(cellText(cells, 0, cells.fieldIds.indexOf(sinceFieldId)));
  if (second === null) throw notAMoment(sinceFieldId);
  return second;
}

function orderOf({ sinceFieldId, orderBy }: ChangedQuestion): SortField[] {
  return [{ fieldId: sinceFieldId, direction: "asc" }, ...orderBy.filter(({ fieldId }) => fieldId !== sinceFieldId)];
}

/** Every group of an OR gets the conditions, so that nothing but them is added to what was meant. */
export function andAll({ groups }: Filter, conditions: readonly Condition[]): Filter {
  const asked = groups.filter((group) => group.length > 0);
  return { groups: (asked.length > 0 ? asked : [[]]).map((group) => [...group, ...conditions]) };
}

function notAMoment(fieldId: string): ProfitError {
  return new ProfitError("BAD_ANSWER", `"${fieldId}" is not a moment in every row`, {
    status: 200,
    fault: "unfitCell",
  });
}

function moving(): ProfitError {
  return new ProfitError("BAD_ANSWER", "Rows keep moving while they are read", { status: 200, fault: "gap" });
}

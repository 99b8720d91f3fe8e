import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { CellValue, Row } from "@/lib/profit/wire/get-connector-page";

/**
 * A GetConnector whose rows change between two pages, as those of a company at work do; the sandbox's bulk rows stand
 * still. Reads filters and orders as protocol 5 says, with NULL first and dates kept with their fractions.
 */
export type ChangingProfit = {
  restBaseUrl: URL;
  /** Kept cells: dates with milliseconds. Changed by `change` alone. */
  rows: () => readonly Row[];
  change: (make: (rows: Row[]) => Row[]) => void;
  /** Called before each page is answered, with how many were before. */
  onPage: (hook: ((page: number, asked: AskedOfProfit, response: ServerResponse) => boolean | void) | null) => void;
  asked: AskedOfProfit[];
  close: () => Promise<void>;
};

export type AskedOfProfit = { skip: number; take: number; length: number; isFiltered: boolean };

export async function startChangingProfit(rows: readonly Row[]): Promise<ChangingProfit> {
  let kept = [...rows];
  let hook: Parameters<ChangingProfit["onPage"]>[0] = null;
  const sorted = new Map<string, Row[]>();
  const asked: AskedOfProfit[] = [];

  const inOrder = (orderBy: string): Row[] => {
    const known = sorted.get(orderBy);
    if (known) return known;
    const made = kept.toSorted(comparing(orderBy));
    sorted.set(orderBy, made);
    return made;
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://profit.invalid");
    const { searchParams: params } = url;
    const [skip, take] = [Number(params.get("skip")), Number(params.get("take"))];
    const groups = groupsOf(params);
    const question = { skip, take, length: url.search.length, isFiltered: groups.length > 0 };
    const page = asked.push(question) - 1;
    if (hook?.(page, question, response) === true) return;
    const ordered = inOrder(params.get("orderbyfieldids") ?? "");
    const found = groups.length === 0 ? ordered : ordered.filter((row) => matches(row, groups));
    const body = JSON.stringify({ skip, take, rows: found.slice(skip, skip + take).map(shown) });
    response.writeHead(200, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    restBaseUrl: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    rows: () => kept,
    change: (make) => {
      kept = make(kept);
      sorted.clear();
    },
    onPage: (next) => void (hook = next),
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const KEPT_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/;

/** Times are shown in whole seconds, rounded, and with Profit's Z. */
function shown(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([id, cell]) => {
      if (typeof cell !== "string" || !KEPT_DATE.test(cell)) return [id, cell];
      return [id, `${new Date(Math.round(Date.parse(`${cell}Z`) / 1_000) * 1_000).toISOString().slice(0, 19)}Z`];
    }),
  );
}

function comparing(orderBy: string): (left: Row, right: Row) => number {
  const fields = orderBy
    .split(",")
    .map((part) => ({ id: part.replace(/^-/, ""), sign: part.startsWith("-") ? -1 : 1 }));
  return (left, right) => {
    for (const { id, sign } of fields) {
      const order = compared(left[id] ?? null, right[id] ?? null);
      if (order !== 0) return sign * order;
    }
    return 0;
  };
}

/** The collation of a Dutch SQL Server does not tell cases apart. */
function folded(cell: CellValue): string | number | boolean | null {
  return typeof cell === "string" ? cell.toLowerCase() : cell;
}

function compared(one: CellValue, other: CellValue): number {
  const [left, right] = [folded(one), folded(other)];
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}

type Condition = { id: string; operator: number; value: string };

function groupsOf(params: URLSearchParams): Condition[][] {
  const json = params.get("filterjson");
  if (json !== null) {
    type Field = { "@FieldId": string; "@OperatorType": number | string; "#text"?: string };
    const { Filters } = JSON.parse(json) as {
      Filters: { Filter: { Field: Field[] | Field }[] | { Field: Field[] | Field } };
    };
    return [Filters.Filter].flat().map(({ Field }) =>
      [Field].flat().map((field) => ({
        id: field["@FieldId"],
        operator: Number(field["@OperatorType"]),
        value: field["#text"] ?? "",
      })),
    );
  }
  const list = (name: string) => (params.get(name) ?? "").split(";").map((part) => part.split(","));
  if (!params.get("filterfieldids")) return [];
  const [values, operators] = [list("filtervalues"), list("operatortypes")];
  return list("filterfieldids").map((ids, group) =>
    ids.map((id, index) => ({
      id,
      operator: Number(operators[group]?.[index]),
      value: values[group]?.[index] ?? "",
    })),
  );
}

function matches(row: Row, groups: Condition[][]): boolean {
  return groups.some((group) => group.every((condition) => meets(row[condition.id] ?? null, condition)));
}

function meets(cell: CellValue, { operator, value }: Condition): boolean {
  if (operator === 8) return cell === null || cell === "";
  if (cell === null) return false;
  const order = compared(cell, typeof cell === "number" ? Number(value) : wholeDate(cell, value));
  switch (operator) {
    case 1:
      return order === 0;
    case 2:
      return order >= 0;
    case 3:
      return order <= 0;
    case 4:
      return order > 0;
    case 5:
      return order < 0;
    default:
      throw new Error(`This Profit does not know operator ${operator}`);
  }
}

/** A date in a filter has whole seconds; a trailing Z is refused (protocol 5). */
function wholeDate(cell: CellValue, value: string): string {
  if (typeof cell !== "string" || !KEPT_DATE.test(cell)) return value;
  if (value.endsWith("Z")) throw new Error("A Z in a filter's date");
  return `${value}.000`;
}

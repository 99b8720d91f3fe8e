// A Profit that answers prepared bytes with the rows' numbers in them, so that it is not what the bench measures. Prints its base.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { soapPage } from "./soap-pages";

const ROWS = 1_000_000;
const DISTINCT = 30_000;
const PAGE = 7_500;
/** What the connector `Slow` thinks before each page, as Profit would; `Bench` answers at once. */
const SLOW_MS = 250;

const TYPES = ["int", "string", "decimal", "date", "boolean"] as const;
const fields = Array.from({ length: 20 }, (_, index) => {
  const dataType = TYPES[index % TYPES.length] ?? "string";
  return {
    id: index === 0 ? "Id" : `Veld_${index}`,
    fieldId: `U${index}`,
    dataType,
    label: `Veld ${index}`,
    length: 80,
    controlType: index === 0 ? 5 : 1,
  };
});

function cellOf(row: number, column: number): unknown {
  if (column === 0) return row;
  switch (TYPES[column % TYPES.length]) {
    case "int":
      return row * 31 + column;
    case "string":
      return row % 17 === 0
        ? null
        : row % 11 === 0
          ? `Bakkerij "De ${row}", vestiging ${column}`
          : `Relatie ${row} regel ${column} Amersfoort`;
    case "decimal":
      return Math.round(row * 137.31 + column) / 100;
    case "date":
      return `2026-0${1 + (row % 9)}-1${row % 9}T08:${10 + (row % 50)}:00Z`;
    default:
      return row % 3 === 0;
  }
}

/** Rows of which everything is known but their number, which has always as many digits. */
const FIRST_ID = 1_000_000_000;
const DIGITS = 10;
const texts = Array.from({ length: DISTINCT }, (_, row) =>
  JSON.stringify(
    Object.fromEntries(fields.map(({ id }, column) => [id, column === 0 ? FIRST_ID : cellOf(row, column)])),
  ),
);
const ID_AT = '{"Id":'.length;

type Block = { bytes: Buffer; ids: number[] };

/** `count` rows, with where their numbers stand. */
function blockOf(count: number): Block {
  const ids: number[] = [];
  let at = 1;
  const rows = Array.from({ length: count }, (_, row) => {
    const text = texts[row % DISTINCT] ?? "";
    ids.push(at + ID_AT);
    at += Buffer.byteLength(text) + 1;
    return text;
  });
  return { bytes: Buffer.from(`[${rows.join(",")}]`), ids };
}

const blocks = new Map<number, Block>([[PAGE, blockOf(PAGE)]]);
const end = Buffer.from("}");

/** The rows from number `first` on: prepared bytes with the numbers written in, so that every row is told apart. */
function rowsFrom(first: number, count: number): Buffer {
  const known = blocks.get(count) ?? blockOf(count);
  blocks.set(count, known);
  const bytes = Buffer.from(known.bytes);
  for (const [row, at] of known.ids.entries()) {
    let rest = FIRST_ID + first + row;
    for (let digit = at + DIGITS - 1; digit >= at; digit--) {
      const tenth = Math.floor(rest / 10);
      bytes[digit] = 48 + rest - tenth * 10;
      rest = tenth;
    }
  }
  return bytes;
}

/** From which row on a question asks: an export goes on with `Id` from a value on. */
function firstOf(params: URLSearchParams): number {
  const [field, operator, value] = [
    params.get("filterfieldids"),
    params.get("operatortypes"),
    params.get("filtervalues"),
  ];
  if (field === null) return 0;
  if (field !== "Id" || operator !== "2") throw new Error(`This server knows no filter on ${field}`);
  return Number(value) - FIRST_ID;
}

function answerPage(response: ServerResponse, first: number, skip: number, take: number): void {
  const count = Math.max(0, Math.min(take, ROWS - first - skip));
  const rows = rowsFrom(first + skip, count);
  const head = Buffer.from(`{"skip":${skip},"take":${take},"rows":`);
  response.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "content-length": head.length + rows.length + end.length,
  });
  response.write(head);
  response.write(rows);
  response.end(end);
}

/** What SOAP's answers weighed so far. */
let soapBytes = 0;

function answerSoap(request: IncomingMessage, response: ServerResponse): void {
  const pieces: Buffer[] = [];
  request.on("data", (piece: Buffer) => pieces.push(piece));
  request.on("end", () => {
    const page = soapPage(Buffer.concat(pieces).toString("utf8"), fields, cellOf);
    soapBytes += page.length;
    response.writeHead(200, { "content-type": "text/xml; charset=utf-8", "content-length": page.length }).end(page);
  });
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  const json = (body: unknown) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (request.method === "POST") return answerSoap(request, response);
  if (url.pathname.endsWith("/soap-bytes")) return response.end(String(soapBytes));
  if (url.pathname.includes("/metainfo/get/")) json({ name: "Bench", description: "Bench", fields });
  else if (url.pathname.endsWith("/metainfo"))
    json({ getConnectors: ["Bench", "Slow", "Soap"].map((id) => ({ id, description: id })), updateConnectors: [] });
  else {
    const [skip, take] = [Number(url.searchParams.get("skip")), Number(url.searchParams.get("take"))];
    const first = firstOf(url.searchParams);
    if (url.pathname.endsWith("/Slow")) setTimeout(() => answerPage(response, first, skip, take), SLOW_MS);
    else answerPage(response, first, skip, take);
  }
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ rest: `http://127.0.0.1:${port}/ProfitRestServices` })}\n`);
});

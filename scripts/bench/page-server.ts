// A Profit that answers prepared bytes and nothing else, so that it is not what the bench measures. Prints its base.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

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

function rowsFrom(first: number, count: number): Buffer {
  const rows = Array.from({ length: count }, (_, index) =>
    Object.fromEntries(fields.map(({ id }, column) => [id, cellOf(first + index, column)])),
  );
  return Buffer.from(JSON.stringify(rows));
}

const whole = Array.from({ length: DISTINCT / PAGE }, (_, index) => rowsFrom(index * PAGE, PAGE));
const last = rowsFrom(0, ROWS % PAGE);
const end = Buffer.from("}");

function answerPage(response: ServerResponse, skip: number, take: number): void {
  const count = Math.max(0, Math.min(take, ROWS - skip));
  const rows =
    count === PAGE
      ? (whole[Math.floor(skip / PAGE) % whole.length] ?? last)
      : count === ROWS % PAGE
        ? last
        : rowsFrom(skip, count);
  const head = Buffer.from(`{"skip":${skip},"take":${take},"rows":`);
  response.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "content-length": head.length + rows.length + end.length,
  });
  response.write(head);
  response.write(rows);
  response.end(end);
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  const json = (body: unknown) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (url.pathname.includes("/metainfo/get/")) json({ name: "Bench", description: "Bench", fields });
  else if (url.pathname.endsWith("/metainfo"))
    json({ getConnectors: ["Bench", "Slow"].map((id) => ({ id, description: id })), updateConnectors: [] });
  else {
    const [skip, take] = [Number(url.searchParams.get("skip")), Number(url.searchParams.get("take"))];
    if (url.pathname.endsWith("/Slow")) setTimeout(() => answerPage(response, skip, take), SLOW_MS);
    else answerPage(response, skip, take);
  }
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ rest: `http://127.0.0.1:${port}/ProfitRestServices` })}\n`);
});

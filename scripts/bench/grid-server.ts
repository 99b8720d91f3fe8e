// A Profit for the grid's measures: `Wide` has 100,000 rows of 60 columns, `Long` one answer of 75 MB, sent in pieces.
// Prints its base; `/marks` tells when the first byte of each connector's newest rows left.
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const ROWS = 100_000;
const TYPES = ["int", "string", "decimal", "date", "boolean"] as const;
const PIECE_BYTES = 64 * 1024;

type Connector = { columns: number; wordOf: (row: number, column: number) => string };

const CONNECTORS: Record<string, Connector> = {
  Wide: { columns: 60, wordOf: (row, column) => `Relatie ${(row * 7_919) % ROWS} regel ${column}` },
  Long: {
    columns: 15,
    wordOf: (row, column) => `Relatie ${(row * 7_919) % ROWS} ${"lange omschrijving ".repeat(7)}${column}`,
  },
};

function fieldsOf({ columns }: Connector) {
  return Array.from({ length: columns }, (_, index) => ({
    id: index === 0 ? "Id" : `Veld_${index}`,
    fieldId: `U${index}`,
    dataType: TYPES[index % TYPES.length] ?? "string",
    label: index === 0 ? "Id" : `Veld ${index}`,
    length: 80,
    controlType: index === 0 ? 5 : 1,
  }));
}

function cellOf(connector: Connector, row: number, column: number): unknown {
  if (column === 0) return row;
  switch (TYPES[column % TYPES.length]) {
    case "int":
      return (row * 31 + column) % 5_000;
    case "string":
      return row % 17 === 0 ? null : connector.wordOf(row, column);
    case "decimal":
      return ((row * 7_919) % ROWS) / 8 + column;
    case "date":
      return `2026-0${1 + (row % 9)}-1${row % 9}T08:${10 + (row % 50)}:00Z`;
    default:
      return row % 3 === 0;
  }
}

function* textOf(connector: Connector, skip: number, take: number): Generator<string> {
  const ids = fieldsOf(connector).map(({ id }) => id);
  yield `{"skip":${skip},"take":${take},"rows":[`;
  for (let row = skip; row < Math.min(skip + take, ROWS); row++) {
    const cells = ids.map((id, column) => `${JSON.stringify(id)}:${JSON.stringify(cellOf(connector, row, column))}`);
    yield `${row === skip ? "" : ","}{${cells.join(",")}}`;
  }
  yield "]}";
}

function* piecesOf(connector: Connector, skip: number, take: number): Generator<Buffer> {
  let text = "";
  for (const part of textOf(connector, skip, take)) {
    text += part;
    if (text.length < PIECE_BYTES) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}

const firstByteAt: Record<string, number> = {};
/** Made before anybody waits for it. */
const long = [...piecesOf(CONNECTORS["Long"] as Connector, 0, ROWS)];

async function answerRows(response: ServerResponse, name: string, skip: number, take: number): Promise<void> {
  const connector = CONNECTORS[name] as Connector;
  const pieces = name === "Long" && skip === 0 && take === ROWS ? long : piecesOf(connector, skip, take);
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
  let isFirst = true;
  for (const piece of pieces) {
    if (isFirst) firstByteAt[name] = Date.now();
    isFirst = false;
    if (!response.write(piece)) await once(response, "drain");
    if (response.destroyed) return;
  }
  response.end();
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  const name = decodeURIComponent(url.pathname.split("/").at(-1) ?? "");
  const known = CONNECTORS[name];
  const json = (body: unknown) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (url.pathname === "/marks") json({ firstByteAt, longBytes: long.reduce((sum, { length }) => sum + length, 0) });
  else if (url.pathname.includes("/metainfo/get/") && known) json({ name, description: name, fields: fieldsOf(known) });
  else if (url.pathname.endsWith("/metainfo"))
    json({ getConnectors: Object.keys(CONNECTORS).map((id) => ({ id, description: id })), updateConnectors: [] });
  else if (!known) response.writeHead(404).end();
  else {
    const [skip, take] = [Number(url.searchParams.get("skip")), Number(url.searchParams.get("take"))];
    answerRows(response, name, skip, take).catch(() => response.destroy());
  }
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ rest: `http://127.0.0.1:${port}/ProfitRestServices` })}\n`);
});

import { type AsyncBuffer, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { readXlsx } from "hucre";
import type { RowFormat } from "@/lib/sinks/row-writer";

export type Cells = Record<string, string | number | boolean | null>;

/** The rows of an exported file of Sandbox_Bulk, read without the code that wrote it. */
export async function readExported(format: RowFormat, file: Buffer, fieldIds: readonly string[]): Promise<Cells[]> {
  return READERS[format](file, fieldIds);
}

type Read = (file: Buffer, fieldIds: readonly string[]) => Promise<Cells[]> | Cells[];

const READERS: Record<RowFormat, Read> = {
  json: (file) => JSON.parse(file.toString()) as Cells[],
  ndjson: (file) =>
    file
      .toString()
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Cells),
  csv: (file, fieldIds) => recordsOf(file.toString(), fieldIds),
  xml: (file, fieldIds) =>
    [...file.toString().matchAll(/<Sandbox_Bulk>(.*?)<\/Sandbox_Bulk>\n/gs)].map(([, row = ""]) =>
      elementsOf(row, fieldIds),
    ),
  async xlsx(file, fieldIds) {
    const { sheets } = await readXlsx(new Uint8Array(file));
    const [, ...rows] = sheets[0]?.rows ?? [];
    return rows.map((row) => Object.fromEntries(fieldIds.map((id, index) => [id, shown(row[index] ?? null)])));
  },
  async parquet(file, fieldIds) {
    const slice = (start: number, end?: number) => new Uint8Array(file.subarray(start, end)).buffer;
    const source: AsyncBuffer = { byteLength: file.length, slice };
    const metadata = await parquetMetadataAsync(source);
    const rows = await parquetReadObjects({ file: source, metadata, compressors });
    return rows.map((row) => Object.fromEntries(fieldIds.map((id) => [id, shown(row[id])])));
  },
};

/** CSV as RFC 4180 has it; numbers and nothing stand without quotes. */
function recordsOf(text: string, fieldIds: readonly string[]): Cells[] {
  const records: string[][] = [];
  for (const [, quoted, bare = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r]*))(,|\r\n)/g)) {
    const record = records.at(-1) ?? records[records.push([]) - 1];
    record?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === "\r\n") records.push([]);
  }
  return records
    .slice(1, -1)
    .map((record) => Object.fromEntries(fieldIds.map((id, index) => [id, read(id, record[index])])));
}

function elementsOf(row: string, fieldIds: readonly string[]): Cells {
  const found = new Map([...row.matchAll(/<(\w+)>(.*?)<\/\1>/gs)].map(([, id = "", text = ""]) => [id, text]));
  const unescape = (text: string) =>
    text
      .replaceAll("&#13;", "\r")
      .replaceAll("&#xD;", "\r")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
  return Object.fromEntries(fieldIds.map((id) => [id, read(id, unescape(found.get(id) ?? ""))]));
}

function read(id: string, text = ""): Cells[string] {
  if (text === "") return null;
  return id === "Id" || id === "Bedrag" ? Number(text) : text;
}

function shown(cell: unknown): Cells[string] {
  if (cell instanceof Date) return new Date(Math.round(cell.getTime() / 1_000) * 1_000).toISOString().slice(0, 19);
  return typeof cell === "bigint" ? Number(cell) : ((cell ?? null) as Cells[string]);
}

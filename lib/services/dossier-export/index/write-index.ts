import { createRowWriter, type Piece, type RowFormat } from "@/lib/sinks/row-writer";
import { PieceQueue } from "@/lib/sinks/piece-queue";
import { ownColumns, type OwnCell, textCells } from "@/lib/sinks/text-cells";
import type { FinishedLine, JobResult } from "../../jobs/job-kind";
import type { DossierLine } from "../definition";
import { indexColumns, indexRow } from "./index-table";
import type { IndexWords } from "./index-words";

type Result = Pick<JobResult<DossierLine>, "lines" | "addFile" | "counts">;
type Chosen = readonly { id: string; label: string }[];

/** Rows that are written at once. */
const ROWS_AT_ONCE = 500;

/**
 * What lies beside the files: the index as CSV and as a workbook, with every item, reaction and file, and a report of the
 * totals. All of it is written anew when a retry changed something.
 */
export async function writeIndex(result: Result, words: IndexWords, chosen: Chosen): Promise<void> {
  const columns = indexColumns(words, chosen);
  for (const format of ["csv", "xlsx"] as const) {
    const rows = rowsOf(result.lines(), words);
    await result.addFile(`index.${format}`, (sink) => writeTable(sink, { format, columns, rows }));
  }
  await result.addFile(words.report, (sink) => {
    const [what = "", count = ""] = words.reportHead;
    const head = [
      { id: "what", label: what },
      { id: "count", label: count, isNumber: true },
    ];
    return writeTable(sink, { format: "csv", columns: head, rows: totalRows(result.counts, words) });
  });
}

async function* rowsOf(lines: AsyncIterable<FinishedLine<DossierLine>>, words: IndexWords): AsyncGenerator<OwnCell[]> {
  for await (const line of lines) yield indexRow(line, words);
}

function* totalRows(counts: Result["counts"], { totals }: IndexWords): Generator<OwnCell[]> {
  const { total, done, missing, failed, duplicates, noted, bytes } = counts;
  yield [totals.lines, total + duplicates + noted];
  yield [totals.files, done];
  yield [totals.bytes, bytes];
  yield [totals.duplicates, duplicates];
  yield [totals.missing, missing];
  yield [totals.failed, failed];
  yield [totals.noted, noted];
}

type Table = {
  format: RowFormat;
  columns: readonly { id: string; label: string; isNumber?: boolean }[];
  rows: AsyncIterable<OwnCell[]> | Iterable<OwnCell[]>;
};

type Sink = { write(bytes: Uint8Array): Promise<void> };

/** A Dutch Excel opens the CSV with a double click: it wants semicolons, and the mark for its accents. */
const CSV = { delimiter: ";", header: "labels", isNeutralised: true, hasByteOrderMark: true } as const;

async function writeTable(sink: Sink, { format, columns, rows }: Table): Promise<void> {
  const writer = createRowWriter({ format, columns: ownColumns(columns), csv: CSV, name: "Index", maskedFields: [] });
  const ids = columns.map(({ id }) => id);
  const queue = new PieceQueue();
  const handOn = async (pieces: Iterable<Piece>) => {
    for await (const piece of queue.through(pieces)) await sink.write(piece);
  };
  await handOn(writer.begin());
  let waiting: OwnCell[][] = [];
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length < ROWS_AT_ONCE) continue;
    await handOn(writer.page(textCells(ids, waiting)));
    waiting = [];
  }
  await handOn(writer.page(textCells(ids, waiting)));
  await handOn(writer.end());
  for await (const piece of queue.rest()) await sink.write(piece);
}

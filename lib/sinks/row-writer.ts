/**
 * Sinks turn pages of rows into files, and files into archives. They copy bytes and know formats; where rows come
 * from, who asked and where the bytes go must not enter here. Streams with flat memory: nothing is kept between pages
 * but what the format itself needs.
 */
import type { PageCells } from "@/lib/profit/wire/page-cells";
import type { OutputColumn } from "./columns";
import { csvWriter, type CsvOptions } from "./csv";
import { jsonWriter, ndjsonWriter } from "./json";
import { CellMask } from "./mask";
import { parquetWriter } from "./parquet/parquet-writer";
import { xlsxWriter } from "./xlsx/xlsx-writer";
import { xmlWriter } from "./xml";

export const ROW_FORMATS = ["json", "ndjson", "csv", "xml", "xlsx", "parquet"] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

/** A piece of the file, or the promise of one: packing goes on elsewhere while the next piece is being written. */
export type Piece = Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;

/**
 * Writes pages one after another; its pieces in their order are the file. A piece may be sent or transferred at once:
 * it is not used again. A page must not be changed before the last of its pieces was asked for.
 */
export type RowWriter = {
  begin(): Iterable<Piece>;
  page(cells: PageCells): Iterable<Piece>;
  /** What is held back to make larger pieces, for when the next page may take its time. */
  flush(): Iterable<Piece>;
  /**
   * As `flush`, and tells with what the file could be gone on with behind the last of these pieces. A format that holds
   * back more than pieces may leave it for a later time.
   */
  checkpoint(onState: OnWriterState): Iterable<Piece>;
  end(): Iterable<Piece>;
};

/** What a writer that goes on must know, as JSON. */
export type WriterState = Json;
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
/** `bytes` is how far the file is, when the writer knows better than who counts its pieces. */
export type OnWriterState = (state: WriterState, bytes?: number) => void;

export type WriterOptions = {
  format: RowFormat;
  columns: readonly OutputColumn[];
  csv: CsvOptions;
  /** Of what the rows are: element names and sheet names come from it. */
  name: string;
  /** Fields whose values are not to be seen; they are printed as a mask. */
  maskedFields: readonly string[];
};

/** With the `state` of a checkpoint it goes on behind it; `begin` is then not asked. */
export function createRowWriter(options: WriterOptions, state?: WriterState): RowWriter {
  const maskedFields = new Set(options.maskedFields);
  if (maskedFields.size === 0) return writerOf(options, state);
  const columns = options.columns.map((column) =>
    maskedFields.has(column.id) ? { ...column, dataType: "string", isDate: false } : column,
  );
  const writer = writerOf({ ...options, columns }, state);
  const mask = new CellMask(maskedFields);
  return {
    ...writer,
    // As the writer goes, not before: the mask keeps one page.
    *page(cells) {
      yield* writer.page(mask.masked(cells));
    },
  };
}

function writerOf({ format, columns, csv, name }: WriterOptions, state?: WriterState): RowWriter {
  switch (format) {
    case "json":
      return jsonWriter(columns, state !== undefined);
    case "ndjson":
      return ndjsonWriter(columns);
    case "csv":
      return csvWriter(columns, csv);
    case "xml":
      return xmlWriter(columns, name);
    case "xlsx":
      return xlsxWriter(columns, { name, isNeutralised: csv.isNeutralised, header: csv.header }, undefined, state);
    case "parquet":
      return parquetWriter(columns, undefined, state);
  }
}

export const CONTENT_TYPES: Record<RowFormat, string> = {
  json: "application/json; charset=utf-8",
  ndjson: "application/x-ndjson; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  parquet: "application/vnd.apache.parquet",
};

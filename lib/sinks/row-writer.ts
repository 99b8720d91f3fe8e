/**
 * Sinks turn pages of rows into files, and files into archives. They copy bytes and know formats; where rows come
 * from, who asked and where the bytes go must not enter here. Streams with flat memory: nothing is kept between pages
 * but what the format itself needs.
 */
import type { PageCells } from "@/lib/profit/wire/page-cells";
import { csvWriter, type CsvOptions } from "./csv";
import { jsonWriter, ndjsonWriter } from "./json";

export const ROW_FORMATS = ["json", "ndjson", "csv"] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

/** One column of the output; `isDate` drops the `Z`, for Profit's times are Dutch wall-clock (design 5.5). */
export type OutputColumn = { id: string; label: string; isDate: boolean };

/** Writes pages one after another. What it yields may be sent or transferred at once: it is not used again. */
export type RowWriter = {
  begin(): Uint8Array<ArrayBuffer>;
  page(cells: PageCells): Iterable<Uint8Array<ArrayBuffer>>;
  end(): Uint8Array<ArrayBuffer>;
};

export type WriterOptions = { format: RowFormat; columns: readonly OutputColumn[]; csv: CsvOptions };

export function createRowWriter({ format, columns, csv }: WriterOptions): RowWriter {
  switch (format) {
    case "json":
      return jsonWriter(columns);
    case "ndjson":
      return ndjsonWriter(columns);
    case "csv":
      return csvWriter(columns, csv);
  }
}

export const CONTENT_TYPES: Record<RowFormat, string> = {
  json: "application/json; charset=utf-8",
  ndjson: "application/x-ndjson; charset=utf-8",
  csv: "text/csv; charset=utf-8",
};

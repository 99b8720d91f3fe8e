import { PageMemories } from "@/lib/profit/answer/page-memory";
import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { safeOrder } from "@/lib/profit/filter/propose-order";
import type { Filter, SortField, Transport } from "@/lib/profit/filter/rows-query";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { DEFAULT_CSV } from "@/lib/sinks/csv";
import { NOTHING } from "../../connectors/export-pages";
import type { ExportJob, ExportSummary, TakeSlot } from "../../connectors/pager/export-job";
import { HeldPlaces } from "../../connectors/pager/held-places";
import { RowReading } from "../../connectors/pager/ordered-rows";
import { PageSize } from "../../connectors/pager/page-size";
import { KeyReader } from "../../connectors/pager/row-key";
import { type RowTexts, rowTexts } from "./row-texts";

/** A GetConnector as it is described, and the field that its rows are read in the order of. */
export type ReadConnector = {
  connectorId: string;
  fields: readonly GetConnectorField[];
  orderField: string;
  /** Fields whose values are wanted. */
  wanted: readonly string[];
};

/** How rows are got, and what is counted of it. */
export type Reading = {
  endpoint: ProfitEndpoint;
  transport: Transport;
  takeSlot: TakeSlot;
  signal: AbortSignal;
  /** Grows. */
  seen: { calls: number; bytes: number; rows: number };
};

/** A place behind a row: the pager goes on there by the row's key (pager/checkpoint.ts). */
export type RowPlace = { rows: number; key: string[] | null; pageSize: number };
/** Rows with the place behind each; asked for before the next rows are, for the page's memory is used again. */
export type RowsBatch = { rows: RowTexts[]; placeBehind: (row: number) => RowPlace };

/** No range skips further (protocol 3.0, limits). */
const LONGEST_SKIP = 100_000;

/** An order by this field that tells rows apart, as far as anybody can know beforehand. */
export function orderOf({ fields, orderField }: Pick<ReadConnector, "fields" | "orderField">): SortField[] {
  return safeOrder([{ fieldId: orderField, direction: "asc" }], fields);
}

/** All rows under a filter by the safe pager, each once, in the order of the connector's field. */
export async function* connectorRows(
  connector: ReadConnector,
  { filter, pageSize, from = null }: { filter: Filter; pageSize: number; from?: RowPlace | null },
  { endpoint, transport, takeSlot, signal: outer, seen }: Reading,
): AsyncGenerator<RowsBatch, void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([outer, stop.signal]);
  const before = from?.rows ?? 0;
  const summary: ExportSummary = { ...NOTHING, rows: before };
  const places = new HeldPlaces(takeSlot);
  const size = new PageSize(pageSize, from?.pageSize);
  const job = jobOf(connector, { filter, pageSize, from, transport });
  const keys = new KeyReader(job.orderBy.map(({ fieldId }) => fieldId));
  const asking = { job, endpoint, takeSlot: places.take, summary, size, tell: () => undefined, signal };
  const reading = new RowReading({ ...asking, memories: new PageMemories() });
  try {
    for await (const { cells } of reading.rows()) {
      const first = summary.rows;
      const placeBehind = (row: number): RowPlace => {
        const key = keys.keyOf(cells, row);
        return { rows: first + row + 1, key: key && [...key], pageSize: size.current };
      };
      summary.rows += cells.rowCount;
      yield { rows: rowTexts(cells, connector.wanted), placeBehind };
      // Not sooner: whoever wants the first rows alone costs one call.
      reading.goAhead();
    }
  } finally {
    stop.abort(new DOMException("These rows are not needed any more", "AbortError"));
    places.giveAllBack();
    seen.calls += summary.calls;
    seen.bytes += summary.answerBytes;
    seen.rows += summary.rows - before;
  }
}

/** All rows of several filters, for answers that are small enough to hold. */
export async function allRows(
  connector: ReadConnector,
  filters: readonly Filter[],
  pageSize: number,
  reading: Reading,
): Promise<RowTexts[]> {
  const all = await Promise.all(
    filters.map(async (filter) => {
      const rows: RowTexts[] = [];
      for await (const batch of connectorRows(connector, { filter, pageSize }, reading)) rows.push(...batch.rows);
      return rows;
    }),
  );
  return all.flat();
}

type Asked = { filter: Filter; pageSize: number; from: RowPlace | null; transport: Transport };

function jobOf(connector: ReadConnector, { filter, pageSize, from, transport }: Asked): ExportJob {
  const { connectorId, fields } = connector;
  const typeOf = new Map(fields.map(({ id, dataType }) => [id, dataType]));
  return {
    ...{ connectorId, filter, pageSize, skip: 0, longestSkip: LONGEST_SKIP },
    orderBy: orderOf(connector).map((sort) => ({ ...sort, dataType: typeOf.get(sort.fieldId) ?? "" })),
    fieldIds: fields.map(({ id }) => id),
    ...(transport === "soap" && { soapFields: fields.map(({ id, dataType }) => ({ id, dataType })) }),
    // Nothing is written by the pager here: rows are read as texts.
    writer: { format: "ndjson", columns: [], csv: DEFAULT_CSV, name: connectorId, maskedFields: [] },
    ...(from && { from: { ...from, bytes: 0, writer: null } }),
  };
}

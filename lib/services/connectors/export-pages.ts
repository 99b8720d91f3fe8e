import { setImmediate as turn } from "node:timers/promises";
import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { ProfitError } from "@/lib/profit/errors";
import type { Filter, SortField } from "@/lib/profit/filter/rows-query";
import { repeatRead } from "@/lib/profit/repeat-read";
import {
  type AnsweredPage,
  receivePage,
  type ReceivedPage,
  requestPage,
  scanReceived,
} from "@/lib/profit/rest/get-connector";
import { PieceQueue } from "@/lib/sinks/piece-queue";
import { createRowWriter, type Piece, type RowWriter, type WriterOptions } from "@/lib/sinks/row-writer";
import { NeighbourCheck } from "./neighbours";
import { answerFaultOf, assertAllFields } from "./rows-output";

/** What to export; plain values, so that it can be handed to a worker thread. */
export type ExportJob = {
  connectorId: string;
  filter: Filter;
  /** Tells all rows apart, as far as anybody can know beforehand. */
  orderBy: SortField[];
  skip: number;
  pageSize: number;
  /** All fields of the connector: each page must have them. */
  fieldIds: string[];
  writer: WriterOptions;
};

export type ExportSummary = { rows: number; calls: number; repeats: number; answerBytes: number; duplicates: number };

/** Waits for one of the connection's places; resolves to what gives it back. */
export type TakeSlot = (signal: AbortSignal) => Promise<() => void>;

/** As many as Profit takes at once from one connection; also the most pages that wait for their turn. */
const AHEAD = 5;

/**
 * All rows, page by page in order, as pieces of one file. The first piece comes when the first page is known to be
 * whole, and is empty. Ends only when Profit has shown that there is nothing behind the last row; whatever else happens throws.
 * Returning it, or aborting, stops every call that is under way; an abort does so also in the middle of a wait.
 */
export async function* exportPages(
  job: ExportJob,
  endpoint: ProfitEndpoint,
  takeSlot: TakeSlot,
  outer: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, ExportSummary> {
  const stop = new AbortController();
  const signal = AbortSignal.any([outer, stop.signal]);
  const summary: ExportSummary = { rows: 0, calls: 0, repeats: 0, answerBytes: 0, duplicates: 0 };
  const ask = (skip: number, take = job.pageSize) => {
    const page = askPage({ job, endpoint, takeSlot, summary, signal }, skip, take);
    // Awaited in order; until its turn comes nobody listens to its failure.
    page.catch(() => undefined);
    return page;
  };
  const neighbours = new NeighbourCheck(job.orderBy.map(({ fieldId }) => fieldId));
  const writer = createRowWriter(job.writer);
  const queue = new PieceQueue();
  const write = (pieces: Iterable<Piece>) => handedOn(queue.through(pieces));
  try {
    // Alone: what is refused is refused before the first byte, and once.
    let page = await scanned(await ask(job.skip), job.fieldIds);
    // So is a cell that the format cannot hold, if the first page shows it.
    let pieces: Iterable<Piece> = opening(writer, page);
    yield new Uint8Array();
    const ahead: Promise<AskedPage>[] = [];
    for (let nextSkip = job.skip + job.pageSize; ;) {
      const isLast = page.cells.rowCount < job.pageSize;
      while (!isLast && ahead.length < AHEAD) {
        ahead.push(ask(nextSkip));
        nextSkip += job.pageSize;
      }
      neighbours.see(page.cells);
      yield* write(pieces);
      yield* write(writer.flush());
      summary.rows += page.cells.rowCount;
      if (isLast) break;
      page = await scanned(await (ahead.shift() as Promise<AskedPage>), job.fieldIds);
      pieces = writer.page(page.cells);
    }
    // A short page need not be the last: something between us and Profit may cap its size.
    if (page.cells.rowCount > 0) {
      const behind = await scanned(await (ahead.shift() ?? ask(job.skip + summary.rows, 1)), job.fieldIds);
      if (behind.cells.rowCount > 0) throw gapAfter(page.cells.rowCount, job.pageSize, behind.status);
    }
    yield* write(writer.end());
    yield* handedOn(queue.rest());
    return { ...summary, duplicates: neighbours.duplicates };
  } finally {
    stop.abort(new DOMException("The export has ended", "AbortError"));
  }
}

function opening(writer: RowWriter, { cells }: AnsweredPage): Piece[] {
  try {
    return [...writer.begin(), ...writer.page(cells)];
  } catch (error) {
    throw answerFaultOf(error);
  }
}

/** Lets the answers that are under way be received between two pieces. */
async function* handedOn(pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  try {
    for await (const piece of pieces) {
      yield piece;
      await turn();
    }
  } catch (error) {
    throw answerFaultOf(error);
  }
}

type Asking = {
  job: ExportJob;
  endpoint: ProfitEndpoint;
  takeSlot: TakeSlot;
  summary: ExportSummary;
  signal: AbortSignal;
};

type AskedPage = { received: ReceivedPage; skip: number; take: number };

/** Holds a place only while Profit is busy: the page is scanned when its turn comes. */
function askPage({ job, endpoint, takeSlot, summary, signal }: Asking, skip: number, take: number): Promise<AskedPage> {
  const { connectorId, filter, orderBy } = job;
  const read = async () => {
    const giveBack = await takeSlot(signal);
    try {
      summary.calls++;
      const response = await requestPage(endpoint, { connectorId, filter, orderBy, skip, take }, signal);
      const received = await receivePage(response, { skip, take }, { signal });
      summary.answerBytes += received.bytes;
      return { received, skip, take };
    } finally {
      giveBack();
    }
  };
  return repeatRead(read, { signal, onRepeat: () => void summary.repeats++ });
}

async function scanned({ received, ...asked }: AskedPage, fieldIds: readonly string[]): Promise<AnsweredPage> {
  const page = await scanReceived(received, asked, turn);
  assertAllFields(page.cells, fieldIds, page.status);
  return page;
}

function gapAfter(rows: number, asked: number, status: number): ProfitError {
  return new ProfitError("BAD_ANSWER", `A page had ${rows} rows where ${asked} were asked, and more rows follow`, {
    status,
    fault: "gap",
  });
}

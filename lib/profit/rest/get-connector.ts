import { profitQueryOf } from "../filter/compile";
import type { RowsQuery } from "../filter/rows-query";
import type { ProfitEndpoint } from "../endpoint";
import { ProfitError } from "../errors";
import { send } from "../transport";
import type { PageCells } from "../wire/page-cells";
import { assertUtf8, readJsonPieces, type ReadLimits } from "../answer/read-json";
import type { PageMemories } from "../answer/page-memory";
import { PageScanner, type ScannedPage } from "../answer/scan-page";

/** One page: `take` is at least 1, for 0 and -1 mean other things to Profit (protocol 3.5). */
export type PageRequest = Omit<RowsQuery, "fields" | "take"> & { connectorId: string; take: number };

/** What a page may weigh: 150,000 cells are about 4 MB, and long texts or ten times as many cells make it a multiple. */
const MAX_PAGE_BYTES = 128 * 1024 * 1024;

/** Asks one page of a GetConnector (protocol 3.5). */
export function requestPage(endpoint: ProfitEndpoint, page: PageRequest, signal?: AbortSignal): Promise<Response> {
  const { connectorId, ...query } = page;
  return send(endpoint, `connectors/${encodeURIComponent(connectorId)}`, {
    query: profitQueryOf(query).queryString,
    ...(signal && { signal }),
  });
}

/** A page whose bytes are all there, however it came. */
export type ReceivedPage = { scanner: RowsScanner; bytes: number; status: number };

/** What cuts an answer into cells: PageScanner for REST, SoapPageScanner for SOAP. */
type RowsScanner = {
  readonly rowCount: number;
  cells(firstRow: number): PageCells;
  finish(): Generator<void, ScannedPage>;
  /** Lets the memory of the page serve another one; nobody may look at its cells any more. */
  giveBack?(): void;
};

/** `durationMs` is not known here: the caller measures. */
export type AnsweredPage = { cells: PageCells; bytes: number; status: number };

type Asked = { skip: number; take: number };

export type PageLimits = ReadLimits & {
  /** How large the page will be, as far as anybody can tell. */
  expectedBytes?: number;
  /** Hears of rows while the page arrives. They are what Profit sent, but the page may still turn out to be broken. */
  onRows?: (cells: PageCells, status: number) => void;
  /** For pages that are given back. */
  memories?: PageMemories;
};

/**
 * The first half of reading a page: the bytes, which keep Profit busy. Scans them only when somebody wants to hear of
 * rows. With `scanReceived` a page is checked whole: of one that is not right in every byte nothing else is returned.
 */
export async function receivePage(response: Response, asked: Asked, limits: PageLimits = {}): Promise<ReceivedPage> {
  const { onRows, expectedBytes = 0, memories, ...readLimits } = limits;
  const { status } = response;
  const packed = response.headers.get("content-encoding") ?? "identity";
  const told = packed === "identity" ? Number(response.headers.get("content-length") ?? 0) : 0;
  const scanner = new PageScanner(asked.take, Math.min(told || expectedBytes, MAX_PAGE_BYTES), memories);
  let seen = 0;
  let fault: unknown = null;
  await readJsonPieces(response, { maxBytes: MAX_PAGE_BYTES, ...readLimits }, (piece) => {
    if (fault) return;
    scanner.add(piece);
    if (!onRows) return;
    try {
      scanner.advance();
      assertAnswers(asked, scanner.skip, scanner.rowCount, status);
      if (scanner.rowCount > seen) onRows(scanner.cells(seen), status);
      seen = scanner.rowCount;
    } catch (error) {
      // Told when all has arrived: an answer that breaks off is asked for again, whatever is wrong with its beginning.
      fault = error;
    }
  });
  if (fault) throw fault;
  assertUtf8(scanner.answer, status);
  return { scanner, bytes: scanner.answer.length, status };
}

/** The second half. `pause` is awaited every few milliseconds of work, so that others can run. */
export async function scanReceived(
  { scanner, bytes, status }: ReceivedPage,
  asked: Asked,
  pause?: () => Promise<void>,
): Promise<AnsweredPage> {
  const scan = scanner.finish();
  let step = scan.next();
  while (!step.done) {
    if (pause) await pause();
    step = scan.next();
  }
  const { skip, cells } = step.value;
  assertAnswers(asked, skip, cells.rowCount, status);
  return { cells, bytes, status };
}

/** That it is the page we asked for, and not more of it. */
function assertAnswers(asked: Asked, skip: number | null, rowCount: number, status: number): void {
  if (skip !== null && skip !== asked.skip) {
    throw new ProfitError("BAD_ANSWER", `Asked from row ${asked.skip}, answered from row ${skip}`, {
      status,
      fault: "wrongPage",
    });
  }
  if (rowCount > asked.take) {
    throw new ProfitError("BAD_ANSWER", `Asked ${asked.take} rows, got ${rowCount}`, {
      status,
      fault: "tooManyRows",
    });
  }
}

import { profitQueryOf } from "../filter/compile";
import type { RowsQuery } from "../filter/rows-query";
import type { ProfitEndpoint } from "../endpoint";
import { ProfitError } from "../errors";
import { send } from "../transport";
import type { PageCells } from "../wire/page-cells";
import { readJsonBytes, type ReadLimits } from "../answer/read-json";
import { scanPage } from "../answer/scan-page";

/** One page: `take` is at least 1, for 0 and -1 mean other things to Profit (protocol 3.5). */
export type PageRequest = Omit<RowsQuery, "fields" | "take"> & { connectorId: string; take: number };

/** What a page may weigh. A page of 150,000 cells is about 4 MB; memo and base64 fields make it a multiple. */
const MAX_PAGE_BYTES = 64 * 1024 * 1024;

/** Asks one page of a GetConnector (protocol 3.5). */
export function requestPage(endpoint: ProfitEndpoint, page: PageRequest, signal?: AbortSignal): Promise<Response> {
  const { connectorId, ...query } = page;
  return send(endpoint, `connectors/${encodeURIComponent(connectorId)}`, {
    query: profitQueryOf(query).queryString,
    ...(signal && { signal }),
  });
}

/** `durationMs` is not known here: the caller measures. */
export type AnsweredPage = { cells: PageCells; bytes: number; status: number };

/**
 * Reads one page and checks it whole: nothing of a page that is not right in every byte gets out.
 * `pause` is awaited every few milliseconds of work; the main thread passes one that lets others run.
 */
export async function readPage(
  response: Response,
  asked: { skip: number; take: number },
  limits: ReadLimits & { pause?: () => Promise<void> } = {},
): Promise<AnsweredPage> {
  const bytes = await readJsonBytes(response, { maxBytes: MAX_PAGE_BYTES, ...limits });
  const scan = scanPage(bytes, asked.take);
  let step = scan.next();
  while (!step.done) {
    if (limits.pause) await limits.pause();
    step = scan.next();
  }
  const { skip, cells } = step.value;
  const { status } = response;
  if (skip !== null && skip !== asked.skip) {
    throw new ProfitError("BAD_ANSWER", `Asked from row ${asked.skip}, answered from row ${skip}`, {
      status,
      fault: "wrongPage",
    });
  }
  if (cells.rowCount > asked.take) {
    throw new ProfitError("BAD_ANSWER", `Asked ${asked.take} rows, got ${cells.rowCount}`, {
      status,
      fault: "tooManyRows",
    });
  }
  return { cells, bytes: bytes.length, status };
}

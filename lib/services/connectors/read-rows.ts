import { setImmediate as turn } from "node:timers/promises";
import { PageMemories } from "@/lib/profit/answer/page-memory";
import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { ProfitError } from "@/lib/profit/errors";
import { soapEnvelopeOf } from "@/lib/profit/filter/compile-xml";
import { toRowsParams } from "@/lib/profit/filter/rows-query-params";
import { profitQueryOf } from "@/lib/profit/filter/compile";
import type { RowsQuery } from "@/lib/profit/filter/rows-query";
import { type AnsweredPage, scanReceived } from "@/lib/profit/rest/get-connector";
import type { PageCells } from "@/lib/profit/wire/page-cells";
import { CONTENT_TYPES } from "@/lib/sinks/row-writer";
import { findReadableConnection } from "../connections/find-readable-connection";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { openMasking } from "../privacy/masking";
import { callProfit } from "./call-profit";
import { describeFor } from "./describe-get-connector";
import { assertTransport, type PageSource, pageSourceOf } from "./page-source";
import type { PageOutlet } from "./page-outlet";
import { PageWriting } from "./page-writing";
import type { RowsOutput } from "./rows-output";

export type ReadRowsInput = {
  connectionId: string;
  connectorId: string;
  query: RowsQuery & { take: number };
  output: RowsOutput;
  /** Ticket of the verb `unmask`; without it the values of sensitive fields are masked. */
  unmask?: string | undefined;
};

export type RowsAnswer = {
  chunks: Uint8Array<ArrayBuffer>[];
  contentType: string;
  rows: number;
  /** Neighbours that the order could not tell apart. */
  duplicates: number;
  maskedFields: readonly string[];
  profit: { durationMs: number; bytes: number; status: number };
};

/** A page is held whole in memory. Ten times AFAS's advice is room enough; more is an export. */
const MOST_CELLS = 1_500_000;

/** What a cell takes in an answer, its key included; only a first guess of how much memory to take. */
const USUAL_CELL_BYTES = 24;
const MOST_EXPECTED_BYTES = 8 * 1024 * 1024;

/** Of pages that people read: more than two are seldom read at the same moment. */
const memories = new PageMemories(2);

/**
 * One page of rows, written in the asked format while it arrives. Nothing is answered before the page is known to be
 * whole, so that a refusal or half an answer is an error and never a short list of rows. With an outlet (stream-rows.ts)
 * a large page goes out through it instead; once that has begun nothing is asked again.
 */
export async function readRows(ctx: ServiceContext, input: ReadRowsInput, outlet?: PageOutlet): Promise<RowsAnswer> {
  const { connectorId, query, output } = input;
  // Asked for at the same time as the connection: the secret is opened, but not used before the grant is known.
  const opening = ctx.profit.endpointOf(input.connectionId, ctx.language);
  opening.catch(() => undefined);
  const connection = await findReadableConnection(ctx, input.connectionId);
  const [described, masking] = await Promise.all([
    describeFor(ctx, connection, connectorId),
    openMasking(ctx, input, input.unmask),
  ]);
  let { fields } = described;
  const refresh = async () => {
    ({ fields } = await describeFor(ctx, connection, connectorId, { isFresh: true }));
  };
  // What was remembered may be older than the connector's definition: look again before anybody is blamed.
  if (query.fields.some((id) => !fields.some((field) => field.id === id))) await refresh();
  const maskedOf = () => masking.maskedOf(fields);
  const writing = () => new PageWriting({ ...input, output: { ...output, maskedFields: maskedOf() } }, fields, outlet);
  // Before anything is asked: a field that does not exist is refused here.
  writing();
  assertPageSize(query.take, fields.length);
  const expectedBytes = Math.min(query.take * fields.length * USUAL_CELL_BYTES, MOST_EXPECTED_BYTES);
  const { shown } = masking;
  // What may be seen for a while is still not kept.
  const maskedFields = () => [...maskedOf(), ...shown];
  const endpoint = await opening;
  assertTransport(endpoint, query.transport);
  const ask = () => {
    const source = pageSourceOf(query.transport, fields);
    const isBegun = () => outlet?.isOpen === true;
    return askPage(ctx, input, endpoint, { source, writing, expectedBytes, shown, maskedFields, isBegun });
  };
  const asked = await ask().catch(async (error: unknown) => {
    // Over SOAP the fields are needed to read a page at all.
    if (!(error instanceof ProfitError) || error.fault !== "missingFields" || outlet?.isOpen) throw error;
    await refresh();
    return ask();
  });
  const { page, durationMs } = asked;
  let { written } = asked;
  if (written.misfit) {
    await refresh();
    written = writing();
    written.see(page.cells, page.status);
    if (written.misfit) throw written.misfit;
  }
  const chunks = await written.end();
  asked.giveBack();
  return {
    chunks,
    contentType: CONTENT_TYPES[output.format],
    rows: page.cells.rowCount,
    duplicates: written.duplicates,
    maskedFields: maskedOf(),
    profit: { durationMs, bytes: page.bytes, status: page.status },
  };
}

function assertPageSize(take: number, columns: number): void {
  if (take * columns <= MOST_CELLS) return;
  const most = Math.floor(MOST_CELLS / columns);
  const sentence = `One page can have ${most} rows of this connector; use take=all for more.`;
  throw new ServiceError("INVALID_INPUT", sentence, {
    parameter: "take",
    kind: "tooMany",
    text: String(take),
    most,
    sentence,
  });
}

type Asking = {
  source: PageSource;
  writing: () => PageWriting;
  expectedBytes: number;
  shown: readonly string[];
  maskedFields: () => string[];
  /** Some of the page went out already. */
  isBegun: () => boolean;
};

/** For the history: what was sent. */
function sentAs({ transport }: PageSource, connectorId: string, query: ReadRowsInput["query"]) {
  if (transport === "rest") return { query: profitQueryOf(query).queryString };
  return { method: "POST" as const, query: soapEnvelopeOf({ connectorId, ...query }) };
}

async function askPage(
  ctx: ServiceContext,
  { connectionId, connectorId, query }: ReadRowsInput,
  endpoint: ProfitEndpoint,
  { source, writing, expectedBytes, shown, maskedFields, isBegun }: Asking,
): Promise<{ page: AnsweredPage; written: PageWriting; durationMs: number; giveBack(): void }> {
  const call = {
    connectionId,
    connectorId,
    action: "rows.read",
    ...sentAs(source, connectorId, query),
    page: toRowsParams(query).toString(),
    endpoint,
    maskedFields,
    isBegun,
    ...(shown.length > 0 && { note: `unmasked: ${shown.join(" ")}` }),
  };
  return callProfit(ctx, call, async (watched, meter) => {
    const startedAt = performance.now();
    const { filter, orderBy, skip, take } = query;
    const response = await source.request(watched, { connectorId, filter, orderBy, skip, take }, ctx.signal);
    meter.status = response.status;
    // A page that is asked for again is written again.
    const written = writing();
    const onRows = (cells: PageCells, status: number) => written.see(cells, status);
    const received = await source.receive(
      response,
      { connectorId, skip, take },
      { signal: ctx.signal, meter, expectedBytes, onRows, memories },
    );
    const { rowCount } = received.scanner;
    const page = await scanReceived(received, query, turn);
    if (page.cells.rowCount > rowCount) written.see(received.scanner.cells(rowCount), page.status);
    meter.rows = page.cells.rowCount;
    const giveBack = () => received.scanner.giveBack?.();
    return { page, written, durationMs: Math.round(performance.now() - startedAt), giveBack };
  });
}

import { setImmediate as turn } from "node:timers/promises";
import type { PageMemories } from "@/lib/profit/answer/page-memory";
import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import type { Filter } from "@/lib/profit/filter/rows-query";
import { IN_EXPORT, repeatRead } from "@/lib/profit/repeat-read";
import { type AnsweredPage, type ReceivedPage, scanReceived } from "@/lib/profit/rest/get-connector";
import { isAboutSize } from "@/lib/profit/size-refusal";
import { pageSourceOf } from "../page-source";
import { assertAllFields } from "../rows-output";
import type { ExportJob, ExportSummary, TakeSlot, TellNote } from "./export-job";
import type { PageSize } from "./page-size";
import type { RowKey } from "./row-key";

/**
 * Rows that follow one another in the order, under a filter. `exactFrom` is the key that the filter begins at, when
 * nothing before it can match.
 */
export type Stretch = { filter: Filter; skip: number; take: number; exactFrom?: RowKey };

export type Asking = {
  job: ExportJob;
  endpoint: ProfitEndpoint;
  takeSlot: TakeSlot;
  summary: ExportSummary;
  size: PageSize;
  tell: TellNote;
  signal: AbortSignal;
  memories: PageMemories;
};

/** A page whose bytes are there; cut into cells when its turn comes, once. */
export class Page {
  readonly stretch: Stretch;
  readonly #received: ReceivedPage;
  readonly #fieldIds: readonly string[];
  #answered: Promise<AnsweredPage> | null = null;

  constructor(stretch: Stretch, received: ReceivedPage, fieldIds: readonly string[]) {
    this.stretch = stretch;
    this.#received = received;
    this.#fieldIds = fieldIds;
  }

  answered(): Promise<AnsweredPage> {
    return (this.#answered ??= this.#scan());
  }

  /** For when nothing of it is needed any more. */
  giveBack(): void {
    this.#received.scanner.giveBack?.();
  }

  async #scan(): Promise<AnsweredPage> {
    const page = await scanReceived(this.#received, this.stretch, turn);
    assertAllFields(page.cells, this.#fieldIds, page.status);
    return page;
  }
}

/**
 * Asks for a stretch of rows. What is too much for Profit comes as several pages, each of which begins with the last row
 * of the one before, as all pages of an export do.
 */
export async function askStretch(asking: Asking, stretch: Stretch): Promise<Page[]> {
  const { size, summary } = asking;
  const { filter, skip, take } = stretch;
  try {
    const page = await askPage(asking, stretch);
    size.managed(take);
    return [page];
  } catch (error) {
    if (!isAboutSize(error)) throw error;
    size.refused(take, error);
    summary.repeats++;
    const half = Math.ceil((take + 1) / 2);
    const halves: Stretch[] = [
      { ...stretch, take: half },
      { filter, skip: skip + half - 1, take: take - half + 1 },
    ];
    const pages: Page[] = [];
    // One after the other: what cannot be had in any size is found out at the cost of a few calls.
    for (const part of halves) pages.push(...(await askStretch(asking, part)));
    return pages;
  }
}

/** Holds a place only while Profit is busy. */
async function askPage(
  { job, endpoint, takeSlot, summary, tell, signal, memories }: Asking,
  stretch: Stretch,
): Promise<Page> {
  const { connectorId, orderBy, fieldIds } = job;
  const { filter, skip, take } = stretch;
  const source = pageSourceOf(job.soapFields && "soap", job.soapFields ?? []);
  const read = async () => {
    const giveBack = await takeSlot(signal);
    try {
      signal.throwIfAborted();
      summary.calls++;
      const response = await source.request(endpoint, { connectorId, filter, orderBy, skip, take }, signal);
      const received = await source.receive(response, { connectorId, skip, take }, { signal, memories });
      summary.answerBytes += received.bytes;
      return new Page(stretch, received, fieldIds);
    } finally {
      giveBack();
    }
  };
  return repeatRead(read, {
    signal,
    patience: IN_EXPORT,
    // The same page again would take as long again.
    isWorthRetrying: (error) => error.isWorthRetrying && !isAboutSize(error),
    onRepeat: (error, waitMs) => {
      summary.repeats++;
      if (error.retryAfterSeconds !== undefined) tell({ kind: "waiting", ms: waitMs });
    },
  });
}

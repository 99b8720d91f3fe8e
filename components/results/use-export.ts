import { useEffect, useRef, useState } from "react";
import { routes } from "@/components/layout/routes";
import type { RowsQuery } from "@/lib/profit/filter/rows-query";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { exportParams, fileNameOf, MEDIA_TYPES, type ExportChoice } from "./export-choice";
import type { LoadedRows } from "./row-store/loaded-rows";
import { openSaveTarget, saveBlob } from "./save-target";
import { Transfer } from "./transfer/transfer";
import type { TransferEnd, TransferPause, TransferProgress } from "./transfer/transfer-end";

export type ExportState =
  | { kind: "idle" }
  /** `rowsPerSecond` is null until there is something to measure. */
  | {
      kind: "running";
      rows: number | null;
      bytes: number;
      elapsedMs: number;
      rowsPerSecond: number | null;
      isInMemory: boolean;
      /** What is waited for while no bytes come. */
      pause: TransferPause | null;
    }
  | { kind: "ended"; end: TransferEnd; elapsedMs: number };

/** Rows that the page has already; as many as are shown, in the order they are shown in. */
export type LoadedForExport = { count: number; source: Pick<LoadedRows, "file"> };

export type ExportSource = {
  connectionId: string;
  connectorId: string;
  query: RowsQuery;
  /** Columns of the view, in display order. */
  columns: readonly GetConnectorField[];
  loaded: LoadedForExport | null;
};

/** Often enough to look alive, seldom enough to cost nothing. */
const REPORT_EVERY_MS = 250;
/** The rate is that of the last few seconds, or one slow start would spoil the forecast for minutes. */
const RATE_WINDOW_MS = 5_000;

/** One export at a time, which goes on while the menu is closed and ends with the page. */
export function useExport(source: ExportSource) {
  const [state, setState] = useState<ExportState>({ kind: "idle" });
  const running = useRef<AbortController | null>(null);
  /** Goes on living after it broke off, for it holds what came. */
  const transfer = useRef<{ transfer: Transfer; isInMemory: boolean } | null>(null);
  const isRunning = state.kind === "running" || (state.kind === "ended" && canBeLost(state.end));

  useEffect(
    () => () => {
      running.current?.abort();
      void transfer.current?.transfer.discard();
    },
    [],
  );
  useEffect(() => {
    if (!isRunning) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isRunning]);

  async function exportLoaded(choice: ExportChoice): Promise<void> {
    const { connectorId, loaded, columns } = source;
    if (!loaded) return;
    const fileName = fileNameOf(connectorId, new Date(), choice.format);
    const startedAt = performance.now();
    const blob = await loaded.source.file([...columns], choice, MEDIA_TYPES[choice.format]).catch(() => null);
    if (blob) saveBlob(blob, fileName);
    const progress = { rows: loaded.count, bytes: blob?.size ?? 0 };
    const end: TransferEnd = blob ? { kind: "done", fileName, ...progress } : { kind: "notSaved", ...progress };
    setState({ kind: "ended", end, elapsedMs: performance.now() - startedAt });
  }

  async function exportAll(choice: ExportChoice): Promise<void> {
    const { connectionId, connectorId, query } = source;
    const name = fileNameOf(connectorId, new Date(), choice.format);
    const target = await openSaveTarget(name, MEDIA_TYPES[choice.format]);
    if (!target) return;
    transfer.current = {
      transfer: new Transfer({
        url: routes.rows(connectionId, connectorId, exportParams(query, choice)),
        statusAddress: routes.export,
        format: choice.format,
        target,
      }),
      isInMemory: target.isInMemory,
    };
    await run();
  }

  /** Begins what was put together, or goes on with what broke off. */
  async function run(): Promise<void> {
    const known = transfer.current;
    if (!known) return;
    const controller = new AbortController();
    running.current = controller;
    const { isInMemory } = known;
    let pause: TransferPause | null = null;
    const clock = progressClock(
      (progress) => setState({ kind: "running", ...progress, isInMemory, pause }),
      known.transfer.progress(),
    );
    const end = await known.transfer.run(controller.signal, {
      onProgress: clock.report,
      onPause: (next) => {
        pause = next;
        clock.tell();
      },
    });
    running.current = null;
    setState({ kind: "ended", end, elapsedMs: clock.elapsedMs() });
  }

  function discard(): void {
    void transfer.current?.transfer.discard();
    transfer.current = null;
    setState({ kind: "idle" });
  }

  return {
    state,
    start: (choice: ExportChoice) => void (choice.scope === "loaded" ? exportLoaded(choice) : exportAll(choice)),
    stop: () => running.current?.abort(),
    clear: () => setState({ kind: "idle" }),
    resume: () => void run(),
    discard,
  };
}

/** What came of an export that can be gone on with is in this page alone. */
function canBeLost(end: TransferEnd): boolean {
  return (end.kind === "broken" || end.kind === "stopped") && end.canResume;
}

type Progress = { rows: number | null; bytes: number; elapsedMs: number; rowsPerSecond: number | null };

/** Thins out what the transfer tells, and measures its rate from where it begins. */
function progressClock(show: (progress: Progress) => void, from: TransferProgress) {
  const startedAt = performance.now();
  let shownAt = -Infinity;
  let samples: { at: number; rows: number }[] = [{ at: startedAt, rows: from.rows ?? 0 }];
  let last: Progress = { ...from, elapsedMs: 0, rowsPerSecond: null };
  show(last);
  return {
    elapsedMs: () => performance.now() - startedAt,
    tell: () => show({ ...last, elapsedMs: performance.now() - startedAt }),
    report: ({ rows, bytes }: TransferProgress) => {
      const now = performance.now();
      if (now - shownAt < REPORT_EVERY_MS) return;
      shownAt = now;
      samples = [...samples.filter((sample) => now - sample.at < RATE_WINDOW_MS), { at: now, rows: rows ?? 0 }];
      const [oldest] = samples;
      const spanMs = oldest ? now - oldest.at : 0;
      const rowsPerSecond = rows !== null && oldest && spanMs > 0 ? ((rows - oldest.rows) / spanMs) * 1_000 : null;
      last = { rows, bytes, elapsedMs: now - startedAt, rowsPerSecond };
      show(last);
    },
  };
}

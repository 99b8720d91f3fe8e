import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { Row } from "@/lib/profit/wire/get-connector-page";
import type { ExportChoice } from "../export-choice";
import { isPlainView, type LocalView, NO_VIEW } from "../local-view/local-view";
import type { ValueOrder } from "../local-view/sort-rows";
import type { ColumnProfile } from "../profile/column-profile";
import type { GridRows, RowBlock } from "./grid-rows";
import { isCut, type GridRowValues } from "./grid-value";
import { type RowsClient, RowsTrouble } from "./rows-client";
import type { PageRead, RowsWindow, SetProgress } from "./rows-messages";
import { WindowCache } from "./window-cache";

/** What React draws from: changes as a whole. */
export type LoadedState = {
  rows: GridRows;
  duplicates: number;
  /** A changed filter or order is being worked out. */
  isArranging: boolean;
};

let lastReadId = 0;

/**
 * The page's view on one set of rows in the worker. Holds the rows near the screen and asks for more of them as one
 * scrolls; everything that needs all rows is done by the worker.
 */
export class LoadedRows {
  readonly setId: string;
  readonly #connect: () => RowsClient;
  #connected: RowsClient | null = null;
  readonly #cache: WindowCache;
  readonly #listeners = new Set<() => void>();
  readonly #arrivalListeners = new Set<() => void>();
  #arrivals = 0;
  #progress: SetProgress = { loaded: 0, shown: 0, version: 0, duplicates: 0, fieldIds: [] };
  #view: LocalView = NO_VIEW;
  #viewNumber = 0;
  #isArranging = false;
  #state: LoadedState;

  /** `connect` is called at the first question: a page that asks nothing starts no worker. */
  constructor(connect: () => RowsClient, setId: string) {
    this.#connect = connect;
    this.setId = setId;
    this.#cache = new WindowCache((from, to) => this.#fetchWindow(from, to));
    this.#state = this.#made();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  state = (): LoadedState => this.#state;

  readonly #subscribeArrivals = (listener: () => void): (() => void) => {
    this.#arrivalListeners.add(listener);
    return () => this.#arrivalListeners.delete(listener);
  };

  get loaded(): number {
    return this.#progress.loaded;
  }

  /** Reads an answer of the rows route behind the rows that are there. Rejects with RowsTrouble. */
  async read(url: string, orderFields: string[], signal?: AbortSignal): Promise<PageRead> {
    if (signal?.aborted) throw new RowsTrouble("aborted");
    const readId = ++lastReadId;
    const stop = () => void this.#client.ask("stop", { readId });
    signal?.addEventListener("abort", stop);
    try {
      return await this.#client.ask("read", { setId: this.setId, readId, url, orderFields });
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  /** Filters and sorts what is loaded, and what will be. */
  async show(view: LocalView): Promise<void> {
    if (isPlainView(view) && isPlainView(this.#view)) return;
    this.#view = view;
    const number = ++this.#viewNumber;
    this.#isArranging = true;
    this.#tell();
    const { window, ...progress } = await this.#client.ask("show", { setId: this.setId, view });
    // Somebody typed on: the newest view is on its way.
    if (number !== this.#viewNumber) return;
    this.#isArranging = false;
    this.#progress = progress;
    this.#cache.begin(progress.version, progress.shown);
    this.#take(window);
    this.#tell();
  }

  file(fields: GetConnectorField[], choice: ExportChoice, mediaType: string): Promise<Blob> {
    return this.#client.ask("file", { setId: this.setId, fields, choice, mediaType });
  }

  profile(fieldId: string): Promise<ColumnProfile | null> {
    return this.#client.ask("profile", { setId: this.setId, fieldId });
  }

  /** For a sort that a person may ask for in a moment. */
  prepare(fieldId: string, order: ValueOrder): void {
    if (this.loaded > 0) this.#client.ask("prepare", { setId: this.setId, fieldId, order }).catch(() => undefined);
  }

  release(): void {
    this.#connected?.listen(this.setId, null);
    this.#connected?.ask("release", { setId: this.setId }).catch(() => undefined);
    this.#connected = null;
  }

  get #client(): RowsClient {
    if (this.#connected) return this.#connected;
    this.#connected = this.#connect();
    this.#connected.listen(this.setId, (progress, window) => this.#advance(progress, window));
    return this.#connected;
  }

  #advance(progress: SetProgress, window?: RowsWindow): void {
    const isSameOrder = progress.version === this.#progress.version;
    this.#progress = progress;
    if (isSameOrder) this.#cache.grow(progress.shown);
    else if (!this.#isArranging) this.#cache.begin(progress.version, progress.shown);
    if (window) this.#take(window);
    this.#tell();
  }

  async #fetchWindow(from: number, to: number): Promise<void> {
    this.#take(await this.#client.ask("window", { setId: this.setId, from, to }));
    this.#arrivals++;
    for (const listener of this.#arrivalListeners) listener();
  }

  #take({ version, from, cells }: RowsWindow): void {
    const { fieldIds } = this.#progress;
    const rows: GridRowValues[] = [];
    for (let cell = 0; cell < cells.length; cell += fieldIds.length) {
      const row: GridRowValues = {};
      for (let column = 0; column < fieldIds.length; column++) {
        row[fieldIds[column] as string] = cells[cell + column] ?? null;
      }
      rows.push(row);
    }
    this.#cache.take(version, from, rows);
  }

  #tell(): void {
    this.#state = this.#made();
    for (const listener of this.#listeners) listener();
  }

  #made(): LoadedState {
    const { shown, loaded, duplicates } = this.#progress;
    const [cache, setId] = [this.#cache, this.setId];
    const rows: GridRows = {
      length: shown,
      loaded,
      key: `${setId}:${this.#viewNumber}`,
      at: (place) => cache.at(place),
      subscribe: this.#subscribeArrivals,
      arrivals: () => this.#arrivals,
      want: (block) => cache.want(block),
      cell: (place, fieldId) => this.#client.ask("cell", { setId, place, fieldId }),
      rowsNow: (block) => wholeRows(cache, block),
      copyText: ({ from, to }, fields, words, withHeaders) =>
        this.#client.ask("copy", { setId, from, to, fields, words, withHeaders }),
    };
    return { rows, duplicates, isArranging: this.#isArranging };
  }
}

function wholeRows(cache: WindowCache, { from, to }: RowBlock): Row[] | null {
  const rows: Row[] = [];
  for (let place = from; place < to; place++) {
    const row = cache.at(place);
    if (!row || Object.values(row).some(isCut)) return null;
    rows.push(row as Row);
  }
  return rows;
}

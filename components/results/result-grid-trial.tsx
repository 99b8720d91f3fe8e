import { cleanup, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { ResultGrid, type ResultGridProps } from "./result-grid";
import { rowsAtHand } from "./row-store/grid-rows";

// A grid of 200 rows on a screen of 1,000 by 400, for the tests of what it does.

export const FIELDS: GetConnectorField[] = [
  { id: "Nr", dataType: "int", label: "Nummer" },
  { id: "Naam", dataType: "string", label: "Naam" },
  { id: "Memo", dataType: "string", label: "Opmerking" },
];
export const ROWS = Array.from({ length: 200 }, (_, index) => ({
  Nr: index,
  Naam: `Naam ${index}`,
  Memo: index === 0 ? null : index === 1 ? "" : `<a><b>${index}</b></a>`,
}));

const WIDTH = 1_000;
const HEIGHT = 400;

/** To be called once in a file of such tests. */
export function prepareGridTrial(): void {
  /** What the grid fetches late is at hand, so that no test waits for its being compiled. */
  beforeAll(async () => {
    await Promise.all([import("./result-viewer"), import("./open-header-menu")]);
  });
  /** happy-dom lays nothing out: the virtualizer and the grid ask for these. */
  beforeEach(() => {
    for (const [name, value] of [
      ["offsetWidth", WIDTH],
      ["clientWidth", WIDTH],
      ["clientHeight", HEIGHT],
    ] as const) {
      vi.spyOn(HTMLElement.prototype, name, "get").mockReturnValue(value);
    }
    vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockImplementation(function (this: HTMLElement) {
      return this.classList.contains("h-row") ? 32 : HEIGHT;
    });
  });
  afterEach(cleanup);
}

export function open(change: Partial<ResultGridProps> = {}) {
  const props: ResultGridProps = {
    fields: FIELDS,
    rows: rowsAtHand(ROWS, "1"),
    hasMore: false,
    isLoading: false,
    onNeedMore: vi.fn(),
    frozen: 0,
    orderBy: [{ fieldId: "Naam", direction: "desc" }],
    onSort: vi.fn(),
    onReorder: vi.fn(),
    onHide: vi.fn(),
    statusText: "200 rijen",
    ...change,
  };
  const grid = (next: ResultGridProps) => (
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <ResultGrid {...next} />
    </NextIntlClientProvider>
  );
  const { rerender } = render(grid(props));
  return {
    props,
    user: userEvent.setup(),
    update: (more: Partial<ResultGridProps>) => rerender(grid({ ...props, ...more })),
  };
}

export const cell = (row: number, column: number): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
  if (!found) throw new Error(`no cell ${row}, ${column}`);
  return found;
};
export const place = () => {
  const { row, column } = (document.activeElement as HTMLElement).dataset;
  return [Number(row), Number(column)];
};

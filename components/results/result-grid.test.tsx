// @vitest-environment happy-dom
import { act, cleanup, createEvent, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { nl } from "@/lib/messages/nl";
import { ResultGrid, type ResultGridProps } from "./result-grid";
import { rowsAtHand } from "./row-store/grid-rows";

const FIELDS: GetConnectorField[] = [
  { id: "Nr", dataType: "int", label: "Nummer" },
  { id: "Naam", dataType: "string", label: "Naam" },
  { id: "Memo", dataType: "string", label: "Opmerking" },
];
const ROWS = Array.from({ length: 200 }, (_, index) => ({
  Nr: index,
  Naam: `Naam ${index}`,
  Memo: index === 0 ? null : index === 1 ? "" : `<a><b>${index}</b></a>`,
}));

const WIDTH = 1_000;
const HEIGHT = 400;

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

function open(change: Partial<ResultGridProps> = {}) {
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

const cell = (row: number, column: number): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
  if (!found) throw new Error(`no cell ${row}, ${column}`);
  return found;
};
const place = () => {
  const { row, column } = (document.activeElement as HTMLElement).dataset;
  return [Number(row), Number(column)];
};
/** What Ctrl+C puts on the clipboard. */
const copied = (): string => {
  const data = new Map<string, string>();
  const event = createEvent.copy(document.activeElement ?? document.body, {});
  Object.defineProperty(event, "clipboardData", {
    value: { setData: (type: string, text: string) => data.set(type, text) },
  });
  fireEvent(document.activeElement ?? document.body, event);
  return data.get("text/plain") ?? "";
};

test("draws only what is near the screen, and says how much there is", () => {
  open();
  const grid = screen.getByRole("grid");
  expect(grid.getAttribute("aria-rowcount")).toBe("201");
  expect(grid.getAttribute("aria-colcount")).toBe("4");
  expect(within(grid).getAllByRole("row").length).toBeLessThan(40);
  expect(cell(0, 0).parentElement?.getAttribute("aria-rowindex")).toBe("2");
});

test("of 150 columns only those near the screen are drawn, and the last is one key away", async () => {
  const fields = Array.from({ length: 150 }, (_, index) => ({
    id: `F${index}`,
    dataType: "string",
    label: `Veld ${index}`,
  }));
  const row = Object.fromEntries(fields.map(({ id }) => [id, `waarde ${id}`]));
  const { user } = open({ fields, rows: rowsAtHand([row, row], "1"), orderBy: [] });
  expect(screen.getByRole("grid").getAttribute("aria-colcount")).toBe("151");
  expect(document.querySelectorAll('[data-row="0"][data-column]').length).toBeLessThan(20);
  act(() => cell(0, 0).focus());
  await user.keyboard("{End}");
  expect(document.activeElement).toBe(cell(0, 149));
  expect(cell(0, 149).textContent).toContain("waarde F149");
  expect(cell(0, 149).getAttribute("aria-colindex")).toBe("151");
});

test("shows null and an empty text differently", () => {
  open();
  expect(cell(0, 2).textContent).toBe("leeg");
  expect(cell(1, 2).textContent).toContain("lege tekst");
  // Its name has the word one sees, as a word of its own: who speaks to the page says that one.
  expect(within(cell(2, 2)).getByRole("button").getAttribute("aria-label")).toBe("Bekijk hele waarde: XML");
});

test("tells the order to who does not see the arrow", () => {
  open();
  expect(cell(-1, 1).getAttribute("aria-sort")).toBe("descending");
  expect(cell(-1, 0).getAttribute("aria-sort")).toBe("none");
});

test("has one stop for Tab, and walks by keys as a spreadsheet", async () => {
  const { user } = open();
  expect(document.querySelectorAll('[role="grid"] [tabindex="0"]')).toHaveLength(1);
  await user.tab();
  expect(place()).toEqual([0, 0]);
  await user.keyboard("{ArrowDown}{ArrowRight}");
  expect(place()).toEqual([1, 1]);
  await user.keyboard("{End}");
  expect(place()).toEqual([1, 2]);
  await user.keyboard("{Control>}{End}{/Control}");
  expect(place()).toEqual([199, 2]);
  await user.keyboard("{Control>}{Home}{/Control}{ArrowUp}");
  expect(place()).toEqual([-1, 0]);
  await user.keyboard("{ArrowUp}{ArrowLeft}");
  expect(place()).toEqual([-1, 0]);
  expect(document.querySelectorAll('[role="grid"] [tabindex="0"]')).toHaveLength(1);
});

test("selects a block with Shift and copies it for a spreadsheet", async () => {
  const { user } = open();
  await user.tab();
  await user.keyboard("{Shift>}{ArrowDown}{ArrowRight}{ArrowRight}{/Shift}");
  expect(cell(1, 2).getAttribute("aria-selected")).toBe("true");
  expect(cell(2, 2).getAttribute("aria-selected")).toBe("false");
  expect(copied()).toBe("0\tNaam 0\t\n1\tNaam 1\t");
  expect(screen.getByText("2 rijen × 3 kolommen gekopieerd")).toBeTruthy();
  await user.keyboard("{Escape}");
  expect(copied()).toBe("");
});

test("Ctrl+A takes every loaded row, also those not drawn", async () => {
  const { user } = open();
  await user.tab();
  await user.keyboard("{Control>}a{/Control}");
  expect(copied().split("\n")).toHaveLength(200);
});

test("copies with headers by Ctrl+Shift+C", async () => {
  const { user } = open();
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await user.tab();
  await user.keyboard("{Control>}{Shift>}C{/Shift}{/Control}");
  expect(write).toHaveBeenCalledWith("Nr\n0");
});

test("sorts, moves and widens a column by keys in the header", async () => {
  const { user, props } = open();
  await user.tab();
  await user.keyboard("{ArrowUp}{Enter}");
  expect(props.onSort).toHaveBeenCalledWith("Nr", false);
  await user.keyboard("{Shift>}{Enter}{/Shift}");
  expect(props.onSort).toHaveBeenCalledWith("Nr", true);
  const width = parseFloat(cell(-1, 0).style.width);
  await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
  expect(parseFloat(cell(-1, 0).style.width)).toBe(width + 16);
  expect(parseFloat(cell(3, 0).style.width)).toBe(width + 16);
  await user.keyboard("{Control>}{ArrowRight}{/Control}");
  expect(props.onReorder).toHaveBeenCalledWith(["Naam", "Nr", "Memo"]);
});

test("opens the whole value by Enter, and gives the focus back on Escape", async () => {
  const { user } = open();
  await user.tab();
  await user.keyboard("{ArrowDown}{ArrowDown}{End}{Enter}");
  const viewer = await screen.findByRole("complementary", { name: "Opmerking" });
  expect(within(viewer).getByLabelText("Waarde").textContent).toBe("<a>\n  <b>2</b>\n</a>");
  await user.click(within(viewer).getByRole("button", { name: "Volgende rij" }));
  expect(within(viewer).getByLabelText("Waarde").textContent).toContain("<b>3</b>");
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("complementary")).toBeNull();
  expect(place()).toEqual([3, 2]);
});

test("shows and searches a whole row by Space", async () => {
  const { user } = open();
  await user.tab();
  await user.keyboard(" ");
  const viewer = await screen.findByRole("complementary", { name: "Rij 1" });
  await user.type(within(viewer).getByRole("searchbox"), "opmerk");
  expect(
    within(viewer)
      .getAllByRole("term")
      .map((term) => term.textContent),
  ).toEqual(["OpmerkingMemo"]);
  // A list of terms has nothing but terms and what they are; of none there is no list.
  const [group] = viewer.querySelectorAll("dl > div");
  expect([...(group?.children ?? [])].map(({ tagName }) => tagName)).toEqual(["DT", "DD"]);
  await user.type(within(viewer).getByRole("searchbox"), "xyz");
  expect(viewer.querySelector("dl")).toBeNull();
  expect(viewer.textContent).toContain("xyz");
});

test("asks for the next page near the end, once per page, and not again after one failed", async () => {
  const { user, props, update } = open({ hasMore: true, rows: rowsAtHand(ROWS, "1") });
  expect(props.onNeedMore).not.toHaveBeenCalled();
  await user.tab();
  await user.keyboard("{Control>}{End}{/Control}");
  expect(props.onNeedMore).toHaveBeenCalledTimes(1);
  update({ hasMore: true, isLoading: true });
  update({ hasMore: true, isLoading: false });
  expect(props.onNeedMore).toHaveBeenCalledTimes(1);
  update({ hasMore: true, rows: rowsAtHand([...ROWS, { Nr: 200, Naam: "x", Memo: null }], "1") });
  expect(props.onNeedMore).toHaveBeenCalledTimes(2);
  expect(place()).toEqual([199, 2]);
});

test("the end of rows that are about to go asks for no page behind those that came", async () => {
  const { user, props, update } = open({ hasMore: false });
  await user.tab();
  await user.keyboard("{Control>}{End}{/Control}");
  const many = Array.from({ length: 900 }, (_, index) => ({ Nr: index, Naam: "x", Memo: null }));
  update({ hasMore: true, rows: rowsAtHand(many, "2") });
  expect(screen.getAllByText("x").length).toBeGreaterThan(5);
  expect(props.onNeedMore).not.toHaveBeenCalled();
});

test("a few rows are drawn first, then all of the screen", () => {
  const at = vi.fn((place: number) => ROWS[place]);
  open({ rows: { ...rowsAtHand(ROWS, "1"), at } });
  const places = at.mock.calls.map(([place]) => place);
  expect(places.slice(0, 9)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 0]);
  expect(cell(12, 1).textContent).toBe("Naam 12");
});

test("rows that were on their way are drawn when they come", () => {
  let came = 0;
  let hear = () => undefined as void;
  const rows = {
    ...rowsAtHand(ROWS, "1"),
    at: (place: number) => (came > 0 ? ROWS[place] : undefined),
    arrivals: () => came,
    subscribe: (listener: () => void) => {
      hear = listener;
      return () => undefined;
    },
  };
  open({ rows });
  expect(cell(4, 1).textContent).toBe("");
  came++;
  act(() => hear());
  expect(cell(4, 1).textContent).toBe("Naam 4");
});

test("another question starts at the top", async () => {
  const { user, update } = open();
  await user.tab();
  await user.keyboard("{Control>}{End}{/Control}");
  update({ rows: rowsAtHand([{ Nr: 7, Naam: "nieuw", Memo: null }], "2") });
  expect(cell(0, 0).getAttribute("tabindex")).toBe("0");
});

test("a column's menu opens by keys at its first item, though its code comes late, and by the pointer", async () => {
  const { user, props } = open();
  await user.tab();
  await user.keyboard("{Control>}{Home}{/Control}{ArrowUp}{Alt>}{ArrowDown}{/Alt}");
  const first = await screen.findByRole("menuitem", { name: "Sorteer oplopend" });
  await waitFor(() => expect(document.activeElement).toBe(first));
  await user.keyboard("{Enter}");
  expect(props.onSort).toHaveBeenCalledWith("Nr", false, "asc");
  await user.click(screen.getByRole("button", { name: "Menu van kolom Naam" }));
  await user.click(await screen.findByRole("menuitem", { name: /^Verberg/ }));
  expect(props.onHide).toHaveBeenCalledWith("Naam");
});

test("the row under the pointer, and the one with the focus, can be opened as a whole by mouse", async () => {
  const { user } = open();
  const names = () => screen.getAllByRole("button", { name: /^Bekijk hele rij/ }).map((button) => button.title);
  expect(names()).toEqual(["Bekijk hele rij 1"]);
  await user.hover(cell(3, 1));
  expect(names()).toEqual(["Bekijk hele rij 1", "Bekijk hele rij 4"]);
  // A row has cells and headers only; anything else is inside one of them.
  expect(screen.getByRole("button", { name: "Bekijk hele rij 4" }).closest('[role="rowheader"]')).not.toBeNull();
  // Not by `user`, whose pointer leaves everything before it comes to the button.
  fireEvent.click(screen.getByRole("button", { name: "Bekijk hele rij 4" }));
  expect(await screen.findByRole("complementary", { name: "Rij 4" })).toBeTruthy();
});

test("scrolling draws other rows and columns, and leaves the focus where it is", async () => {
  const wide = Array.from({ length: 30 }, (_, index): GetConnectorField => ({ id: `V${index}`, dataType: "string" }));
  open({ fields: [...FIELDS, ...wide], orderBy: [] });
  const grid = screen.getByRole("grid");
  const focused = cell(0, 0);
  act(() => focused.focus());
  act(() => {
    grid.scrollTop = 100 * 32;
    grid.scrollLeft = 2_000;
    fireEvent.scroll(grid);
  });
  expect(cell(105, 16).parentElement?.getAttribute("aria-rowindex")).toBe("107");
  expect(document.querySelector('[data-row="50"]')).toBeNull();
  expect(document.querySelector('[data-column="3"]')).toBeNull();
  expect(document.activeElement).toBe(focused);
  expect(place()).toEqual([0, 0]);
  const order = within(grid)
    .getAllByRole("row")
    .map((row) => Number(row.getAttribute("aria-rowindex")));
  expect(order).toEqual(order.toSorted((one, other) => one - other));
});

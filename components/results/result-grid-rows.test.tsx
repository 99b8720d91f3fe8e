// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { cell, FIELDS, open, place, prepareGridTrial, ROWS } from "./result-grid-trial";
import { rowsAtHand } from "./row-store/grid-rows";

prepareGridTrial();

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

test("says that rows come, and of which kind", () => {
  const { update } = open({ rows: rowsAtHand([], "1"), isLoading: true });
  expect(screen.getByRole("grid").textContent).toContain("Rijen ophalen…");
  update({ rows: rowsAtHand(ROWS, "1"), isLoading: true, hasMore: true });
  expect(screen.getByRole("grid").textContent).toContain("Volgende rijen ophalen…");
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

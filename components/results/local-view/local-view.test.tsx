// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { ResultGrid } from "../result-grid";
import { rowsAtHand } from "../row-store/grid-rows";
import type { LoadedRows } from "../row-store/loaded-rows";
import type { LocalView } from "./local-view";
import { LocalBar } from "./local-bar";
import { LocalToggle } from "./local-toggle";
import { LocalViewContext } from "./local-view-context";
import { useLocalView } from "./use-local-view";

// What comes late is fetched and compiled first: on a busy machine that takes longer than a second.
configure({ asyncUtilTimeout: 15_000 });

const FIELDS: GetConnectorField[] = [
  { id: "Nr", dataType: "int", label: "Nummer" },
  { id: "Naam", dataType: "string", label: "Naam" },
  { id: "Datum", dataType: "date", label: "Datum" },
];
const ROWS = rowsAtHand(
  Array.from({ length: 50 }, (_, index) => ({ Nr: index, Naam: `Naam ${index}`, Datum: null })),
  "1",
);

beforeAll(async () => {
  await Promise.all([import("./filter-row"), import("../open-header-menu")]);
});
beforeEach(() => {
  window.localStorage.clear();
  for (const name of ["offsetWidth", "clientWidth", "clientHeight"] as const) {
    vi.spyOn(HTMLElement.prototype, name, "get").mockReturnValue(800);
  }
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(32);
});
afterEach(cleanup);

const shown: LocalView[] = [];
/** Stands for the worker: what it would be asked to show is what this test is about. */
const prepared: string[] = [];
const source = {
  show: (view: LocalView) => Promise.resolve(void shown.push(view)),
  prepare: (fieldId: string, order: string) => void prepared.push(`${fieldId} ${order}`),
} as unknown as LoadedRows;

function Place({ hasMore }: { hasMore: boolean }) {
  const local = useLocalView(source, FIELDS);
  const nothing = () => undefined;
  return (
    <LocalViewContext value={local}>
      <LocalBar
        local={local}
        fields={FIELDS}
        shown={12}
        loaded={7_500}
        hasMore={hasMore}
        isLoading={false}
        onMore={nothing}
      />
      <ResultGrid
        fields={FIELDS}
        rows={ROWS}
        hasMore={false}
        isLoading={false}
        onNeedMore={nothing}
        frozen={0}
        orderBy={[{ fieldId: "Nr", direction: "asc" }]}
        onSort={nothing}
        onReorder={nothing}
        onHide={nothing}
        statusText=""
      />
      <LocalToggle local={local} />
    </LocalViewContext>
  );
}

function open({ hasMore = false } = {}) {
  shown.length = 0;
  render(
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <Place hasMore={hasMore} />
    </NextIntlClientProvider>,
  );
  return userEvent.setup();
}
const filterOf = (column: string) => screen.findByRole("textbox", { name: `Filter geladen rijen op ${column}` });
const lastShown = () => shown.at(-1);

test("a filter is typed under its column, opened by a key and remembered", async () => {
  const user = open();
  expect(screen.queryByRole("textbox")).toBeNull();
  await user.keyboard("{Control>}{Shift>}L{/Shift}{/Control}");
  await user.type(await filterOf("Nummer"), ">100");
  await waitFor(() =>
    expect(lastShown()?.filters).toEqual([{ fieldId: "Nr", filter: { kind: "compares", sign: ">", value: 100 } }]),
  );
  expect(screen.getByText(/12 van 7\.500 geladen rijen/)).toBeTruthy();
  cleanup();
  open();
  expect(await filterOf("Nummer")).toBeTruthy();
});

test("a filter is not worked out letter by letter", async () => {
  const user = open();
  await user.click(screen.getByRole("button", { name: /^Filter geladen rijen/ }));
  const input = await filterOf("Naam");
  shown.length = 0;
  for (const value of ["J", "Ja", "Jan"]) fireEvent.change(input, { target: { value } });
  await waitFor(() => expect(lastShown()?.filters).toHaveLength(1));
  expect(shown.map(({ filters }) => filters[0]?.filter)).toEqual([{ kind: "contains", text: "Jan", isNot: false }]);
});

test("what is no number filters nothing, and its column says why", async () => {
  const user = open();
  await user.click(screen.getByRole("button", { name: /^Filter geladen rijen/ }));
  const input = await filterOf("Nummer");
  await user.type(input, ">x");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole("alert").textContent).toContain("Nummer: Dit is geen getal.");
  expect(shown.every(({ filters }) => filters.length === 0)).toBe(true);
});

test("Escape empties a filter; keys in it are not the grid's", async () => {
  const user = open();
  await user.click(screen.getByRole("button", { name: /^Filter geladen rijen/ }));
  const input = await filterOf("Naam");
  await user.type(input, "ab {ArrowLeft}c");
  expect(input).toHaveProperty("value", "abc ");
  await user.keyboard("{Escape}");
  expect(input).toHaveProperty("value", "");
  expect(document.activeElement).toBe(input);
});

test("the column's menu tells the order of loaded rows apart from Profit's, and the header shows it", async () => {
  const user = open({ hasMore: true });
  await user.click(screen.getByRole("button", { name: "Menu van kolom Datum" }));
  const menu = await screen.findByRole("menu");
  expect(within(menu).getByText("In Profit (haalt rijen opnieuw op)")).toBeTruthy();
  expect(prepared.at(-1)).toBe("Datum date");
  await user.click(within(menu).getByRole("menuitem", { name: "Sorteer geladen rijen aflopend" }));
  await waitFor(() => expect(lastShown()?.sorts).toEqual([{ fieldId: "Datum", direction: "desc", order: "date" }]));
  const header = (name: RegExp) => screen.getByRole("columnheader", { name });
  expect(header(/Datum/).getAttribute("aria-sort")).toBe("descending");
  expect(header(/Nummer/).getAttribute("aria-sort")).toBe("none");
  expect(screen.getByText(/dit gaat alleen over wat geladen is/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Wis filters en sortering" }));
  await waitFor(() => expect(lastShown()?.sorts).toEqual([]));
  expect(header(/Nummer/).getAttribute("aria-sort")).toBe("ascending");
});

test("a search goes over all columns of the connector", async () => {
  const user = open();
  await user.type(screen.getByRole("searchbox", { name: "Zoek in alle kolommen" }), "jansen");
  await waitFor(() => expect(lastShown()).toMatchObject({ search: "jansen", searchFields: ["Nr", "Naam", "Datum"] }));
});

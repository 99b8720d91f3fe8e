// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, configure, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { ColumnValues } from "../local-view/column-values";
import type { LoadedRows } from "../row-store/loaded-rows";
import { profileOf } from "./column-profile";
import { ProfilePanel } from "./profile-panel";

configure({ asyncUtilTimeout: 15_000 });
afterEach(cleanup);

function open(field: GetConnectorField, values: CellValue[], fails = false) {
  const column = new ColumnValues();
  column.add(values);
  const source = {
    setId: "1",
    profile: () => (fails ? Promise.reject(new Error("gone")) : Promise.resolve(profileOf(column))),
  } as unknown as LoadedRows;
  const [onFilter, onClose] = [vi.fn(), vi.fn()];
  render(
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <QueryClientProvider client={new QueryClient()}>
        <div role="grid">
          <span tabIndex={0}>cel</span>
        </div>
        <ProfilePanel
          field={field}
          source={source}
          loaded={values.length}
          hasMore
          onFilter={onFilter}
          onClose={onClose}
        />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
  return { user: userEvent.setup(), onFilter, onClose };
}

const SALDO = { id: "Saldo", dataType: "decimal", label: "Saldo", decimals: 2 };

test("tells over which rows it is, how full the column is and between what its numbers lie", async () => {
  open(SALDO, [1, 2, 3, null]);
  expect(await screen.findByText("75%")).toBeTruthy();
  expect(screen.getByText(/Over de 4 geladen rijen; Profit heeft misschien meer/)).toBeTruthy();
  const fact = (name: string) => screen.getByText(name).nextElementSibling?.textContent;
  expect([fact("Laagste"), fact("Hoogste"), fact("Gemiddeld"), fact("Verschillend")]).toEqual([
    "1,00",
    "3,00",
    "2",
    "3 (elke waarde komt één keer voor)",
  ]);
});

test("shows the spread as bars, and the same numbers as a table", async () => {
  const { user } = open(SALDO, [0, 0, 0, 10]);
  expect(await screen.findByRole("img", { name: /^Staafdiagram van/ })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Als tabel" }));
  const rows = within(screen.getByRole("table")).getAllByRole("row").slice(1);
  expect(rows.map((row) => within(row).getByRole("cell").textContent)).toEqual(["3", "1"]);
  expect(screen.queryByRole("img", { name: /^Staafdiagram/ })).toBeNull();
});

test("a press on a value, or on what is empty, filters on it", async () => {
  const { user, onFilter } = open({ id: "Plaats", dataType: "string" }, ["Zwolle", "Ede", "Zwolle", null]);
  await user.click(await screen.findByRole("button", { name: /Zwolle/ }));
  expect(onFilter).toHaveBeenLastCalledWith("Zwolle");
  await user.click(screen.getByRole("button", { name: "Toon deze" }));
  expect(onFilter).toHaveBeenLastCalledWith(null);
});

test("has the focus when it opens, closes on Escape and gives the focus back to the grid", async () => {
  const { user, onClose } = open(SALDO, [1]);
  expect(document.activeElement).toBe(screen.getByRole("complementary", { name: "Profiel van Saldo" }));
  await user.keyboard("{Escape}");
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(screen.getByText("cel"));
});

test("says so when the rows are no longer there", async () => {
  open(SALDO, [1], true);
  expect(await screen.findByText(/Het profiel is niet te maken/)).toBeTruthy();
});

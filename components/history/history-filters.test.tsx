// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { nl } from "@/lib/messages/nl";
import { HistoryFilters } from "./history-filters";
import type { HistorySearch } from "./history-search";

const NOTHING: HistorySearch = { search: "", kind: null, outcome: null, connectionId: null, entry: null };

/** The page's state is its address, and that changes a moment after it was asked to. */
function Filters() {
  const [search, setSearch] = useState(NOTHING);
  return (
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <HistoryFilters
        search={search}
        onChange={(change) => setTimeout(() => setSearch((known) => ({ ...known, ...change })), 20)}
        connections={[]}
        isRefreshing={false}
        onRefresh={() => undefined}
      />
      <output aria-label="asked">{search.search}</output>
    </NextIntlClientProvider>
  );
}

afterEach(cleanup);

test("clearing the filters empties the search box too, and it stays empty", async () => {
  const user = userEvent.setup();
  render(<Filters />);
  const box = screen.getByRole<HTMLInputElement>("searchbox", { name: "Zoeken" });
  const asked = screen.getByLabelText("asked");
  await user.type(box, "Debtor");
  await waitFor(() => expect(asked.textContent).toBe("Debtor"));
  await user.click(screen.getByRole("button", { name: "Wis filters" }));
  expect(box.value).toBe("");
  await waitFor(() => expect(asked.textContent).toBe(""));
  // Longer than the pause after which typing is asked for: what was cleared must not come back by itself.
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect([box.value, asked.textContent]).toEqual(["", ""]);
});

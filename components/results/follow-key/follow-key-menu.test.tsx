// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { useRef } from "react";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { type WorkspaceActions, WorkspaceActionsProvider } from "@/components/workspace/workspace-actions";
import { nl } from "@/lib/messages/nl";
import { rowsAtHand } from "../row-store/grid-rows";
import { FollowKeyMenu } from "./follow-key-menu";
import { type FollowPlace, FollowPlaceProvider } from "./follow-place";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => undefined }) }));

const FIELDS = [
  { id: "DebtorId", label: "Debiteur", dataType: "string" },
  { id: "Memo", label: "Opmerking", dataType: "string" },
];
const ROWS = rowsAtHand([{ DebtorId: "10001", Memo: null }], "rows");
const nothing = async () => ({ ok: true as const, data: undefined });
const ACTIONS: WorkspaceActions = {
  ...{ setFavourite: nothing, confirmPairing: nothing, forgetPairing: nothing },
  listPairings: async () => ({ ok: true, data: [] }),
  readFieldIndex: async () => ({ ok: true, data: { connectors: [], undescribed: [] } }),
};

beforeAll(async () => {
  await import("./follow-panel");
  Element.prototype.scrollIntoView ??= () => undefined;
});
afterEach(cleanup);

/** A grid as small as can be: one row of two cells and a heading. */
function Grid() {
  const grid = useRef<HTMLDivElement>(null);
  return (
    <>
      <div ref={grid} role="grid">
        <div role="columnheader" data-row={-1} data-column={0}>
          Debiteur
        </div>
        {FIELDS.map(({ id }, column) => (
          <div key={id} role="gridcell" tabIndex={0} data-row={0} data-column={column}>
            {id}
          </div>
        ))}
      </div>
      <FollowKeyMenu grid={grid} rows={ROWS} fields={FIELDS} />
    </>
  );
}

function shown(place: FollowPlace | null) {
  render(
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <QueryClientProvider client={new QueryClient()}>
        <WorkspaceActionsProvider value={ACTIONS}>
          <FollowPlaceProvider value={place}>
            <Grid />
          </FollowPlaceProvider>
        </WorkspaceActionsProvider>
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
  return screen.getAllByRole("gridcell");
}
const PLACE = { connectionId: "c1", connectorId: "Profit_Contacts" };
const panel = () => screen.findByRole("dialog", { name: /^Volg / });

test.each([
  ["a right click", (cell: HTMLElement) => fireEvent.contextMenu(cell)],
  ["Shift+F10", (cell: HTMLElement) => fireEvent.keyDown(cell, { key: "F10", shiftKey: true })],
  ["the menu key", (cell: HTMLElement) => fireEvent.keyDown(cell, { key: "ContextMenu" })],
])("%s on a cell opens what it leads to, and is nothing else's any more", async (_, press) => {
  const [cell] = shown(PLACE);
  expect(press(cell!)).toBe(false);
  expect((await panel()).textContent).toContain("DebtorId = 10001");
});

test("Esc closes it and gives the focus back to the cell", async () => {
  const [cell] = shown(PLACE);
  fireEvent.contextMenu(cell!);
  fireEvent.keyDown(await screen.findByRole("combobox"), { key: "Escape" });
  expect(screen.queryByRole("dialog")).toBeNull();
  await vi.waitFor(() => expect(document.activeElement).toBe(cell));
});

test("an empty cell says that there is nothing to follow", async () => {
  fireEvent.contextMenu(shown(PLACE)[1]!);
  expect((await panel()).textContent).toContain("Opmerking is leeg in deze rij");
});

test("a heading keeps the browser's own menu, and so does a grid of rows from nowhere", () => {
  shown(PLACE);
  expect(fireEvent.contextMenu(screen.getByRole("columnheader"))).toBe(true);
  cleanup();
  expect(fireEvent.contextMenu(shown(null)[0]!)).toBe(true);
});

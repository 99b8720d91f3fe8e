// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type WorkspaceActions, WorkspaceActionsProvider } from "@/components/workspace/workspace-actions";
import { nl } from "@/lib/messages/nl";
import type { PairingInput } from "@/lib/services/workspace/pairings";
import type { GridValue } from "../row-store/grid-value";
import { FollowPanel } from "./follow-panel";

const page = vi.hoisted(() => ({ pushed: [] as string[] }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ push: (href: string) => page.pushed.push(href) }) }));
const texts = nl.workspace.follow;

const FIELD = { id: "DebtorId", label: "Nummer debiteur", dataType: "string" };
const INDEX = {
  connectors: [
    { connectorId: "Profit_Debtor", fields: [FIELD] },
    { connectorId: "Profit_Counts", fields: [{ id: "DebtorId", label: "Aantal", dataType: "int" }] },
    { connectorId: "Profit_SalesInvoices", fields: [FIELD, { id: "Paid", label: "Betaald", dataType: "boolean" }] },
  ],
  undescribed: [],
};

/** A server that remembers pairings, and counts how often it was asked for the fields. */
function server(remembered: PairingInput[] = []) {
  const state = { pairings: [...remembered], reads: 0, isDown: false };
  const trouble = { ok: false as const, error: { code: "INTERNAL" as const, explanation: "internal", params: {} } };
  const actions: WorkspaceActions = {
    setFavourite: async () => trouble,
    listPairings: async () => ({ ok: true, data: state.pairings }),
    confirmPairing: async (pairing) => {
      state.pairings = [pairing, ...state.pairings];
      return { ok: true, data: undefined };
    },
    forgetPairing: async ({ toConnectorId }) => {
      state.pairings = state.pairings.filter((known) => known.toConnectorId !== toConnectorId);
      return { ok: true, data: undefined };
    },
    readFieldIndex: async () => {
      state.reads++;
      return state.isDown ? trouble : { ok: true, data: INDEX };
    },
  };
  return { state, actions };
}

function shown(value: GridValue | undefined, { actions } = server(), isMasked = false) {
  const closed = vi.fn();
  render(
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <WorkspaceActionsProvider value={actions}>
          <FollowPanel
            place={{ connectionId: "c1", connectorId: "Profit_SalesInvoices" }}
            cell={{ field: FIELD, value, isMasked, anchor: new DOMRect(10, 10, 100, 30) }}
            onClose={closed}
            onFocusReturn={closed}
          />
        </WorkspaceActionsProvider>
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
  return closed;
}

beforeAll(() => {
  // cmdk scrolls to what is chosen; happy-dom lays nothing out.
  Element.prototype.scrollIntoView ??= () => undefined;
});
beforeEach(() => void page.pushed.splice(0));
afterEach(cleanup);

const pairing: PairingInput = {
  ...{ connectionId: "c1", fromConnectorId: "Profit_SalesInvoices", fromFieldId: "DebtorId" },
  ...{ toConnectorId: "Profit_Debtor", toFieldId: "DebtorId" },
};
const asked = () => decodeURIComponent(page.pushed[0] ?? "");

test("the first time it says what it will ask, then goes there and remembers it", async () => {
  const user = userEvent.setup();
  const { state, actions } = server();
  const closed = shown("10001", { state, actions });
  await user.click(await screen.findByRole("option", { name: /Profit_Debtor/ }));
  expect(page.pushed).toEqual([]);
  expect(screen.getByText("Rijen van Profit_Debtor waar DebtorId = 10001")).toBeDefined();
  await user.keyboard("{Enter}");
  expect(asked()).toBe('/connections/c1/connectors/Profit_Debtor?filter=[[["DebtorId","equal","10001"]]]');
  await waitFor(() => expect(state.pairings).toEqual([pairing]));
  expect(closed).toHaveBeenCalled();
});

test("a number is a number there, and what does not fit cannot be chosen", async () => {
  shown(10001);
  expect((await screen.findByRole("option", { name: /Profit_Counts/ })).getAttribute("aria-disabled")).toBe("false");
  cleanup();
  shown("AB12");
  const option = await screen.findByRole("option", { name: /Profit_Counts/ });
  expect(option.getAttribute("aria-disabled")).toBe("true");
  expect(option.textContent).toContain("AB12 past niet in DebtorId: dat veld is een getal.");
});

test("what was confirmed before is one choice, and costs Profit no look at all connectors", async () => {
  const user = userEvent.setup();
  const { state, actions } = server([pairing]);
  shown("10001", { state, actions });
  await screen.findByRole("option", { name: /Profit_Debtor/ });
  await user.keyboard("{Enter}");
  expect(asked()).toContain("Profit_Debtor?filter=");
  expect(state.reads).toBe(0);
});

test("a pairing can be forgotten, and is a proposal again", async () => {
  const user = userEvent.setup();
  const { state, actions } = server([pairing]);
  shown("10001", { state, actions });
  expect(await screen.findByText(texts.remembered)).toBeDefined();
  await user.keyboard("{Delete}");
  await waitFor(() => expect(state.pairings).toEqual([]));
  await screen.findByText(texts.proposals);
  expect(screen.queryByText(texts.remembered)).toBeNull();
});

test("searching goes through every connector and field, one's own too", async () => {
  const user = userEvent.setup();
  shown("1");
  await screen.findByRole("option", { name: /Profit_Debtor/ });
  await user.keyboard("betaald");
  expect(await screen.findByRole("option", { name: /Profit_SalesInvoices/ })).toBeDefined();
  await user.keyboard(" onzin");
  expect(await screen.findByText("Niets met “betaald onzin”.")).toBeDefined();
});

test("fields that cannot be read are told, and asked again when one says so", async () => {
  const user = userEvent.setup();
  const { state, actions } = server();
  state.isDown = true;
  shown("10001", { state, actions });
  expect(await screen.findByText(texts.loadFailed)).toBeDefined();
  state.isDown = false;
  await user.click(screen.getByRole("button", { name: texts.retry }));
  expect(await screen.findByRole("option", { name: /Profit_Debtor/ })).toBeDefined();
});

test.each([
  [null, false, "Nummer debiteur is leeg in deze rij: er is niets te volgen."],
  ["x".repeat(300), false, texts.tooLong],
  ["***", true, texts.masked],
])("%j cannot be followed and says so", async (value, isMasked, sentence) => {
  shown(value, server(), isMasked);
  expect(await screen.findByText(sentence)).toBeDefined();
  expect(screen.queryByRole("combobox")).toBeNull();
});

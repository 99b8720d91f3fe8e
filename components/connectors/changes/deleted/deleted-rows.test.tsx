// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, configure, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import type { DeletedProposal } from "@/lib/services/changes/deleted/propose-deleted";
import type { DeletedPairing } from "@/lib/services/changes/port";
import { type DeletedActions, DeletedRows } from "./deleted-rows";

const page = vi.hoisted(() => ({ pushed: [] as string[] }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ push: (href: string) => page.pushed.push(href) }) }));
const texts = nl.changes.deleted;
// What comes late is fetched and compiled first: on a busy machine that takes longer than a second.
configure({ asyncUtilTimeout: 15_000 });

const INVOICES: DeletedPairing = {
  deletedConnectorId: "Profit_Deleted_SalesInvoices",
  keys: [{ fieldId: "Factuurnummer", deletedFieldId: "InvoiceNr" }],
  momentFieldId: "DeletedOn",
};
const FIELDS = [{ id: "Factuurnummer", label: "Factuurnummer", dataType: "string" }];
const CONNECTORS = ["Profit_Deleted_SalesInvoices", "Facturen_Weg"].map((id) => ({ id, description: id }));
const OF_INVOICES: DeletedProposal = {
  connectors: CONNECTORS,
  proposal: INVOICES,
  fields: FIELDS,
  deletedFields: [
    { id: "InvoiceNr", label: "Factuurnummer", dataType: "string" },
    { id: "DeletedOn", label: "Verwijderd op", dataType: "date" },
  ],
};
const OF_ANOTHER: DeletedProposal = {
  ...OF_INVOICES,
  proposal: { deletedConnectorId: "Facturen_Weg", keys: [], momentFieldId: null },
  deletedFields: [{ id: "Nr", label: "Nr", dataType: "string" }],
};

/** A server that keeps what is confirmed. */
function server({ pairing = null as DeletedPairing | null, mayPair = true, isLikely = true } = {}) {
  const kept = { pairing };
  const state = () => ({ ok: true as const, data: { connectionId: "c1", pairing: kept.pairing, mayPair } });
  const actions: DeletedActions = {
    find: async () => state(),
    propose: async ({ deletedConnectorId }) => ({
      ok: true,
      data:
        deletedConnectorId === "Facturen_Weg"
          ? OF_ANOTHER
          : { ...OF_INVOICES, proposal: isLikely || deletedConnectorId ? INVOICES : null },
    }),
    confirm: async ({ deletedConnectorId, keys, momentFieldId }) => {
      kept.pairing = { deletedConnectorId, keys, momentFieldId };
      return state();
    },
    forget: async () => {
      kept.pairing = null;
      return state();
    },
  };
  return { kept, actions };
}

function shown({ actions }: ReturnType<typeof server>, since: string | null = "2026-11-27T14:03:12") {
  render(
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <DeletedRows queryId="q1" since={since} actions={actions} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
}

// Parts that come late are there before they are waited for.
beforeAll(() => Promise.all([import("./deleted-pairing-form"), import("@/components/ui/popover-with-trigger")]));
beforeEach(() => void page.pushed.splice(0));
afterEach(cleanup);

async function openForm(user: ReturnType<typeof userEvent.setup>, name: string = texts.choose): Promise<void> {
  // Before it is known whether there is a pairing, one that cannot be pressed stands in its place.
  await waitFor(() => expect(screen.getByRole<HTMLButtonElement>("button", { name }).disabled).toBe(false));
  await user.click(screen.getByRole("button", { name }));
  await screen.findByRole("combobox", { name: texts.connector });
}
const asked = () => decodeURIComponent(page.pushed[0] ?? "").replaceAll("+", " ");

test("the proposal is confirmed by one press, and opens what was deleted since, the last above", async () => {
  const user = userEvent.setup();
  const made = server();
  shown(made);
  await openForm(user);
  await user.click(await screen.findByRole("button", { name: texts.confirm }));
  await user.click(await screen.findByRole("button", { name: /^Verwijderd sinds .*14:03/ }));
  expect(made.kept.pairing).toEqual(INVOICES);
  expect(asked()).toBe(
    "/connections/c1/connectors/Profit_Deleted_SalesInvoices" +
      '?filter=[[["DeletedOn","greaterOrEqual","2026-11-27T14:03:12"]]]&orderby=-DeletedOn',
  );
});

test("another connector is chosen with keys of one's own; without a moment all its rows come, and that is said", async () => {
  const user = userEvent.setup();
  const made = server();
  shown(made);
  await openForm(user);
  await user.selectOptions(screen.getByRole("combobox", { name: texts.connector }), "Facturen_Weg");
  await waitFor(() =>
    expect(screen.getByRole<HTMLButtonElement>("button", { name: texts.confirm }).disabled).toBe(true),
  );
  await user.selectOptions(screen.getByRole("combobox", { name: "Sleutel 1 hier" }), "Factuurnummer");
  await user.selectOptions(screen.getByRole("combobox", { name: "Sleutel 1 daar" }), "Nr");
  await user.click(screen.getByRole("button", { name: texts.confirm }));
  await user.click(await screen.findByRole("button", { name: texts.all }));
  expect(screen.getByText("Facturen_Weg zegt niet wanneer: je ziet ze alle.")).toBeDefined();
  expect(made.kept.pairing?.keys).toEqual([{ fieldId: "Factuurnummer", deletedFieldId: "Nr" }]);
  expect(asked()).toBe("/connections/c1/connectors/Facturen_Weg");
});

test("where nothing is likely it says so, and none changes nothing", async () => {
  const user = userEvent.setup();
  const made = server({ isLikely: false });
  shown(made);
  await openForm(user);
  expect(await screen.findByText(texts.nothing)).toBeDefined();
  expect(screen.queryByRole("button", { name: texts.confirm })).toBeNull();
  await user.click(screen.getByRole("button", { name: texts.none }));
  expect(made.kept.pairing).toBeNull();
});

test("what was chosen can be let go", async () => {
  const user = userEvent.setup();
  const made = server({ pairing: INVOICES });
  shown(made, null);
  // From the beginning there is nothing to ask from.
  await user.click(await screen.findByRole("button", { name: texts.all }));
  expect(asked()).toBe("/connections/c1/connectors/Profit_Deleted_SalesInvoices?orderby=-DeletedOn");
  await openForm(user, texts.change);
  await user.click(await screen.findByRole("button", { name: texts.forget }));
  expect(await screen.findByRole("button", { name: texts.choose })).toBeDefined();
  expect(made.kept.pairing).toBeNull();
});

test("support opens what was chosen, and is not asked to choose", async () => {
  shown(server({ pairing: INVOICES, mayPair: false }));
  expect(await screen.findByRole("button", { name: /^Verwijderd sinds/ })).toBeDefined();
  expect(screen.queryByRole("button", { name: texts.change })).toBeNull();
  cleanup();
  shown(server({ mayPair: false }));
  await waitFor(() => expect(screen.queryByRole("button")).toBeNull());
});

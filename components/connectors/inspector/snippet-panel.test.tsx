// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, test } from "vitest";
import { nl } from "@/lib/messages/nl";
import { SnippetPanel } from "./snippet-panel";
import type { AskAddresses, SnippetSource } from "./use-snippet-request";

const found: AskAddresses = () =>
  Promise.resolve({
    ok: true,
    data: { restBaseUrl: "https://12345.rest.afas.online/ProfitRestServices/", language: "nl-nl" },
  });

function show(change: Partial<SnippetSource> = {}) {
  const source: SnippetSource = {
    ...{ connectionId: "c", connectorId: "Profit_Debtor", fieldIds: ["DebtorId"], askAddresses: found },
    query: { filter: { groups: [] }, orderBy: [{ fieldId: "DebtorId", direction: "asc" }], skip: 0, take: 500 },
    ...change,
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
        <SnippetPanel source={source} />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}
afterEach(() => {
  cleanup();
  window.localStorage.clear();
});

test("shows the query as a program, and remembers the language", async () => {
  const user = show();
  await screen.findByText(/#!\/usr\/bin\/env bash/);
  await user.selectOptions(screen.getByLabelText("Taal"), "Python");
  expect(screen.getByText(/import urllib/)).toBeTruthy();
  expect(screen.getByText("AFAS_TOKEN=… python3 rows.py")).toBeTruthy();
  cleanup();
  show();
  await screen.findByText(/import urllib/);
});

test("warns of a query that cannot be paged through safely", async () => {
  show({ query: { filter: { groups: [] }, orderBy: [], skip: 0, take: 500 } });
  await screen.findByText(/geen volgorde die rijen uit elkaar houdt/);
});

test("says why when the connection is not there, and asks again when told to", async () => {
  let isGone = true;
  const user = show({
    askAddresses: (input) =>
      isGone
        ? Promise.resolve({ ok: false, error: { code: "NOT_FOUND", explanation: "notFound", params: {} } })
        : found(input),
  });
  await screen.findByRole("alert");
  isGone = false;
  await user.click(screen.getByRole("button", { name: /opnieuw/i }));
  await screen.findByText(/#!\/usr\/bin\/env bash/);
});

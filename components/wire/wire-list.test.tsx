// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, test } from "vitest";
import { nl } from "@/lib/messages/nl";
import type { WireCall } from "@/lib/services/history/port";
import { WireList } from "./wire-list";

const ROWS = '{"rows":[{"Naam":"Bakker"}]}';
const call: WireCall = {
  ...{ at: "2026-11-28T03:00:00.000Z", run: "a.1", attempt: 1, method: "GET" },
  url: "https://12345.rest.afas.online/ProfitRestServices/connectors/Profit_Debtor?filtervalues=A%26B&skip=0",
  request: { headers: [["authorization", "AfasToken ***"]], body: null },
  answer: {
    status: 200,
    headers: [["x-afas-proxy-stats", "init(0ms), complete(612ms)"]],
    body: { text: ROWS, sizeBytes: 28, wireBytes: 28, isShortened: false },
  },
  timings: { connectMs: null, isReused: true, waitMs: 620, downloadMs: 30, totalMs: 651 },
  error: null,
};

function show(calls: WireCall[]) {
  render(
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <WireList calls={calls} />
    </NextIntlClientProvider>,
  );
  return userEvent.setup();
}
afterEach(cleanup);

test("a single call is open at its answer; its other sides are behind tabs", async () => {
  const user = show([call]);
  expect(screen.getByRole("button", { name: /GET connectors\/Profit_Debtor · skip 0/, expanded: true })).toBeTruthy();
  expect(screen.getByText("04:00:00")).toBeTruthy();
  expect(screen.getByText(/"Naam": "Bakker"/)).toBeTruthy();

  await user.click(screen.getByRole("tab", { name: "Vraag" }));
  expect(screen.getByText("A&B")).toBeTruthy();
  expect(screen.getByText("authorization: AfasToken ***")).toBeTruthy();

  await user.click(screen.getByRole("tab", { name: "Tijden" }));
  expect(screen.getByText("bestaande verbinding")).toBeTruthy();
  expect(screen.getByText(/620/).textContent).toMatch(/620.ms/);

  await user.click(screen.getByRole("tab", { name: "Proxy" }));
  const [, last] = within(screen.getByRole("table")).getAllByRole("row").slice(1);
  expect(last?.textContent).toMatch(/complete612.ms/);
});

test("of several calls none is open; each says how it ended, in words and not by colour alone", async () => {
  const none: WireCall = {
    ...{ ...call, at: "2026-11-28T03:00:02.000Z", attempt: 2, answer: null },
    error: { code: "UNREACHABLE", message: "Could not reach 12345.rest.afas.online" },
  };
  const refused: WireCall = {
    ...{ ...call, at: "2026-11-28T03:00:01.000Z" },
    answer: { status: 503, headers: [], body: null },
  };
  const user = show([call, refused, none]);
  const lines = screen.getAllByRole("button", { expanded: false });
  expect(lines.map((line) => /200|503|Geen antwoord/.exec(line.textContent ?? "")?.[0])).toEqual([
    "200",
    "503",
    "Geen antwoord",
  ]);
  expect(lines[2]?.textContent).toContain("poging 2");
  await user.click(lines[2] as HTMLElement);
  expect(screen.getByText(/Could not reach/)).toBeTruthy();
  expect(screen.queryByRole("table")).toBeNull();
});

test("what was shortened, packed or no text is said to be so", () => {
  const text = '{"rows":[{"A":1},{"A":';
  show([
    {
      ...call,
      answer: { status: 200, headers: [], body: { text, sizeBytes: 1_200_000, wireBytes: 90_000, isShortened: true } },
    },
  ]);
  expect(screen.getByText(/Ingekort: het begin van 1,2.MB/).textContent).toMatch(/90.kB over de lijn/);
  cleanup();
  show([
    {
      ...call,
      answer: { status: 200, headers: [], body: { text: null, sizeBytes: 900, wireBytes: 900, isShortened: false } },
    },
  ]);
  expect(screen.getByText(/Een bestand van 900.B/)).toBeTruthy();
});

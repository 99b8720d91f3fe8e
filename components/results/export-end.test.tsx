// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import { ExportEnd } from "./export-end";
import { ExportProgress } from "./export-progress";
import type { TransferEnd } from "./transfer/transfer-end";

afterEach(cleanup);

function show(end: TransferEnd) {
  const does = { onAgain: vi.fn(), onResume: vi.fn(), onDiscard: vi.fn() };
  render(
    <NextIntlClientProvider locale="nl" messages={nl}>
      <ExportEnd end={end} {...does} />
    </NextIntlClientProvider>,
  );
  return does;
}

const check = { duplicates: 0, moved: 0, ranges: 2, skipReason: null, smallestPage: null } as const;

test("what broke off says where and why, and can be gone on with or thrown away", async () => {
  const problem = { code: "UNAVAILABLE", explanation: "maintenance", params: { amount: 2, unit: "hours" } } as const;
  const does = show({ kind: "broken", canResume: true, problem, rows: 37_491, bytes: 7 });
  expect(screen.getByText("De export brak af na 37.491 rijen.")).toBeTruthy();
  expect(screen.getByRole("alert").textContent).toContain("2 uur");
  await userEvent.click(screen.getByRole("button", { name: "Ga verder" }));
  await userEvent.click(screen.getByRole("button", { name: "Gooi weg" }));
  expect([does.onResume.mock.calls.length, does.onDiscard.mock.calls.length]).toEqual([1, 1]);
});

test("what cannot be gone on with offers a new one alone", () => {
  show({ kind: "broken", canResume: false, problem: null, rows: 5, bytes: 7 });
  expect(screen.getByRole("alert").textContent).toContain("Er is geen bestand bewaard");
  expect(screen.queryByRole("button", { name: "Ga verder" })).toBeNull();
  expect(screen.getByRole("button", { name: "Nieuwe export" })).toBeTruthy();
});

test.each([
  [check, "Volgorde gecontroleerd"],
  [{ ...check, duplicates: 12 }, "12 paren buren zijn gelijk"],
  [{ ...check, moved: 1 }, "verschoven er rijen op 1 plek"],
  [{ ...check, skipReason: "tooLong" as const }, "het verzoek te lang"],
  [{ ...check, smallestPage: 940 }, "De kleinste had 940 rijen"],
])("a finished one says what reading showed: %o", (shown, words) => {
  show({ kind: "done", fileName: "a.csv", rows: 3, bytes: 7, check: shown });
  expect(screen.getByText(new RegExp(words))).toBeTruthy();
});

test("fields that have changed are named as the reason", () => {
  show({ kind: "refused", error: { code: "CONFLICT", explanation: "conflict", params: { kind: "exportChanged" } } });
  expect(screen.getByText(/De velden zijn veranderd/)).toBeTruthy();
});

test.each([
  [{ on: "profit", ms: 39_400 } as const, "Profit vraagt 40 seconden te wachten."],
  [{ on: "console", ms: 4_000 } as const, "Nieuwe poging over 4 seconden"],
])("a wait says whose it is: %o", (pause, words) => {
  const progress = {
    kind: "running",
    rows: 1,
    bytes: 1,
    elapsedMs: 1,
    rowsPerSecond: null,
    isInMemory: false,
  } as const;
  render(
    <NextIntlClientProvider locale="nl" messages={nl}>
      <ExportProgress progress={{ ...progress, pause }} total={null} onStop={() => undefined} />
    </NextIntlClientProvider>,
  );
  expect(screen.getByText(new RegExp(words))).toBeTruthy();
});

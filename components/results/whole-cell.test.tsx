// @vitest-environment happy-dom
import { cleanup, configure, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { GridWords } from "./grid-cell";
import type { GridValue } from "./row-store/grid-value";
import { WholeCell } from "./whole-cell";

configure({ asyncUtilTimeout: 15_000 });
afterEach(cleanup);

const words = { language: "nl", yes: "Ja", no: "Nee" } as GridWords;
const field = { id: "Memo", dataType: "string", label: "Opmerking" };

function open(value: GridValue, load: () => Promise<CellValue>) {
  render(
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <WholeCell field={field} value={value} load={load} words={words} />
    </NextIntlClientProvider>,
  );
}

test("a value that is all there is shown without being asked for", () => {
  const load = vi.fn();
  open("kort", load);
  expect(screen.getByLabelText("Waarde").textContent).toBe("kort");
  expect(load).not.toHaveBeenCalled();
});

test("a cut value is brought once, and shown a part at a time", async () => {
  const line = `${"regel ".repeat(20)}\n`;
  const whole = line.repeat(10_000);
  const load = vi.fn(() => Promise.resolve(whole));
  open({ head: line, tail: line, length: whole.length }, load);
  expect(screen.getByText("Hele waarde ophalen…")).toBeTruthy();
  const value = await screen.findByLabelText("Waarde");
  expect(load).toHaveBeenCalledTimes(1);
  const first = value.textContent ?? "";
  expect(first.length).toBeLessThanOrEqual(300_000);
  expect(whole.startsWith(first)).toBe(true);
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Toon meer" }));
  const more = value.textContent ?? "";
  expect(more.length).toBeGreaterThan(first.length);
  expect(whole.startsWith(more)).toBe(true);
  while (screen.queryByRole("button", { name: "Toon meer" })) {
    await user.click(screen.getByRole("button", { name: "Toon meer" }));
  }
  expect(value.textContent).toBe(whole);
});

test("a value whose rows are gone says so", async () => {
  open({ head: "a", tail: "b", length: 9_000 }, () => Promise.reject(new Error("gone")));
  expect(await screen.findByText(/De hele waarde is niet meer geladen/)).toBeTruthy();
});

// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, test, vi } from "vitest";
import type { PublicError } from "@/lib/actions/public-error";
import { nl } from "@/lib/messages/nl";
import { ErrorPanel } from "./error-panel";

afterEach(cleanup);

const open = (error: PublicError, onRetry?: () => void) =>
  render(
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <ErrorPanel error={error} {...(onRetry && { onRetry })} />
    </NextIntlClientProvider>,
  );

test("says three lines, with Profit's words folded and the log reference to copy", async () => {
  const onRetry = vi.fn();
  open(
    {
      code: "REFUSED",
      explanation: "unknownField",
      params: { field: "Naam" },
      original: "Connector-veld 'Naam' niet gevonden",
      logReference: "0F3A9C51B7E24D6C8A10AA55D2E7914B",
    },
    onRetry,
  );
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain("Het veld Naam zit niet in deze GetConnector.");
  expect(alert.textContent).toContain("Algemeen > Uitvoer > Beheer > GetConnector");
  expect(alert.querySelector("details")?.open).toBe(false);
  expect(screen.getByRole("button", { name: "Kopieer logreferentie" })).toBeTruthy();
  await userEvent.setup().click(screen.getByRole("button", { name: "Probeer opnieuw" }));
  expect(onRetry).toHaveBeenCalledOnce();
});

test("unfolds Profit's words where they are the only news", () => {
  open({ code: "REFUSED", explanation: "refused", params: {}, original: "Dit mag niet op zondag" });
  expect(screen.getByRole("alert").querySelector("details")?.open).toBe(true);
});

test.each(["nieuweOorzaak", "labels", ""])("has words for a cause it does not know: %j", (explanation) => {
  open({ code: "INTERNAL", explanation, params: {} });
  expect(screen.getByRole("alert").textContent).toContain("In deze console ging iets mis.");
});

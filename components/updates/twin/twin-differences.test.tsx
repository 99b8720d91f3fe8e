// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, test, vi } from "vitest";
import { en } from "@/lib/messages/en";
import { nl } from "@/lib/messages/nl";
import { ORDER } from "@/lib/schema/assist/order-schema";
import { DIFFERENCE_CODES, type Difference } from "@/lib/schema/twin/differences";
import { toJson } from "@/lib/schema/twin/to-json";
import { TwinDifferences } from "./twin-differences";

afterEach(cleanup);

function show(differences: readonly Difference[], language: "nl" | "en" = "nl") {
  const reveal = vi.fn();
  render(
    <NextIntlClientProvider locale={language} messages={language === "nl" ? nl : en} timeZone="Europe/Amsterdam">
      <TwinDifferences differences={differences} onReveal={reveal} />
    </NextIntlClientProvider>,
  );
  return reveal;
}

test("what differs is counted, told in words, and leads to its place", async () => {
  const xml = '<Order><Element OrId="1"><Fields><Wt>007</Wt><OrDa/></Fields></Element></Order>';
  const reveal = show(toJson(ORDER, xml).differences);
  await userEvent.setup().click(screen.getByText("3 verschillen tussen REST en SOAP"));
  const told = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(told).toEqual([
    expect.stringContaining("Order: geen Action."),
    expect.stringContaining("OrDa is leeg."),
    expect.stringContaining("Wt gaat als tekst mee"),
  ]);
  await userEvent.setup().click(screen.getByRole("button", { name: /^OrDa/ }));
  expect(reveal).toHaveBeenCalledWith(
    expect.objectContaining({ start: xml.indexOf("<OrDa"), end: xml.indexOf("</Fields") }),
  );
});

test.each(["nl", "en"] as const)("each difference has words in %s", (language) => {
  const params = { name: "Fld", object: "Obj" };
  show(
    DIFFERENCE_CODES.map((code) => ({ code, params, count: 2, start: 0, end: 1 })),
    language,
  );
  for (const line of screen.getAllByRole("listitem")) expect(line.textContent).not.toContain("updateForm");
  expect(screen.getAllByRole("listitem")).toHaveLength(DIFFERENCE_CODES.length);
});

test("nothing that differs is said too", () => {
  show([]);
  expect(screen.getByText("REST en SOAP doen met dit bericht hetzelfde.")).toBeTruthy();
});

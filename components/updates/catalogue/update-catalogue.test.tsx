// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, test } from "vitest";
import { nl } from "@/lib/messages/nl";
import { UpdateCatalogue } from "./update-catalogue";

afterEach(cleanup);

const shown = () =>
  render(
    <NextIntlClientProvider locale="nl" messages={nl}>
      <UpdateCatalogue connectionId="c" connectors={["FbSales", "KnSubject"].map((id) => ({ id, description: id }))} />
    </NextIntlClientProvider>,
  );

test("arrows walk over the connectors and back to the box", () => {
  shown();
  const box = screen.getByRole("searchbox");
  box.focus();
  fireEvent.keyDown(box, { key: "ArrowDown" });
  expect(document.activeElement).toBe(screen.getByRole("link", { name: "FbSales" }));
  fireEvent.keyDown(document.activeElement as Element, { key: "ArrowUp" });
  expect(document.activeElement).toBe(box);
});

test("Enter opens the first from the box, and leaves other controls their own Enter", () => {
  shown();
  const box = screen.getByRole("searchbox");
  fireEvent.change(box, { target: { value: "niets zo" } });
  const clear = screen.getByRole("button", { name: "Wis zoekopdracht" });
  // `false` is what a key gives whose own deed was prevented.
  expect(fireEvent.keyDown(clear, { key: "Enter" })).toBe(true);
  expect(fireEvent.keyDown(box, { key: "Enter" })).toBe(false);
});

// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { nl } from "@/lib/messages/nl";
import { Sheet, SheetContent, SheetTitle } from "./sheet";

/** A list whose lines open a sheet that exists only while it is open, with a field that takes the focus. */
function List() {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      {["een", "twee"].map((line) => (
        <button key={line} type="button" onClick={() => setOpen(line)}>
          {line}
        </button>
      ))}
      {open ? (
        <Sheet open onOpenChange={() => setOpen(null)}>
          <SheetContent aria-describedby={undefined}>
            <SheetTitle>{open}</SheetTitle>
            <input aria-label="veld" autoFocus />
          </SheetContent>
        </Sheet>
      ) : null}
    </NextIntlClientProvider>
  );
}

afterEach(cleanup);

test("a sheet without a trigger gives the focus back to the line that opened it", async () => {
  const user = userEvent.setup();
  render(<List />);
  screen.getByRole("button", { name: "twee" }).focus();
  await user.keyboard("{Enter}");
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "veld" }));
  await user.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "twee" })));
});

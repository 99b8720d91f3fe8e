// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, test } from "vitest";
import { nl } from "@/lib/messages/nl";
import type { GrantRow, SetGrantInput } from "@/lib/services/connections/grants";
import { AccessList } from "./access-list";

afterEach(cleanup);

const FENNA: GrantRow = {
  ...{ personId: "p", name: "Fenna", email: "fenna@example.nl", role: "support" },
  ...{ isGranted: false, canReadConnectors: false },
};

function show(isRefused = false) {
  const asked: Omit<SetGrantInput, "connectionId" | "personId">[] = [];
  let answer = () => {};
  render(
    <NextIntlClientProvider locale="nl" messages={nl}>
      <AccessList
        connectionId="c"
        grants={[FENNA]}
        setGrant={async ({ isGranted, canReadConnectors }) => {
          asked.push({ isGranted, canReadConnectors });
          await new Promise<void>((resolve) => (answer = resolve));
          return isRefused
            ? { ok: false, error: { code: "NOT_FOUND", explanation: "itemNotFound", params: {} } }
            : { ok: true, data: undefined };
        }}
      />
    </NextIntlClientProvider>,
  );
  return { asked, stored: () => act(async () => answer()) };
}

const access = () => screen.getByRole("switch", { name: "Fenna mag deze verbinding gebruiken" });

test("what was given stays given once it is stored", async () => {
  const { asked, stored } = show();
  await userEvent.click(access());
  await stored();
  expect(access().getAttribute("aria-checked")).toBe("true");
  await userEvent.click(screen.getByRole("checkbox"));
  await stored();
  expect(screen.getByRole("checkbox").getAttribute("aria-checked")).toBe("true");
  expect(asked).toEqual([
    { isGranted: true, canReadConnectors: false },
    { isGranted: true, canReadConnectors: true },
  ]);
});

test("what is refused is not shown as given", async () => {
  const { stored } = show(true);
  await userEvent.click(access());
  await stored();
  expect(screen.getByRole("alert")).toBeTruthy();
  expect(access().getAttribute("aria-checked")).toBe("false");
});

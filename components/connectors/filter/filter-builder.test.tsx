// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { useReducer } from "react";
import { afterEach, beforeAll, expect, test } from "vitest";
import { profitQueryOf } from "@/lib/profit/filter/compile";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { nl } from "@/lib/messages/nl";
import { readAddress } from "../explorer/explorer-address";
import { explorerReducer, queryOf, unfinishedConditions } from "../explorer/explorer-state";
import { FilterBuilder } from "./filter-builder";
import { RequestMeter } from "./request-meter";

const FIELDS: GetConnectorField[] = [
  { id: "Nummer", dataType: "string", label: "Debiteurnummer" },
  { id: "Naam", dataType: "string", label: "Naam" },
  { id: "Gewijzigd", dataType: "date", label: "Gewijzigd op" },
  { id: "Actief", dataType: "boolean", label: "Actief" },
];
const byId = new Map(FIELDS.map((field) => [field.id, field]));

function Builder({ search, hasTried = false }: { search: string; hasTried?: boolean }) {
  const [state, dispatch] = useReducer(explorerReducer, readAddress(new URLSearchParams(search), FIELDS.length).state);
  const query = queryOf(state, byId);
  return (
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <FilterBuilder groups={state.groups} fields={FIELDS} byId={byId} dispatch={dispatch} hasTried={hasTried} />
      <RequestMeter request={profitQueryOf(query)} />
      <output aria-label="filter">{JSON.stringify(query.filter.groups)}</output>
      <output aria-label="unfinished">{unfinishedConditions(state, byId).length}</output>
    </NextIntlClientProvider>
  );
}

const open = (filter: unknown = [], hasTried = false) =>
  render(<Builder search={new URLSearchParams({ filter: JSON.stringify(filter) }).toString()} hasTried={hasTried} />);
const filter = () => JSON.parse(screen.getByLabelText("filter").textContent ?? "") as unknown;

/** Fetched late by the field picker; at hand here, so that no test waits for its being compiled. */
beforeAll(async () => {
  await import("@/components/ui/popover-with-trigger");
});
afterEach(cleanup);

test("a condition is made by searching a field, choosing an operator and typing, with the keyboard alone", async () => {
  const user = userEvent.setup();
  open();
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Voeg voorwaarde toe" }));
  await user.keyboard("{Enter}");
  await user.type(await screen.findByRole("combobox", { name: "Zoek veld" }), "debit{Enter}");
  expect(filter()).toEqual([[{ fieldId: "Nummer", operator: "contains", value: "" }]]);
  expect(screen.getByLabelText("unfinished").textContent).toBe("1");
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Waarde" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "Operator" }), "begint met");
  await user.type(screen.getByRole("textbox", { name: "Waarde" }), "100,5");
  expect(filter()).toEqual([[{ fieldId: "Nummer", operator: "startsWith", value: "100,5" }]]);
  expect(screen.getByText(/als filterjson/).textContent).toContain("komma");
});

test("all 15 operators can be reached for every kind of field, the quick filter marked slow", () => {
  open([[["Naam", "contains", "x"]], [["Gewijzigd", "less", "2026-01-01"]], [["Actief", "equal", "1"]]]);
  for (const select of screen.getAllByRole("combobox", { name: "Operator" })) {
    const options = within(select).getAllByRole("option");
    expect(options).toHaveLength(15);
    expect(options.map((option) => option.textContent)).toContain("snelfilter (traag)");
  }
});

test("the input fits the field", () => {
  open([
    [
      ["Gewijzigd", "less", "2026-01-31T00:00:00"],
      ["Gewijzigd", "less", "2026-01-31T08:15:00"],
    ],
    [["Actief", "equal", "1"]],
  ]);
  const inputs = screen.getAllByLabelText<HTMLInputElement>("Waarde");
  expect(inputs.map((input) => input.getAttribute("type") ?? input.tagName)).toEqual([
    "date",
    "datetime-local",
    "SELECT",
  ]);
});

test("what is no date stays in sight and is called by its name", () => {
  open([[["Gewijzigd", "less", "morgen"]]]);
  const input = screen.getByRole<HTMLInputElement>("textbox", { name: "Waarde" });
  expect(input.value).toBe("morgen");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText(/Geen datum/)).toBeTruthy();
});

test("an operator without value asks for none", async () => {
  const user = userEvent.setup();
  open([[["Naam", "equal", ""]]], true);
  expect(screen.getByText(/Vul een waarde in/)).toBeTruthy();
  await user.selectOptions(screen.getByRole("combobox", { name: "Operator" }), "is leeg");
  expect(screen.queryByLabelText("Waarde")).toBeNull();
  expect(screen.getByLabelText("unfinished").textContent).toBe("0");
});

test("equality on a time offers the range that was meant", async () => {
  const user = userEvent.setup();
  open([[["Gewijzigd", "equal", "2026-03-29T08:15:02"]]]);
  await user.click(screen.getByRole("button", { name: "Zoek rond deze tijd" }));
  expect(filter()).toEqual([
    [
      { fieldId: "Gewijzigd", operator: "greaterOrEqual", value: "2026-03-29T08:15:01" },
      { fieldId: "Gewijzigd", operator: "less", value: "2026-03-29T08:15:03" },
    ],
  ]);
});

test("a field the connector lacks is kept, marked and explained", async () => {
  const user = userEvent.setup();
  open([[["Verdwenen", "equal", "7"]]]);
  expect(filter()).toEqual([[{ fieldId: "Verdwenen", operator: "equal", value: "7" }]]);
  const chooser = screen.getByRole("button", { name: "Veld: Verdwenen" });
  expect(chooser.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText(/Verdwenen zit niet in deze GetConnector/)).toBeTruthy();
  await user.click(chooser);
  await user.type(screen.getByRole("combobox", { name: "Zoek veld" }), "naam{Enter}");
  expect(filter()).toEqual([[{ fieldId: "Naam", operator: "equal", value: "7" }]]);
});

test("and within a group, or between groups; groups are copied and removed", async () => {
  const user = userEvent.setup();
  open([[["Naam", "equal", "a"]]]);
  await user.click(screen.getByRole("button", { name: "Voeg of-groep toe" }));
  await user.type(screen.getByRole("combobox", { name: "Zoek veld" }), "actief{Enter}");
  const second = screen.getByRole("group", { name: "Groep 2" });
  await user.click(within(second).getByRole("button", { name: "Dupliceer groep" }));
  expect(filter()).toHaveLength(3);
  await user.click(within(second).getByRole("button", { name: "Verwijder groep" }));
  await user.click(screen.getAllByRole("button", { name: "Dupliceer voorwaarde" })[0]!);
  expect(filter()).toEqual([
    [
      { fieldId: "Naam", operator: "equal", value: "a" },
      { fieldId: "Naam", operator: "equal", value: "a" },
    ],
    [{ fieldId: "Actief", operator: "equal", value: "1" }],
  ]);
});

test("the focus is not lost with a condition that goes", async () => {
  const user = userEvent.setup();
  open([[["Naam", "equal", "a"]]]);
  await user.click(screen.getByRole("button", { name: "Verwijder voorwaarde" }));
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Voeg voorwaarde toe" }));
});

test("the length is counted live", async () => {
  const user = userEvent.setup();
  open([[["Naam", "equal", "a"]]]);
  const before = screen.getByRole("meter").getAttribute("aria-valuenow");
  await user.type(screen.getByRole("textbox", { name: "Waarde" }), "é");
  expect(Number(screen.getByRole("meter").getAttribute("aria-valuenow"))).toBe(Number(before) + 6);
});

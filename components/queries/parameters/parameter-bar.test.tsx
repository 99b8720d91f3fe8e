// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useExplorer } from "@/components/connectors/explorer/use-explorer";
import { nl } from "@/lib/messages/nl";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { QueryParameter } from "@/lib/queries/query-parameter";
import type { OpenQuery } from "../opened/use-open-query";
import { ParameterBar } from "./parameter-bar";

const FIELDS: GetConnectorField[] = [
  { id: "Datum", dataType: "date", label: "Datum" },
  { id: "Naam", dataType: "string", label: "Naam" },
  { id: "Bedrag", dataType: "decimal", label: "Bedrag" },
];
const FROM: QueryParameter = {
  ...{ name: "from", label: "Vanaf", kind: "date", defaultValue: "start-of-last-month", isRequired: true },
};
const NAME: QueryParameter = { name: "naam", label: "", kind: "text", defaultValue: "", isRequired: false };
const FILTER = '[[["Datum","greaterOrEqual","{{from}}"],["Naam","contains","{{naam}}"]]]';

function Harness({ search, parameters }: { search: string; parameters: QueryParameter[] }) {
  const saved = { id: "q", page: search, parameters, name: "Open" } as unknown as OpenQuery;
  const explorer = useExplorer({ connectionId: "c", connectorId: "A", fields: FIELDS, search, saved });
  return (
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      {explorer.asked.parameters.length > 0 ? (
        <ParameterBar explorer={explorer} onRun={() => explorer.start()} />
      ) : null}
      <output aria-label="asked">{JSON.stringify(explorer.run?.query.filter.groups ?? null)}</output>
      <output aria-label="entered">{JSON.stringify([...explorer.state.entered])}</output>
    </NextIntlClientProvider>
  );
}

const open = (params: Record<string, string>, parameters = [FROM, NAME]) =>
  render(<Harness search={new URLSearchParams(params).toString()} parameters={parameters} />);
const asked = () => JSON.parse(screen.getByLabelText("asked").textContent ?? "") as unknown;
const SINCE = { fieldId: "Datum", operator: "greaterOrEqual", value: "2026-10-01T00:00:00" };

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-28T12:00:00Z"), toFake: ["Date"] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("nothing is read before the values were asked for; the form shows what a relative date becomes", async () => {
  const user = userEvent.setup();
  open({ filter: FILTER });
  expect(asked()).toBeNull();
  expect(screen.getByText("= donderdag 1 oktober 2026")).toBeDefined();
  expect(screen.getByText("Leeg: deze voorwaarde telt niet mee.")).toBeDefined();
  await user.type(screen.getByRole("textbox", { name: /Naam bevat/ }), "bak{Enter}");
  expect(asked()).toEqual([[SINCE, { fieldId: "Naam", operator: "contains", value: "bak" }]]);
});

test("a link with the values runs, and an optional one left empty takes its condition along", () => {
  open({ filter: FILTER, "p.from": "start-of-last-month", "p.naam": "" });
  expect(asked()).toEqual([[SINCE]]);
});

test("a link with some of the values asks for the rest", () => {
  open({ filter: FILTER, "p.from": "today" });
  expect(asked()).toBeNull();
});

test("a required value left empty is told at its field, and nothing runs", async () => {
  const user = userEvent.setup();
  open({ filter: FILTER, "p.from": "", "p.naam": "x" });
  const mode = screen.getByRole("combobox", { name: "Vanaf" });
  expect(mode.getAttribute("aria-invalid")).toBeNull();
  screen.getByRole<HTMLFormElement>("form").requestSubmit();
  expect(await screen.findByText("Vul eerst een waarde in.")).toBeDefined();
  expect(mode.getAttribute("aria-invalid")).toBe("true");
  expect(asked()).toBeNull();
  await user.selectOptions(mode, "yesterday");
  expect(screen.queryByText("Vul eerst een waarde in.")).toBeNull();
  screen.getByRole<HTMLFormElement>("form").requestSubmit();
  await screen.findByText("= vrijdag 27 november 2026");
  expect(asked()).toEqual([[{ ...SINCE, value: "2026-11-27T00:00:00" }, expect.anything()]]);
});

test("the last values stand in the address, defaults too", async () => {
  open({ filter: FILTER });
  screen.getByRole<HTMLFormElement>("form").requestSubmit();
  await vi.waitFor(() => expect(asked()).toEqual([[SINCE]]));
  expect(screen.getByLabelText("entered").textContent).toBe('[["from","start-of-last-month"],["naam",""]]');
});

test("a filter that would vanish whole is warned about beforehand", () => {
  open({ filter: '[[["Naam","contains","{{naam}}"]]]' });
  expect(screen.getByText(/geen filter over/)).toBeDefined();
});

test("what a number's field cannot take is told at once", async () => {
  const user = userEvent.setup();
  open({ filter: '[[["Bedrag","greater","{{least}}"]]]' }, []);
  await user.type(screen.getByRole("textbox", { name: "Bedrag groter dan" }), "veel");
  expect(screen.getByText(/Geen getal/)).toBeDefined();
  await user.clear(screen.getByRole("textbox", { name: "Bedrag groter dan" }));
  await user.type(screen.getByRole("textbox", { name: "Bedrag groter dan" }), "1.250,50{Enter}");
  expect(asked()).toEqual([[{ fieldId: "Bedrag", operator: "greater", value: "1250.50" }]]);
});

test("up to and including a day warns that the day's own hours fall outside", async () => {
  open({ filter: '[[["Datum","lessOrEqual","{{from}}"]]]' }, [FROM]);
  expect(screen.getByText(/de grens om 0.00 uur/)).toBeDefined();
});

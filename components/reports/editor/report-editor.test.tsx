// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import type { ReportField } from "@/lib/queries/report-field";
import type { NamedReport } from "@/lib/services/reports/port";
import type { ReportActions } from "../report-actions";
import { ReportEditor } from "./report-editor";

afterEach(cleanup);

const GUID = "fd703652-1e5a-c298-8e0f-97af82d5854c";
const learned: ReportField[] = ["U001", "U005"].map((code) => ({
  ...{ code, label: `Veld ${code}`, kind: "text", operator: "equal", defaultValue: "", isRequired: false },
}));

const report: NamedReport = {
  ...{ id: "r", connectionId: "c", version: 2, updatedAt: new Date(), updatedByName: "A" },
  ...{ reportGuid: "0".repeat(32), name: "Factuur", description: "", fields: [learned[0]!], connectorId: null },
  ...{ fileNamePattern: "Factuur {{veld_u001}}.pdf", transport: "rest" },
};

function show(existing: NamedReport | null, save = vi.fn<ReportActions["save"]>()) {
  const no = vi.fn();
  const actions: ReportActions = {
    save,
    learn: () => Promise.resolve({ ok: true, data: learned }),
    connectors: () =>
      Promise.resolve({ ok: true, data: { connectors: [{ id: "Facturen", description: "Facturen" }] } }),
    ...{ remove: no, queries: no, queryRows: no, checkBatch: no, beginBatch: no },
  };
  const onSaved = vi.fn();
  render(
    <NextIntlClientProvider locale="nl" messages={nl}>
      <ReportEditor connectionId="c" report={existing} actions={actions} onSaved={onSaved} onCancel={vi.fn()} />
    </NextIntlClientProvider>,
  );
  return { save, onSaved };
}

const type = (name: string, text: string) => userEvent.type(screen.getByRole("textbox", { name }), text);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

test("what is missing is said where it is, and nothing is sent", async () => {
  const { save } = show(null);
  await press("Bewaar rapport");
  expect(screen.getByText(nl.reports.editor.nameMissing)).toBeTruthy();
  expect(screen.getByText(nl.reports.editor.guidWrong)).toBeTruthy();
  expect(save).not.toHaveBeenCalled();
});

test("a report is kept with the questions that were learned, and its files are called after them", async () => {
  const save = vi.fn<ReportActions["save"]>().mockResolvedValue({ ok: true, data: report });
  const { onSaved } = show(null, save);
  await type("Naam", "Factuur");
  await type("Nummer in Profit (GUID)", GUID);
  await userEvent.click(screen.getByText("Vragen uit een GetConnector halen"));
  await userEvent.type(screen.getByRole("combobox", { name: "GetConnector" }), "Facturen");
  await press("Haal velden op");
  const list = await screen.findByRole("list", { name: "Velden" });
  await userEvent.click(within(list).getByRole("button", { name: "Voeg toe Veld U005" }));
  expect(within(list).queryByText("Veld U005")).toBeNull();
  await press("{{veld_u005}}");
  await press("Bewaar rapport");
  expect(save.mock.calls[0]?.[0]).toMatchObject({
    existing: null,
    content: { name: "Factuur", connectorId: "Facturen", fields: [learned[1]] },
  });
  expect(save.mock.calls[0]?.[0].content.fileNamePattern).toBe("Rapport {{datum}} {{veld_u005}}.pdf");
  expect(onSaved).toHaveBeenCalledWith(report);
});

test("Enter in the name of a connector fetches its fields, and saves no report", async () => {
  const { save } = show(report);
  await userEvent.click(screen.getByText("Vragen uit een GetConnector halen"));
  await userEvent.type(screen.getByRole("combobox", { name: "GetConnector" }), "Facturen{Enter}");
  const list = await screen.findByRole("list", { name: "Velden" });
  expect(within(list).getByRole("button", { name: "Voeg toe Veld U005" })).toBeTruthy();
  expect(save).not.toHaveBeenCalled();
});

test("a question comes from the connector that was asked, whatever is typed there since", async () => {
  const save = vi.fn<ReportActions["save"]>().mockResolvedValue({ ok: true, data: report });
  show(report, save);
  await userEvent.click(screen.getByText("Vragen uit een GetConnector halen"));
  const connector = screen.getByRole("combobox", { name: "GetConnector" });
  await userEvent.type(connector, "Facturen");
  await press("Haal velden op");
  const list = await screen.findByRole("list", { name: "Velden" });
  await userEvent.type(connector, "Anders");
  await userEvent.click(within(list).getByRole("button", { name: "Voeg toe Veld U005" }));
  await press("Bewaar rapport");
  expect(save.mock.calls[0]?.[0].content.connectorId).toBe("Facturen");
});

test("a blank in the file's name that no question fills is named", async () => {
  show(report);
  await userEvent.click(screen.getByRole("button", { name: "Verwijder vraag" }));
  expect(screen.getByText("Er is geen vraag die zo heet: veld_u001.")).toBeTruthy();
});

test("who comes second is told who was first, and may still save over it", async () => {
  const params = { version: 5, by: "Anna", at: "2026-11-28T10:00:00Z" };
  const save = vi
    .fn<ReportActions["save"]>()
    .mockResolvedValueOnce({ ok: false, error: { code: "CONFLICT", explanation: "conflict", params } })
    .mockResolvedValueOnce({ ok: true, data: { ...report, version: 6 } });
  const { onSaved } = show(report, save);
  await press("Bewaar rapport");
  const button = screen.getByRole("button", { name: "Bewaar rapport" });
  await vi.waitFor(() => expect(button.getAttribute("aria-busy")).toBeNull());
  await press("Bewaar toch, over het andere heen");
  expect(save.mock.calls.map(([{ existing }]) => existing?.version)).toEqual([2, 5]);
  expect(onSaved).toHaveBeenCalledOnce();
});

// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import { type ConnectorSchema, plainField } from "@/lib/schema/connector-schema";
import type { ReadBack } from "@/lib/services/updates/read-back/port";
import type { SaveReadBackInput } from "@/lib/services/updates/read-back/save-read-back";
import type { ReferenceSource } from "@/lib/services/updates/references/port";
import type { RecordNow } from "@/lib/services/updates/send/port";
import { ReadBackSheet } from "./read-back-sheet";
import { RecordSampleDialog } from "./record-sample-dialog";
import { ReferenceSourceDialog } from "./reference-source-dialog";
import { useCandidates } from "./use-candidates";

const PLACE = {
  ...{ connectionId: "c", connectorId: "KnSubject" },
  environment: { name: "Proef", type: "test", number: "12345" } as const,
};
const SCHEMA: ConnectorSchema = {
  ...{ connectorId: "KnSubject", sources: ["xsd"], disagreements: [] },
  root: {
    ...{ name: "KnSubject", label: "Dossieritem", isMany: true, isObligatory: null, objects: [] },
    keys: [{ ...plainField("SbId", "int"), label: "Nummer", isKey: true }],
    fields: [
      { ...plainField("Ds", "text"), label: "Onderwerp" },
      { ...plainField("Bsn", "text"), label: "BSN" },
    ],
  },
};
const KEY = { path: ["KnSubject"], fieldId: "SbId", getFieldId: "SubjectId" };
const FIELD = { path: ["KnSubject"], fieldId: "Ds", getFieldId: "Subject" };
const READ_BACK: ReadBack = {
  ...{ connectionId: "c", connectorId: "KnSubject", getConnectorId: "Profit_Subjects", keys: [KEY], fields: [FIELD] },
  ...{ setByName: "Anna", setAt: new Date("2026-11-28T13:03:00Z") },
};
const ok = <T,>(data: T) => Promise.resolve({ ok: true as const, data });
const getConnectors = {
  listGetConnectors: () => ok({ connectors: [{ id: "Profit_Subjects", description: "Dossieritems" }] }),
  describeGetConnector: () =>
    ok({
      fields: [
        { id: "SubjectId", dataType: "int", label: "Nummer" },
        { id: "Subject", dataType: "string", label: "Onderwerp" },
      ],
    }),
  connectionAddresses: () => ok({ restBaseUrl: "https://12345.rest.afas.online/", language: "nl-nl" as const }),
};

/** A read-back that is kept, and a Profit with one record. */
function keeper(set: ReadBack | null, record: Partial<RecordNow> = { state: "none" }) {
  const state = { set, asked: [] as string[] };
  const actions = {
    ...getConnectors,
    findReadBack: () => ok(state.set),
    saveReadBack: (input: SaveReadBackInput) => {
      state.set = { ...READ_BACK, ...input };
      return ok(state.set);
    },
    removeReadBack: () => {
      state.set = null;
      return ok(undefined);
    },
    proposeReadBack: () => ok({ keys: [KEY], fields: [FIELD] }),
    readRecordNow: ({ key }: { key: { value: string }[] }) => {
      state.asked.push(...key.map(({ value }) => value));
      return ok({ ...{ record: 0, key: [], values: [], state: "none" as const, error: null }, ...record });
    },
  };
  return { state, actions };
}

function show(children: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
        {children}
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}
afterEach(cleanup);

test("a GetConnector is chosen, its fields are proposed and looked at, and kept for everybody", async () => {
  const { state, actions } = keeper(null);
  const user = show(
    <ReadBackSheet place={PLACE} schema={SCHEMA} actions={actions} isOpen onOpenChange={() => undefined} />,
  );
  await screen.findByRole("option", { name: /Profit_Subjects/ });
  await user.selectOptions(screen.getByRole("combobox", { name: "GetConnector" }), "Profit_Subjects");
  const keys = await screen.findByRole("group", { name: "Sleutel" });
  expect(keys.querySelectorAll("select")).toHaveLength(2);
  // A field that is not wanted is taken away, and one half chosen does not count.
  await user.click(screen.getAllByRole("button", { name: "Haal paar 1 weg" })[1] as HTMLElement);
  await user.click(screen.getAllByRole("button", { name: "Voeg veld toe" })[1] as HTMLElement);
  await user.click(screen.getByRole("button", { name: "Bewaar" }));
  await waitFor(() => expect(state.set).toMatchObject({ getConnectorId: "Profit_Subjects", keys: [KEY], fields: [] }));
});

test("without a key there is nothing to keep", async () => {
  const { actions } = keeper(READ_BACK);
  const user = show(
    <ReadBackSheet place={PLACE} schema={SCHEMA} actions={actions} isOpen onOpenChange={() => undefined} />,
  );
  await user.click((await screen.findAllByRole("button", { name: "Haal paar 1 weg" }))[0] as HTMLElement);
  expect(screen.getByText("Kies minstens één sleutelveld.")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Bewaar" }).disabled).toBe(true);
});

test("a record as it is now becomes a message; what is masked stays out of it", async () => {
  const value = (fieldId: string, text: string, isMasked = false) => ({
    ...{ path: ["KnSubject"], fieldId, value: text, isMasked },
  });
  const { state, actions } = keeper(READ_BACK, {
    state: "found",
    key: [{ place: { path: ["KnSubject"], fieldId: "SbId" }, value: "12" }],
    values: [value("Ds", "Hallo & <tot ziens>"), value("Bsn", "***", true)],
  });
  const onReplace = vi.fn();
  const user = show(
    <RecordSampleDialog
      {...{ actions, onReplace }}
      place={PLACE}
      schema={SCHEMA}
      isOpen
      onOpenChange={() => undefined}
      onSetUp={() => undefined}
    />,
  );
  await user.type(await screen.findByRole("textbox", { name: "Nummer (SbId)" }), " 12 ");
  await user.click(screen.getByRole("button", { name: "Lees record" }));
  await waitFor(() => expect(onReplace).toHaveBeenCalledOnce());
  const xml = String(onReplace.mock.calls[0]?.[0]);
  expect(xml).toContain('<Element SbId="12">');
  expect(xml).toContain("<Ds>Hallo &amp; &lt;tot ziens&gt;</Ds>");
  expect(xml).toContain('Action="update"');
  expect(xml).not.toContain("Bsn");
  expect(state.asked).toEqual(["12"]);
});

test("a record that is not there is said, and where nothing is set up the way there is shown", async () => {
  const { actions } = keeper(READ_BACK);
  const onSetUp = vi.fn();
  const dialog = (given: typeof actions) => (
    <RecordSampleDialog
      actions={given}
      place={PLACE}
      schema={SCHEMA}
      isOpen
      onOpenChange={() => undefined}
      onReplace={() => undefined}
      onSetUp={onSetUp}
    />
  );
  const user = show(dialog(actions));
  await user.type(await screen.findByRole("textbox", { name: "Nummer (SbId)" }), "404");
  await user.click(screen.getByRole("button", { name: "Lees record" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Er is geen record met deze sleutel");
  cleanup();
  show(dialog(keeper(null).actions));
  await user.click(await screen.findByRole("button", { name: "Stel teruglezen in" }));
  expect(onSetUp).toHaveBeenCalledOnce();
});

function Candidates({ sources }: { sources: ReferenceSource[] }) {
  const candidates = useCandidates("c", {
    listReferenceSources: () => ok([...sources]),
    saveReferenceSource: (input) => {
      sources.push({ ...input, setByName: "Anna", setAt: new Date() });
      return ok(undefined);
    },
    removeReferenceSource: () => ok(undefined),
    readCandidates: () => ok({ candidates: [{ id: "NL", text: "Nederland" }], isComplete: true }),
  });
  const known = candidates.candidatesFor("AfasKnCountry");
  return (
    <>
      <output aria-label="known">{known?.map(({ id, text }) => `${id} ${text ?? ""}`).join() ?? "unknown"}</output>
      <button onClick={() => candidates.choose("AfasKnCountry")}>choose</button>
      <ReferenceSourceDialog candidates={candidates} actions={getConnectors} />
    </>
  );
}

test("where the records of a reference come from is chosen once, and then they are there", async () => {
  const sources: ReferenceSource[] = [];
  const user = show(<Candidates sources={sources} />);
  expect(screen.getByLabelText("known").textContent).toBe("unknown");
  await user.click(screen.getByRole("button", { name: "choose" }));
  await screen.findByRole("option", { name: /Profit_Subjects/ });
  await user.selectOptions(screen.getByRole("combobox", { name: "GetConnector" }), "Profit_Subjects");
  const id = await screen.findByRole<HTMLSelectElement>("combobox", { name: "Veld met de code" });
  await waitFor(() => expect(id.disabled).toBe(false));
  await user.selectOptions(id, "SubjectId");
  await user.click(screen.getByRole("button", { name: "Bewaar" }));
  await waitFor(() => expect(screen.getByLabelText("known").textContent).toBe("NL Nederland"));
  expect(sources).toMatchObject([
    { table: "AfasKnCountry", getConnectorId: "Profit_Subjects", idFieldId: "SubjectId", textFieldId: null },
  ]);
});

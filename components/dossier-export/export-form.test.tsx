// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, describe, expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import type { DossierChoice } from "@/lib/services/dossier-export/definition";
import type { ExportOptions } from "@/lib/services/dossier-export/export-options";
import type { SampleFile } from "@/lib/services/dossier-export/sample-files";
import type { DossierExportActions } from "./export-actions";
import { ExportForm } from "./export-form";

const push = vi.fn<(path: string) => void>();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

afterEach(() => {
  cleanup();
  push.mockClear();
});

const OPTIONS: ExportOptions = {
  connectorId: "Dossieritems",
  fields: [
    { id: "Nr", dataType: "int", label: "Nummer" },
    { id: "Bron", dataType: "string", label: "Bron" },
    { id: "Bsn", dataType: "string", label: "BSN" },
  ],
  maskedFields: ["Bsn"],
  types: [
    { id: "1", name: "Klacht" },
    { id: "2", name: "Offerte" },
  ],
  words: ["nummer", "jaar", "type"],
  hasReactions: true,
  hasSoap: false,
  targets: ["/srv/archief"],
};

const file = (nummer: string, name: string): SampleFile => ({
  ...{ name, isOfReaction: false },
  values: { nummer, jaar: "2026", type: "Klacht/spoed", Nr: nummer, Bron: "", Bsn: "" },
});

type Begun = { choice: DossierChoice; target: string | null };

const FILES = [file("1", "a.pdf"), file("2", "a.pdf"), file("3", "A.PDF")];

function open(changes: Partial<DossierExportActions> = {}) {
  const begun: Begun[] = [];
  const estimate = { items: 12, files: 34, isExact: false, bytes: 5_600_000, seconds: 90, calls: 21 };
  const actions = {
    sample: () => Promise.resolve({ ok: true as const, data: FILES }),
    estimate: () => Promise.resolve({ ok: true as const, data: estimate }),
    begin: ({ choice, target }: Begun) => {
      begun.push({ choice, target });
      return Promise.resolve({ ok: true as const, data: { jobId: "7" } });
    },
    ...changes,
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
        <ExportForm connectionId="c" options={OPTIONS} actions={actions} />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
  return begun;
}

const paths = () =>
  screen.getAllByRole("listitem").flatMap(({ textContent }) => (/\.pdf/i.test(textContent ?? "") ? [textContent] : []));
const pattern = () => screen.getByRole("textbox", { name: "Mappenpatroon" });

test("the first files stand where they will be, and move while one types", async () => {
  open();
  await screen.findAllByText(/a\.pdf/);
  expect(paths()).toEqual(["2026/Klacht-spoed/a.pdf", "2026/Klacht-spoed/a (2).pdf", "2026/Klacht-spoed/A (3).PDF"]);
  await userEvent.click(screen.getByRole("button", { name: "Voeg Nummer in" }));
  expect(pattern()).toHaveProperty("value", "{{jaar}}/{{type}}/{{nummer}}");
  expect(paths()).toEqual(["2026/Klacht-spoed/1/a.pdf", "2026/Klacht-spoed/2/a.pdf", "2026/Klacht-spoed/3/A.PDF"]);
});

test("a pattern that no item can fill says so, and holds the start back", async () => {
  open();
  await userEvent.type(pattern(), "/{{{{kleur}}");
  expect(screen.getByText("Een dossieritem heeft geen veld kleur.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Start export" })).toHaveProperty("disabled", true);
});

test("a filter that asks for a value cannot run by itself, and holds the start back", async () => {
  open();
  await userEvent.click(screen.getByRole("button", { name: "Voeg voorwaarde toe" }));
  await userEvent.type(await screen.findByRole("combobox", { name: "Zoek veld" }), "bron{Enter}");
  await userEvent.click(screen.getByRole("button", { name: "Vraag deze waarde bij elke keer" }));
  expect(screen.getByText(/Een export kan niet om een waarde vragen/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Start export" })).toHaveProperty("disabled", true);
});

test("what was chosen is what begins, and the job is shown", async () => {
  const begun = open();
  await userEvent.click(screen.getByRole("checkbox", { name: "Klacht" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Ook bijlagen bij reacties" }));
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Resultaat" }), "/srv/archief");
  await userEvent.click(screen.getByRole("button", { name: "Start export" }));
  expect(begun).toEqual([
    {
      target: "/srv/archief",
      choice: {
        ...{ types: ["1"], columns: [], folderPattern: "{{jaar}}/{{type}}", withReactions: false, transport: "rest" },
        filter: { groups: [] },
      },
    },
  ]);
  expect(push.mock.calls).toEqual([["/jobs/7"]]);
});

test("an estimate tells how large it will be, and that the choice has changed since", async () => {
  open();
  await userEvent.click(screen.getByRole("button", { name: "Schat omvang" }));
  const size = within(screen.getByRole("region", { name: "Omvang" }));
  expect(await size.findByText("12 dossieritems, naar schatting 34 bestanden.")).toBeTruthy();
  expect(size.getByText(/5,6.MB/)).toBeTruthy();
  expect(size.getByText(/1.min 30.s/)).toBeTruthy();
  expect(size.queryByText(/sindsdien veranderd/)).toBeNull();
  await userEvent.click(screen.getByRole("checkbox", { name: "Offerte" }));
  expect(size.getByText(/sindsdien veranderd/)).toBeTruthy();
});

describe("a console that does not answer is told where it was asked", () => {
  const lost = () => Promise.reject(new Error("No network"));

  test("of the first files, which can be asked again", async () => {
    let asked = 0;
    open({ sample: () => (asked++ === 0 ? lost() : Promise.resolve({ ok: true, data: FILES })) });
    const first = within(screen.getByRole("region", { name: "Zo komen de eerste bestanden te staan" }));
    await userEvent.click(await first.findByRole("button", { name: "Probeer opnieuw" }));
    expect(await first.findByText(/a \(2\)\.pdf/)).toBeTruthy();
  });

  test("of the size", async () => {
    open({ estimate: lost });
    await userEvent.click(screen.getByRole("button", { name: "Schat omvang" }));
    expect(await within(screen.getByRole("region", { name: "Omvang" })).findByRole("alert")).toBeTruthy();
  });

  test("of the start, and the form stays as it is", async () => {
    open({ begin: lost });
    await userEvent.click(screen.getByRole("checkbox", { name: "Klacht" }));
    await userEvent.click(screen.getByRole("button", { name: "Start export" }));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(screen.getByRole("checkbox", { name: "Klacht" })).toHaveProperty("checked", true);
    expect(push).not.toHaveBeenCalled();
  });
});

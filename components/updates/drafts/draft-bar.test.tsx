// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { useRef, useState } from "react";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import { draftKeeper } from "@/lib/testing/draft-keeper";
import { DraftBar } from "./draft-bar";
import { useDraft } from "./use-draft";

let keeper: ReturnType<typeof draftKeeper>;

function Desk() {
  const [shown, setShown] = useState("<A/>");
  const text = useRef("<A/>");
  const draft = useDraft({
    place: { connectionId: "c", connectorId: "KnSubject", environment: { name: "P", type: "test", number: "12345" } },
    actions: keeper.actions,
    text: () => text.current,
    transport: "rest",
    saveAfterMs: 5,
    onReplace: (xml) => {
      text.current = xml;
      setShown(xml);
    },
  });
  return (
    <>
      <textarea
        aria-label="editor"
        value={shown}
        onChange={({ target }) => {
          text.current = target.value;
          setShown(target.value);
          draft.noteEdit();
        }}
      />
      <DraftBar draft={draft} />
    </>
  );
}

function open() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
        <Desk />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}
const editor = () => screen.getByLabelText<HTMLTextAreaElement>("editor");

/** Fetched late; at hand here, so that no test waits for its being compiled. */
beforeAll(async () => {
  await import("./list/drafts-sheet");
});
beforeEach(() => {
  keeper = draftKeeper("Anna");
  vi.stubGlobal("fetch", keeper.fetch);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("what is typed is kept by itself, as one draft; what was not touched is not", async () => {
  const user = open();
  expect(keeper.kept.size).toBe(0);
  await user.type(editor(), "1");
  await screen.findByText(/Concept bewaard/);
  await user.type(editor(), " 2");
  await waitFor(() => expect([...keeper.kept.values()].map(({ xml }) => xml)).toEqual(["<A/>1 2"]));
  expect([...keeper.kept.values()][0]).toMatchObject({ visibility: "private", kind: "draft" });
});

test("a console that does not answer is told, and keeping it is tried again", async () => {
  const user = open();
  keeper.isDown = true;
  await user.type(editor(), "x");
  await screen.findByText("Niet bewaard: De console antwoordt niet.");
  keeper.isDown = false;
  await user.click(screen.getByRole("button", { name: "Bewaar nu" }));
  await screen.findByText(/Concept bewaard/);
  expect([...keeper.kept.values()][0]?.xml).toBe("<A/>x");
});

async function conflicted() {
  const user = open();
  await user.type(editor(), "mijn");
  await screen.findByText(/Concept bewaard/);
  keeper.saveAs("Bea", "<A/>haar");
  await user.type(editor(), "e");
  const dialog = await screen.findByRole("dialog", { name: /is intussen gewijzigd/ });
  return { user, dialog };
}

test("of two who edit one draft the later is told who and when, and nothing is kept meanwhile", async () => {
  const { user, dialog } = await conflicted();
  expect(within(dialog).getByText(/Bea heeft dit concept om .*14:03 bewaard/)).toBeTruthy();
  await user.click(within(dialog).getByRole("button", { name: "Toon de verschillen" }));
  const lines = await within(dialog).findByLabelText("Verschillen per regel");
  expect(lines.textContent).toContain("- <A/>haar");
  expect(lines.textContent).toContain("+ <A/>mijne");
  expect([...keeper.kept.values()].map(({ xml }) => xml)).toEqual(["<A/>haar"]);
});

test("one's own may become a draft of its own, and the other one stays", async () => {
  const { user, dialog } = await conflicted();
  await user.click(within(dialog).getByRole("button", { name: "Bewaar het mijne als nieuw concept" }));
  await screen.findByText(/Concept bewaard/);
  expect([...keeper.kept.values()].map(({ xml }) => xml)).toEqual(["<A/>haar", "<A/>mijne"]);
  await user.type(editor(), "!");
  await waitFor(() => expect([...keeper.kept.values()].map(({ xml }) => xml)).toEqual(["<A/>haar", "<A/>mijne!"]));
});

test("or the other one is taken, and goes on from there", async () => {
  const { user, dialog } = await conflicted();
  await user.click(within(dialog).getByRole("button", { name: "Neem dat van de ander" }));
  await waitFor(() => expect(editor().value).toBe("<A/>haar"));
  await user.type(editor(), "!");
  await waitFor(() => expect([...keeper.kept.values()].map(({ xml }) => xml)).toEqual(["<A/>haar!"]));
});

test("one that was removed meanwhile is kept anew", async () => {
  const user = open();
  await user.type(editor(), "a");
  await screen.findByText(/Concept bewaard/);
  keeper.kept.clear();
  await user.type(editor(), "b");
  await screen.findByText(/Niet bewaard/);
  await user.type(editor(), "c");
  await screen.findByText(/Concept bewaard/);
  expect([...keeper.kept.values()].map(({ xml }) => xml)).toEqual(["<A/>abc"]);
});

test("a template asks for its values, and makes a message in which they stand as values", async () => {
  keeper.put({ kind: "template", name: "Sjabloon", xml: "<Ds>{{naam}}</Ds><Da>{{dag}}</Da>" }, [
    { name: "naam", label: "Omschrijving", kind: "text", defaultValue: "", isRequired: true },
    { name: "dag", label: "", kind: "date", defaultValue: "2026-03-01", isRequired: true },
  ]);
  const user = open();
  await user.click(screen.getByRole("button", { name: "Concepten" }));
  await user.click(await screen.findByRole("button", { name: /Sjabloon/ }));
  await user.click(await screen.findByRole("button", { name: "Maak bericht" }));
  expect(screen.getByText("Vul eerst een waarde in.")).toBeTruthy();
  await user.type(screen.getByRole("textbox", { name: "Omschrijving" }), "A & <B>");
  await user.click(screen.getByRole("button", { name: "Maak bericht" }));
  await waitFor(() => expect(editor().value).toBe("<Ds>A &amp; &lt;B&gt;</Ds><Da>2026-03-01</Da>"));
  // A message of its own: the template stays as it was.
  expect([...keeper.kept.values()][0]?.xml).toContain("{{naam}}");
});

test("a version is compared with what is there now, and put back as the newest", async () => {
  const user = open();
  await user.type(editor(), "1");
  await screen.findByText(/Concept bewaard/);
  await user.type(editor(), "2");
  await waitFor(() => expect([...keeper.kept.values()][0]?.version).toBe(2));
  await user.click(screen.getByRole("button", { name: /KnSubject/ }));
  await user.click(await screen.findByText("Eerdere versies"));
  await user.selectOptions(await screen.findByRole("combobox", { name: "Kies een versie" }), "1");
  expect((await screen.findByLabelText("Verschillen per regel")).textContent).toContain("- <A/>1");
  await user.click(screen.getByRole("button", { name: "Zet deze versie terug" }));
  await waitFor(() => expect(editor().value).toBe("<A/>1"));
  expect([...keeper.kept.values()][0]).toMatchObject({ version: 3, xml: "<A/>1" });
});

// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nl } from "@/lib/messages/nl";
import type { UpdateTransport } from "@/lib/services/updates/port";
import type { UpdatePlace } from "../update-actions";
import { SendPanel } from "./send-panel";
import { type SendConsole, startSendConsole } from "@/lib/testing/send-console";

const XML = '<KnSubject><Element><Fields Action="insert"><Ds>Hallo</Ds></Fields></Element></KnSubject>';

let console: SendConsole;
beforeEach(async () => {
  console = await startSendConsole();
});
afterEach(async () => {
  cleanup();
  await console.close();
});

function Desk({ environment, text }: { environment: UpdatePlace["environment"]; text: { current: string } }) {
  const [isOpen, setOpen] = useState(false);
  const [transport, setTransport] = useState<UpdateTransport>("rest");
  const [replaced, setReplaced] = useState("");
  return (
    <>
      <button onClick={() => setOpen(true)}>preview</button>
      <output aria-label="editor">{replaced}</output>
      <SendPanel
        place={{ connectionId: "c", connectorId: "KnSubject", environment }}
        schema={null}
        actions={console.actions}
        isOpen={isOpen}
        onOpenChange={setOpen}
        transport={transport}
        onTransport={setTransport}
        text={() => text.current}
        onReplace={setReplaced}
        askEveryMs={20}
      />
    </>
  );
}

const TEST = { name: "Proef", type: "test", number: "12345" } as const;
const PRODUCTION = { name: "Echt", type: "production", number: "54321" } as const;

async function open(environment: UpdatePlace["environment"] = TEST) {
  const text = { current: XML };
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
        <Desk environment={environment} text={text} />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "preview" }));
  return { user, text };
}
const sendButton = (name = "Verstuur naar test 12345") => screen.findByRole<HTMLButtonElement>("button", { name });

test("shows what will happen before it does, and sends on one press; the keys shown to Profit can be copied", async () => {
  const { user } = await open();
  await screen.findByText("Maakt 1 record aan in test 12345");
  expect(screen.getByText(/connectors\/KnSubject/)).toBeTruthy();
  expect(console.sends).toEqual([]);
  await user.click(await sendButton());
  await screen.findByText("1 record aangemaakt in test 12345");
  expect(screen.getByText("29017")).toBeTruthy();
  expect(console.sends).toMatchObject([{ xml: XML, transport: "rest", override: null }]);
});

test("Ctrl+Enter presses no button, not even the one that has the focus", async () => {
  const { user } = await open();
  (await sendButton()).focus();
  await user.keyboard("{Control>}{Enter}{/Control}");
  await user.keyboard("{Meta>}{Enter}{/Meta}");
  expect(console.sends).toEqual([]);
});

test("the other service is one press away, and is looked at anew", async () => {
  const { user } = await open();
  await sendButton();
  await user.click(screen.getByRole("radio", { name: "SOAP" }));
  await waitFor(() => expect(console.previews.map(({ transport }) => transport)).toEqual(["rest", "soap"]));
  await user.click(await sendButton());
  await screen.findByText("1 record aangemaakt in test 12345");
  expect(console.sends).toMatchObject([{ transport: "soap" }]);
});

test("a refusal is told in Profit's words, and nothing was written", async () => {
  console.next = "refused";
  const { user } = await open();
  await user.click(await sendButton());
  await screen.findByText("Profit heeft het geweigerd. Er is niets geschreven.");
  expect(screen.getByText("Land 'XX' bestaat niet")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Kopieer logreferentie" })).toBeTruthy();
});

test("when the line to the console breaks, it is asked what became of the send; it is not sent again", async () => {
  console.next = "breaks";
  const { user } = await open();
  await user.click(await sendButton());
  await screen.findByText("De console antwoordt even niet");
  console.finish("ok");
  await screen.findByText("1 record aangemaakt in test 12345");
  expect(console.sends).toHaveLength(1);
});

test("the outcome is there when the panel was closed meanwhile", async () => {
  console.next = "breaks";
  const { user } = await open();
  await user.click(await sendButton());
  await screen.findByText("De console antwoordt even niet");
  await user.click(screen.getByRole("button", { name: "Sluiten" }));
  console.finish("ok");
  await waitFor(() => expect(console.told).toBe("ok"));
  await user.click(screen.getByRole("button", { name: "preview" }));
  await screen.findByText("1 record aangemaakt in test 12345");
  expect(console.sends).toHaveLength(1);
  // Seen now: opening it again looks at the message anew.
  await user.click(screen.getByRole("button", { name: "Terug naar het bericht" }));
  await user.click(screen.getByRole("button", { name: "preview" }));
  await screen.findByText(/al verstuurd door Anna/);
});

test("a send that the console never heard of was not sent", async () => {
  console.next = "unheard";
  const { user } = await open();
  await user.click(await sendButton());
  await screen.findByText("Er is niets verstuurd");
  expect(console.sends).toEqual([]);
  // It was withdrawn first: an order that is slow to arrive can no longer begin.
  expect(console.abandoned).toHaveLength(1);
});

test("an unknown outcome is found out by the person, and only then sent again without a reason", async () => {
  console.next = "unknown";
  const { user } = await open();
  await user.click(await sendButton());
  await screen.findByText("De uitkomst is onbekend");
  await user.click(screen.getByRole("button", { name: "Bekijk opnieuw" }));
  await screen.findByText(/de uitkomst is onbekend/);
  expect((await sendButton()).disabled).toBe(true);
  await user.click(screen.getByRole("button", { name: "Kijk na wat ervan werd" }));
  await user.click(await screen.findByRole("button", { name: "Leg vast" }));
  expect(screen.getByText("Kies wat je vond.")).toBeTruthy();
  await user.click(screen.getByRole("radio", { name: /Het is niet gelukt/ }));
  await user.click(screen.getByRole("button", { name: "Leg vast" }));
  await screen.findByText("Vastgelegd: het is niet gelukt.");
  await user.click(screen.getByRole("button", { name: "Terug" }));
  await waitFor(async () => expect((await sendButton()).disabled).toBe(false));
  await user.click(await sendButton());
  await screen.findByText("1 record aangemaakt in test 12345");
  expect(console.sends.map(({ override }) => override)).toEqual([null, null]);
});

test("without finding out, a reason is asked and kept", async () => {
  console.next = "unknown";
  const { user } = await open();
  await user.click(await sendButton());
  await user.click(await screen.findByRole("button", { name: "Bekijk opnieuw" }));
  await user.type(await screen.findByRole("textbox", { name: "Of verstuur opnieuw, omdat…" }), "Staat er niet");
  await user.click(await sendButton());
  await screen.findByText("1 record aangemaakt in test 12345");
  expect(console.sends.map(({ override }) => override)).toEqual([null, "Staat er niet"]);
});

test("what blocks the message is said, and the service that does take it is offered", async () => {
  console.blocks = [{ code: "mixedActions", params: {}, proposes: "soap" }];
  const { user } = await open();
  await screen.findByText(/REST doet één soort actie per aanroep/);
  expect((await sendButton()).disabled).toBe(true);
  console.blocks = [];
  await user.click(screen.getByRole("button", { name: "Verstuur over SOAP" }));
  await waitFor(async () => expect((await sendButton()).disabled).toBe(false));
});

test("errors of the check hold it up until the person says otherwise", async () => {
  console.counts = { errors: 2, warnings: 0 };
  const { user } = await open();
  await screen.findByText("Er zitten 2 fouten in het bericht");
  expect((await sendButton()).disabled).toBe(true);
  await user.click(screen.getByRole("checkbox", { name: "Toch versturen" }));
  expect((await sendButton()).disabled).toBe(false);
});

test("production waits for an administrator, who says why", async () => {
  console.mayUnlock = true;
  const { user } = await open(PRODUCTION);
  const button = await sendButton("Verstuur naar productie 54321");
  expect(button.disabled).toBe(true);
  await user.click(await screen.findByRole("button", { name: "Ontgrendel…" }));
  await screen.findByRole("dialog", { name: "Ontgrendel productie 54321" });
  await user.click(screen.getByRole("button", { name: "Ontgrendel" }));
  expect(screen.getByText("Geef een reden van minstens drie letters.")).toBeTruthy();
  await user.type(screen.getByRole("textbox", { name: /Reden/ }), "Wijziging 12");
  await user.click(screen.getByRole("button", { name: "Ontgrendel" }));
  await waitFor(() => expect(button.disabled).toBe(false));
  expect(console.unlocks).toEqual([{ connectionId: "c", reason: "Wijziging 12", minutes: 15 }]);
});

test("who may not unlock reads who can", async () => {
  await open(PRODUCTION);
  await screen.findByText(/Alleen beheerders van Schakel kunnen ontgrendelen/);
  expect(screen.queryByRole("button", { name: "Ontgrendel…" })).toBeNull();
  expect((await sendButton("Verstuur naar productie 54321")).disabled).toBe(true);
});

test("undoing is a new message in the editor, with what cannot be undone in words", async () => {
  const { user } = await open();
  await user.click(await sendButton());
  await user.click(await screen.findByRole("button", { name: "Ongedaan maken…" }));
  await screen.findByText(/Het wordt niet vanzelf verstuurd/);
  await user.click(screen.getByRole("button", { name: "Zet in de editor" }));
  expect(screen.getByRole("status", { name: "editor" }).textContent).toContain('Action="delete"');
  expect(console.sends).toHaveLength(1);
});

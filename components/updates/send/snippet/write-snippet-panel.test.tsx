// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nl } from "@/lib/messages/nl";
import { type SendConsole, startSendConsole } from "@/lib/testing/send-console";
import { WriteSnippetPanel } from "./write-snippet-panel";

let console: SendConsole;
beforeEach(async () => {
  console = await startSendConsole();
});
afterEach(async () => {
  cleanup();
  window.localStorage.clear();
  await console.close();
});

const PLACE = {
  ...{ connectionId: "c", connectorId: "KnSubject" },
  environment: { name: "Proef", type: "test", number: "12345" } as const,
};
const actions = {
  connectionAddresses: () =>
    Promise.resolve({
      ok: true as const,
      data: { restBaseUrl: "https://12345.resttest.afas.online/", language: "nl-nl" as const },
    }),
};

function Desk() {
  const [text, setText] = useState("Eerste");
  return (
    <>
      <button onClick={() => setText("Tweede")}>type</button>
      <WriteSnippetPanel
        place={PLACE}
        actions={actions}
        text={() => text}
        revision={text.length + text.charCodeAt(0)}
      />
    </>
  );
}

function show() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
        <Desk />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

test("the message is a program, follows what is typed, remembers its language, and nothing is sent", async () => {
  const user = show();
  await screen.findByText(/#!\/usr\/bin\/env bash/);
  expect(screen.getByText(/Eerste/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "type" }));
  await screen.findByText(/Tweede/);
  await user.selectOptions(screen.getByLabelText("Taal"), "Python");
  expect(screen.getByText(/import urllib/)).toBeTruthy();
  cleanup();
  show();
  await screen.findByText(/import urllib/);
  expect(console.sends).toEqual([]);
});

test("what cannot be sent makes no program, and says why", async () => {
  console.blocks = [{ code: "noRecords", params: {}, proposes: null }];
  const user = show();
  await screen.findByText(nl.updateBlocks.noRecords);
  console.blocks = [];
  await user.click(screen.getByRole("button", { name: "type" }));
  await waitFor(() => expect(screen.queryByText(nl.updateBlocks.noRecords)).toBeNull());
  await screen.findByText(/#!\/usr\/bin\/env bash/);
});

// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import { FileViewer } from "./file-viewer";

const ADDRESS = "/api/connections/c/files/subject/1/A";

let answer: () => Response;
beforeEach(() => vi.stubGlobal("fetch", () => Promise.resolve(answer())));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(body: BodyInit | null, name: string, status = 200) {
  answer = () =>
    new Response(body, {
      status,
      headers: {
        "content-disposition": `attachment; filename="x"; filename*=UTF-8''${encodeURIComponent(name)}`,
        ...(status !== 200 && { "content-type": "application/problem+json" }),
      },
    });
  render(
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <FileViewer address={ADDRESS} name="A" />
    </NextIntlClientProvider>,
  );
}

test("markup is shown as the text it is, whatever it is called", async () => {
  show("<svg onload=alert(1)></svg>", "plaatje.png");
  expect(await screen.findByText("<svg onload=alert(1)></svg>")).toBeDefined();
  expect(screen.queryByRole("img", { name: "plaatje.png" })).toBeNull();
  expect(screen.getByText(/De naam zegt PNG-afbeelding/)).toBeDefined();
  expect(document.querySelector("svg[onload]")).toBeNull();
});

test("a picture is shown as one", async () => {
  show(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), "foto.jpg");
  expect(await screen.findByRole("img", { name: "foto.jpg" })).toBeDefined();
});

test("what a page cannot show is said, and can be saved", async () => {
  show(new Uint8Array([0x50, 0x4b, 3, 4, 20]), "offerte.docx");
  expect(await screen.findByText("Dit bestand is hier niet te tonen")).toBeDefined();
  expect(screen.getByRole("button", { name: "Download" }).hasAttribute("disabled")).toBe(false);
});

test("an empty file is called empty", async () => {
  show("", "leeg.txt");
  expect(await screen.findByText("Dit bestand is leeg")).toBeDefined();
});

test("trouble stands where the file would be, and nothing can be saved", async () => {
  show(JSON.stringify({ code: "NOT_FOUND", explanation: "fileGone", params: {} }), "x", 404);
  expect((await screen.findByRole("alert")).textContent).toContain("Profit geeft dit bestand niet.");
  await waitFor(() => expect(screen.getByRole("button", { name: "Download" }).hasAttribute("disabled")).toBe(true));
});

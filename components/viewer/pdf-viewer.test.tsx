// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { routes } from "@/components/layout/routes";
import { nl } from "@/lib/messages/nl";
import type { FromFrame, ToFrame } from "./frame-messages";
import { PdfViewer } from "./pdf-viewer";

// A frame with nothing in it: what is inside is tried in the journeys.
const { happyDOM } = window as unknown as { happyDOM: { settings: { enableIframePageLoading: boolean } } };
happyDOM.settings.enableIframePageLoading = true;
beforeEach(() => void vi.spyOn(routes, "viewerFrame").mockReturnValue("about:blank"));

afterEach(cleanup);

function open() {
  const onDownload = vi.fn();
  render(
    <NextIntlClientProvider locale="nl" messages={nl}>
      <PdfViewer file={new Blob(["%PDF-1.7"])} name="Factuur.pdf" onDownload={onDownload} />
    </NextIntlClientProvider>,
  );
  const frame = screen.getByTitle<HTMLIFrameElement>("PDF Factuur.pdf");
  const heard: ToFrame[] = [];
  // This DOM loads no frames; one without an origin could not be looked into anyway.
  const inside = { postMessage: (message: ToFrame) => void heard.push(message) } as unknown as Window;
  Object.defineProperty(frame, "contentWindow", { value: inside });
  const say = (data: FromFrame, source = inside) =>
    act(async () => {
      window.dispatchEvent(Object.assign(new MessageEvent("message", { data }), { source }));
      await new Promise((resolve) => setTimeout(resolve));
    });
  return { frame, heard, say, onDownload };
}

test("the frame may run scripts and nothing else, and gets the bytes once it listens", async () => {
  const { frame, heard, say } = open();
  expect(frame.getAttribute("sandbox")).toBe("allow-scripts");
  expect(heard).toEqual([]);
  await say({ kind: "ready" });
  await vi.waitFor(() => expect(heard).toMatchObject([{ kind: "open", label: "Factuur.pdf" }]));
});

test("only its own frame is listened to", async () => {
  const { heard, say } = open();
  await say({ kind: "ready" }, window);
  await say({ kind: "problem", problem: "broken" }, window);
  expect(heard).toEqual([]);
  expect(screen.queryByText(/beschadigd/)).toBeNull();
});

test("pages are turned by button, by number and no further than there are", async () => {
  const { heard, say } = open();
  await say({ kind: "ready" });
  await say({ kind: "opened", pages: 3 });
  await say({ kind: "at", page: 2 });
  expect(screen.getByText("van 3")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Volgende pagina" }));
  expect(heard.at(-1)).toEqual({ kind: "goTo", page: 3 });
  const field = screen.getByRole("textbox", { name: "Pagina" });
  await userEvent.clear(field);
  await userEvent.type(field, "9{Enter}");
  expect(heard.at(-1)).toEqual({ kind: "goTo", page: 3 });
  expect(field).toHaveProperty("value", "2");
});

test("finding asks the frame, and Escape ends it", async () => {
  const { heard, say } = open();
  await say({ kind: "ready" });
  await say({ kind: "opened", pages: 3 });
  await say({ kind: "key", key: "find" });
  await userEvent.type(screen.getByRole("textbox", { name: "Zoek in het document" }), "ab");
  expect(heard.at(-1)).toEqual({ kind: "find", text: "ab" });
  await say({ kind: "found", at: 1, count: 4 });
  expect(screen.getByText("1 van 4")).toBeTruthy();
  await userEvent.keyboard("{Enter}");
  expect(heard.at(-1)).toEqual({ kind: "findNext", step: 1 });
  await userEvent.keyboard("{Escape}");
  expect(heard.at(-1)).toEqual({ kind: "find", text: "" });
  expect(screen.queryByRole("search")).toBeNull();
});

test("the buttons of finding do what they say by key as well, once", async () => {
  const { heard, say } = open();
  await say({ kind: "ready" });
  await say({ kind: "opened", pages: 3 });
  await say({ kind: "key", key: "find" });
  screen.getByRole("button", { name: "Vorige vindplaats" }).focus();
  await userEvent.keyboard("{Enter}");
  expect(heard.filter(({ kind }) => kind === "findNext")).toEqual([{ kind: "findNext", step: -1 }]);
});

test("Escape in the document ends finding there too", async () => {
  const { heard, say } = open();
  await say({ kind: "ready" });
  await say({ kind: "opened", pages: 3 });
  await say({ kind: "key", key: "find" });
  await say({ kind: "key", key: "escape" });
  expect(screen.queryByRole("search")).toBeNull();
  expect(heard.at(-1)).toEqual({ kind: "find", text: "" });
});

test("zooming by keys of the frame goes on from how large it says the page is", async () => {
  const { heard, say } = open();
  await say({ kind: "ready" });
  await say({ kind: "opened", pages: 3 });
  await say({ kind: "zoomed", percent: 75 });
  await say({ kind: "key", key: "zoomIn" });
  expect(heard.filter(({ kind }) => kind === "zoom")).toEqual([{ kind: "zoom", zoom: 1 }]);
});

test.each([
  ["broken", /beschadigd of afgekapt/],
  ["encrypted", /met een wachtwoord beveiligd/],
  ["noPages", /geen pagina's/],
  ["cannotDraw", /in deze browser niet/],
] as const)("a document that is %s has its sentence, and can be saved", async (problem, sentence) => {
  const { say, onDownload } = open();
  await say({ kind: "ready" });
  await say({ kind: "problem", problem });
  expect(screen.getByText(sentence)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Download" }));
  expect(onDownload).toHaveBeenCalledOnce();
});

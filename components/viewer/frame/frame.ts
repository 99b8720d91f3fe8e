import type { ToFrame } from "../frame-messages";
import { answerFile } from "./ask-file";
import { FoundText } from "./found-text";
import { openDocument } from "./open-document";
import { PageList } from "./page-list";
import { say } from "./say";

/**
 * The whole program of the frame in which PDFs are drawn. It runs without an origin (`sandbox="allow-scripts"`) and
 * without a network; lib/http/viewer puts it, pdf.js and its worker into one page. Nothing of a document's own scripts is
 * run, its links lead nowhere, and nothing but this folder and pdf.js may be imported here.
 */

let pages: PageList | null = null;
let found: FoundText | null = null;

async function open(bytes: ArrayBuffer, label: string): Promise<void> {
  const opened = await openDocument(bytes);
  if ("problem" in opened) return say({ kind: "problem", problem: opened.problem });
  document.title = label;
  document.body.setAttribute("aria-label", label);
  pages = await PageList.of(opened.pdf, document.body, {
    onPage: (page) => say({ kind: "at", page }),
    onZoom: (percent) => say({ kind: "zoomed", percent }),
    onProblem: () => say({ kind: "problem", problem: "cannotDraw" }),
    onText: () => found?.mark(),
  });
  found = new FoundText(opened.pdf, pages, (at, count) => say({ kind: "found", at, count }));
  say({ kind: "opened", pages: opened.pdf.numPages });
}

window.addEventListener("message", (event: MessageEvent<ToFrame>) => {
  if (event.source !== window.parent || event.origin !== location.origin) return;
  const order = event.data;
  switch (order.kind) {
    case "open":
      return void open(order.bytes, order.label).catch(() => say({ kind: "problem", problem: "broken" }));
    case "file":
      return answerFile(order.id, order.bytes);
    case "goTo":
      return pages?.goTo(order.page);
    case "zoom":
      return pages?.zoomTo(order.zoom);
    case "find":
      return void found?.find(order.text);
    case "findNext":
      return found?.step(order.step);
  }
});

const ZOOM_KEYS: Readonly<Record<string, "zoomIn" | "zoomOut" | "zoomFit">> = {
  "+": "zoomIn",
  "=": "zoomIn",
  "-": "zoomOut",
  "0": "zoomFit",
};

/** Scrolling is the browser's own; these keys belong to the bar above the frame. */
window.addEventListener("keydown", (event) => {
  const isCommand = event.ctrlKey || event.metaKey;
  const zoom = isCommand ? undefined : ZOOM_KEYS[event.key];
  if (isCommand && event.key.toLowerCase() === "f") {
    event.preventDefault();
    say({ kind: "key", key: "find" });
  } else if (event.key === "Escape") say({ kind: "key", key: "escape" });
  else if (zoom) say({ kind: "key", key: zoom });
});

say({ kind: "ready" });

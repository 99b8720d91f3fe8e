import type { Messages } from "../nl";

export const pdfViewer: Messages["pdfViewer"] = {
  title: "PDF {name}",
  opening: "The document is being opened",
  bar: "Document",
  previous: "Previous page",
  next: "Next page",
  page: "Page",
  of: "of {pages}",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Fit the width",
  percent: "{percent}%",
  find: "Find in the document",
  findNext: "Next match",
  findPrevious: "Previous match",
  findClose: "Close finding",
  found: "{count, plural, =0 {Not found} other {{at} of {count}}}",
  download: "Download",
  problem: {
    broken: "This file is no PDF, or it is damaged or cut off. It cannot be shown here; downloading it works.",
    encrypted: "This PDF is protected with a password. Download the file and open it with the password.",
    noPages: "This PDF has no pages: there is nothing to show.",
    cannotDraw: "This PDF cannot be shown in this browser. Download the file and open it in another program.",
  },
};

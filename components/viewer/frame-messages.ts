/**
 * What the page and the frame that draws PDFs say to each other (components/viewer/frame/frame.ts). The frame is a
 * stranger to the page: it has no origin, no cookies and no way out, and gets the bytes through here.
 */
export const FILE_KINDS = ["cMapUrl", "standardFontDataUrl", "wasmUrl"] as const;
/** Files that pdf.js asks for only when a document needs them: character maps, standard fonts, decoders. */
export type FileKind = (typeof FILE_KINDS)[number];

/** Why a document cannot be shown; the words stand in lib/messages. */
export type FrameProblem = "broken" | "encrypted" | "noPages" | "cannotDraw";

/** Page to frame. */
export type ToFrame =
  | { kind: "open"; bytes: ArrayBuffer; label: string }
  | { kind: "file"; id: number; bytes: ArrayBuffer | null }
  | { kind: "goTo"; page: number }
  | { kind: "zoom"; zoom: Zoom }
  | { kind: "find"; text: string }
  | { kind: "findNext"; step: 1 | -1 };

/** Frame to page. */
export type FromFrame =
  | { kind: "ready" }
  | { kind: "opened"; pages: number }
  | { kind: "problem"; problem: FrameProblem }
  | { kind: "at"; page: number }
  | { kind: "zoomed"; percent: number }
  | { kind: "found"; at: number; count: number }
  | { kind: "key"; key: "find" | "zoomIn" | "zoomOut" | "zoomFit" | "escape" }
  | { kind: "askFile"; id: number; file: FileKind; name: string };

/** `fit` = as wide as the frame; a number is a part of the page's own size. */
export type Zoom = "fit" | number;

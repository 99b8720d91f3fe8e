import { formatProfitDate, readWallClock } from "@/lib/format/profit-dates";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { type CutText, type GridValue, isCut } from "./row-store/grid-value";

/** How a cell is shown. Kinds from `long` on hold more than fits and open in the viewer. */
export type CellKind = "null" | "blank" | "text" | "number" | "boolean" | "date" | "long" | "xml" | "json" | "base64";

/** `text` is one line, cut to what a cell can show. */
export type CellView = { kind: CellKind; text: string };

export type CellWords = { language: "nl" | "en"; yes: string; no: string };

const OPENS_VIEWER: ReadonlySet<CellKind> = new Set(["long", "xml", "json", "base64"]);

/** True when the cell itself cannot show all there is. */
export function needsViewer(kind: CellKind): boolean {
  return OPENS_VIEWER.has(kind);
}

/** Longer text than this is cut in a cell: wider than any screen, and the DOM stays light. */
const SHOWN_CHARACTERS = 240;
const LONG_CHARACTERS = 120;

/** Runs for every cell on the screen at every new row: looks at the ends of a text, never through all of it. */
export function cellViewOf(value: GridValue | undefined, field: GetConnectorField, words: CellWords): CellView {
  if (value === null || value === undefined) return { kind: "null", text: "" };
  if (typeof value === "boolean") return { kind: "boolean", text: value ? words.yes : words.no };
  if (isCut(value)) return viewOfCut(value, field.dataType);
  if (typeof value === "number") return { kind: "number", text: formatNumber(value, field, words.language, true) };
  if (field.dataType === "date" && readWallClock(value)) {
    return { kind: "date", text: formatProfitDate(value, words.language) };
  }
  return viewOfText(value, field.dataType);
}

function viewOfText(value: string, dataType: string): CellView {
  if (value.trim() === "") return { kind: "blank", text: value.slice(0, SHOWN_CHARACTERS) };
  const text = value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value;
  const kind = richKindOf(value, dataType);
  if (kind) return { kind, text };
  const isLong = value.length > LONG_CHARACTERS || value.includes("\n");
  return { kind: isLong ? "long" : "text", text: isLong ? text.replace(/\r?\n/g, " ↵ ") : text };
}

function viewOfCut({ head, tail, length }: CutText, dataType: string): CellView {
  // As long as the whole to the last four letters, which tell base64.
  const ends = `${head}${"A".repeat((length - head.length - tail.length) & 3)}${tail}`;
  return {
    kind: richKindOf(ends, dataType) ?? "long",
    text: `${head.slice(0, SHOWN_CHARACTERS)}…`.replace(/\r?\n/g, " ↵ "),
  };
}

/** What a text is by its looks; a guess for the marking only, the viewer decides by parsing. */
export function richKindOf(value: string, dataType: string): "xml" | "json" | "base64" | null {
  const head = value.slice(0, 64).trimStart();
  const tail = value.slice(-64).trimEnd();
  if (/^<(\?xml|!--|[A-Za-z_][\w.:-]*[\s/>])/.test(head) && tail.endsWith(">")) return "xml";
  if (/^(\{\s*("|\})|\[\s*([[{"\]]|-?\d|true|false|null))/.test(head) && /[}\]]$/.test(tail)) return "json";
  return looksLikeBase64(value, dataType) ? "base64" : null;
}

/** Hex keys and GUIDs consist of base64 letters too: outside a blob field it takes length to be believed. */
function looksLikeBase64(value: string, dataType: string): boolean {
  if (value.length < (dataType === "blob" ? 24 : 200) || value.length % 4 !== 0) return false;
  return (
    /^[A-Za-z0-9+/]+$/.test(value.slice(0, 120).replace(/=+$/, "")) && /^[A-Za-z0-9+/]*={0,2}$/.test(value.slice(-120))
  );
}

const FORMATS = new Map<string, Intl.NumberFormat>();

/**
 * Whole numbers are mostly keys, years and periods in Profit, so they stay ungrouped; amounts are grouped and keep the
 * decimals their field has. Without `isGrouped` as a spreadsheet wants it pasted.
 */
export function formatNumber(
  value: number,
  field: GetConnectorField,
  language: "nl" | "en",
  isGrouped: boolean,
): string {
  const isWhole = field.dataType === "int";
  const decimals = isWhole ? 0 : Math.min(Math.max(field.decimals ?? 0, 0), 20);
  const key = `${language}|${isWhole ? "int" : decimals}|${isGrouped}`;
  let format = FORMATS.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language === "nl" ? "nl-NL" : "en-GB", {
      useGrouping: isGrouped && !isWhole,
      minimumFractionDigits: decimals,
      maximumFractionDigits: 20,
    });
    FORMATS.set(key, format);
  }
  return format.format(value);
}

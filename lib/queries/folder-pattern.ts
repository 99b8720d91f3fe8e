import { safeFileName } from "@/lib/format/file-name";
import { filledText, placeholdersIn } from "./placeholders";

/**
 * Folders from columns: `{{relatie}}/{{jaar}}/{{type}}`. Only the pattern's own slashes part folders; what a value brings
 * along is part of a name.
 */
export type FolderPattern = { segments: readonly string[]; names: readonly string[] };

export type PatternProblem =
  | { kind: "tooDeep"; most: number }
  /** `{{` that is no placeholder. */
  | { kind: "malformed"; text: string }
  | { kind: "unknown"; name: string };

export const MOST_FOLDERS = 8;
/** Windows takes 260 characters for a whole path unless it is told otherwise: one long value must not fill it. */
const MOST_VALUE = 60;
const MOST_SEGMENT = 80;
/** Stands for a value that is empty. */
const NOTHING = "-";

export function readFolderPattern(
  text: string,
  known: { has: (name: string) => boolean },
): { ok: true; pattern: FolderPattern } | { ok: false; problem: PatternProblem } {
  const segments = text
    .split(/[/\\]/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== "");
  if (segments.length > MOST_FOLDERS) return { ok: false, problem: { kind: "tooDeep", most: MOST_FOLDERS } };
  const malformed = segments.find((segment) => /\{\{|\}\}/.test(filledText(segment, () => "")));
  if (malformed !== undefined) return { ok: false, problem: { kind: "malformed", text: malformed } };
  const names = [...new Set(segments.flatMap(placeholdersIn))];
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) return { ok: false, problem: { kind: "unknown", name: unknown } };
  return { ok: true, pattern: { segments, names } };
}

/** The folder for these values, each part safe on Windows and Linux; empty for a pattern without folders. */
export function folderFor({ segments }: FolderPattern, valueOf: (name: string) => string | null | undefined): string {
  return segments
    .map((segment) => {
      const filled = filledText(segment, (name) => oneName(valueOf(name) ?? ""));
      return safeFileName(cut(filled, MOST_SEGMENT), NOTHING);
    })
    .join("/");
}

function oneName(value: string): string {
  const name = value.replace(/[/\\\s]+/g, (parting) => (/[/\\]/.test(parting) ? "-" : " ")).trim();
  return cut(name, MOST_VALUE) || NOTHING;
}

/** Never through the middle of a character. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(most - 1));
  return text.slice(0, isHalf ? most - 1 : most).trim();
}

// cspell:ignore papaparse
import Papa from "papaparse";

/** The text of a file: UTF-8, and what is none as Windows writes it, for older spreadsheets still do. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** What a spreadsheet or a person writes: tabs, semicolons or commas, quotes around what holds them. */
export function cellsOf(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, "").trimEnd(), {
    delimitersToGuess: ["\t", ";", ","],
    skipEmptyLines: "greedy",
  });
  return data;
}

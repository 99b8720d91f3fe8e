// cspell:ignore papaparse
import Papa from "papaparse";

/** What a spreadsheet or a person writes: tabs, semicolons or commas, quotes around what holds them. */
export function cellsOf(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, "").trimEnd(), {
    delimitersToGuess: ["\t", ";", ","],
    skipEmptyLines: "greedy",
  });
  return data;
}

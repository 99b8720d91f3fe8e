import { z } from "zod";
import { ReportValues } from "../run-report";

/** One report for so many values at once; whoever needs more makes two. */
export const MOST_ITEMS = 5_000;

export const BatchRequest = z.object({
  connectionId: z.uuid(),
  reportId: z.uuid(),
  /** The questions that were answered: another version may ask others. */
  version: z.number().int().min(1),
  /** One report each: what was typed, in the order of the report's questions. */
  rows: z.array(ReportValues).min(1).max(MOST_ITEMS),
});
export type BatchRequest = z.output<typeof BatchRequest>;

/** What a batch would come to, before it begins. */
export type BatchCheck = {
  /** Reports: rows whose values fit, each question once. */
  count: number;
  /** The names of the first files. */
  names: string[];
  /** Rows that would be left out, counted from 1, and which questions are wrong; the first of them. */
  wrong: { row: number; questions: string[] }[];
  wrongCount: number;
  /** Rows that ask the same as one before. */
  doubles: number;
};

/** The rows of a saved query, as a table that a batch can take its values from. */
export type QueryRowsForBatch = { columns: string[]; rows: string[][]; isCut: boolean };

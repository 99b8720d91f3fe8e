import { SandboxRefusal } from "../refusal";

/** What part of the rows is asked for. `skip` and `take` are echoed; `from` and `count` are what they come to. */
export type PageWindow = { skip: number; take: number; from: number; count: number };

/**
 * Reads skip and take as Profit does (protocol 3.5): left out 0 and 100; a skip below -1 and anything that is no whole
 * number counts as 0; skip -1 is everything, whatever take says; take -1 without it is an error (that a take below -1
 * is one too is inferred); take 0 gives one row.
 */
export function readPageWindow(skipText: string | undefined, takeText: string | undefined): PageWindow {
  const writtenSkip = wholeNumber(skipText, 0);
  const skip = writtenSkip < -1 ? 0 : writtenSkip;
  const take = wholeNumber(takeText, 100);
  if (skip === -1) return { skip, take, from: 0, count: Number.POSITIVE_INFINITY };
  if (take < 0) throw new SandboxRefusal("unexpected");
  return { skip, take, from: skip, count: take === 0 ? 1 : take };
}

/** An empty value counts as left out (inferred), as does one too large for 32 bits as 0. */
function wholeNumber(text: string | undefined, otherwise: number): number {
  const written = text?.trim() ?? "";
  if (written === "") return otherwise;
  if (!/^[+-]?\d{1,10}$/.test(written)) return 0;
  const number = Number(written);
  return Math.abs(number) > 2_147_483_647 ? 0 : number;
}

import { NEAR_DAYS, PERIODS, type RelativeDate, relativeDateText, TURNS } from "@/lib/queries/relative-date";

type Edge = RelativeDate & { kind: "edge" };

export const NEAR_OPTIONS = NEAR_DAYS.map((day) => ({ day, text: relativeDateText({ kind: "near", day }) }));

/** This period first: it is asked for most, then the one that was just closed. */
export function edgeOptions(edge: Edge["edge"]): { date: Edge; text: string }[] {
  const turns = [TURNS[1], TURNS[0], TURNS[2]];
  return PERIODS.flatMap((period) => turns.map((turn): Edge => ({ kind: "edge", edge, turn, period }))).map((date) => ({
    date,
    text: relativeDateText(date),
  }));
}

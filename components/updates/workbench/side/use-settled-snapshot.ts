import { useState } from "react";
import type { Snapshot } from "../use-message";

/** A form of more takes too long to be made anew while somebody types in the XML. In characters. */
const LARGE = 150_000;

/** A long text as it was before somebody began to type in it, until it is asked for, or the form itself changes it. */
export function useSettledSnapshot(snapshot: Snapshot): { settled: Snapshot; isLate: boolean; hurry: () => void } {
  const [settled, setSettled] = useState(snapshot);
  const [isHurried, setHurried] = useState(false);
  const isLate = settled.version !== snapshot.version;
  const isAtOnce = isLate && (snapshot.length < LARGE || isHurried);
  if (isAtOnce) setSettled(snapshot);
  if (isAtOnce && isHurried) setHurried(false);
  return {
    settled: isAtOnce ? snapshot : settled,
    isLate: isLate && !isAtOnce,
    hurry: () => setHurried(true),
  };
}

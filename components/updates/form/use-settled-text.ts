import { useEffect, useState } from "react";

/** A form of more takes too long to be made anew while somebody types in the XML. In characters. */
const LARGE = 150_000;
/** A pause in typing, in ms. */
const PAUSE_MS = 1_000;

/** A long text as it was before the last pause, but for what the form itself changed. */
export function useSettledText(text: string): { text: string; hurry: () => void } {
  const [settled, setSettled] = useState(text);
  const [isHurried, setHurried] = useState(false);
  const isLate = settled !== text;
  const isAtOnce = isLate && (text.length < LARGE || isHurried);
  if (isAtOnce) {
    setSettled(text);
    setHurried(false);
  }
  useEffect(() => {
    if (!isLate || isAtOnce) return;
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isLate, isAtOnce, text]);
  return { text: isAtOnce ? text : settled, hurry: () => setHurried(true) };
}

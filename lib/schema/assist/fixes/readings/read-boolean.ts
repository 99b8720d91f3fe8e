// cspell:ignore waar onwaar vrai
const YES = new Set(["true", "1", "-1", "ja", "j", "yes", "y", "waar", "aan", "on", "x", "t"]);
const NO = new Set(["false", "0", "nee", "n", "no", "onwaar", "uit", "off", "f"]);

/** What a text means as yes or no; both when it does not tell. */
export function readBoolean(written: string): boolean[] {
  const word = written.trim().toLowerCase();
  if (YES.has(word)) return [true];
  return NO.has(word) ? [false] : [true, false];
}

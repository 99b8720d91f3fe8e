/** Deeper than any filter. */
const DEEPEST = 64;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;
const OTHER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where a text stops being JSON. Engines tell it in words of their own, or not at all; a person who edits wants the place.
 * -1 when nothing is wrong.
 */
export function jsonFaultAt(text: string): number {
  let at = 0;
  const fail = (): never => {
    throw new Stopped(at);
  };
  const skipSpace = () => {
    while (" \t\r\n".includes(text[at] ?? "x")) at++;
  };
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  const list = (close: string, item: () => void) => {
    at++;
    skipSpace();
    if (text[at] === close) return void at++;
    for (;;) {
      item();
      skipSpace();
      if (text[at] === close) return void at++;
      if (text[at] !== ",") fail();
      at++;
      skipSpace();
    }
  };
  const value = (depth: number) => {
    if (depth > DEEPEST) fail();
    skipSpace();
    if (text[at] === "[") return list("]", () => value(depth + 1));
    if (text[at] !== "{") return take(STRING) || take(OTHER) || fail();
    return list("}", () => {
      if (!take(STRING)) fail();
      skipSpace();
      if (text[at] !== ":") fail();
      at++;
      value(depth + 1);
    });
  };
  try {
    value(0);
    skipSpace();
    return at === text.length ? -1 : at;
  } catch (error) {
    if (error instanceof Stopped) return error.at;
    throw error;
  }
}

class Stopped extends Error {
  readonly at: number;

  constructor(at: number) {
    super("Not JSON");
    this.at = at;
  }
}

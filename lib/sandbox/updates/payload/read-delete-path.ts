import { decoded } from "../../call";

/** One level of a DELETE: an object and what tells which records of it are meant. */
export type DeleteLevel = { name: string; keys: ReadonlyMap<string, string> };

/**
 * Reads `{RootElement}/{keys}/{values}[/{SubObject}/{keys}/{values}…]`, as it stands behind the connector in a DELETE
 * (protocol 3.8). Keys have an `@` or not. Lists are split before they are decoded: a value may hold a comma. Undefined
 * when it is no such path.
 */
export function readDeletePath(writtenSegments: readonly string[]): DeleteLevel[] | undefined {
  const levels: DeleteLevel[] = [];
  for (let at = 0; at < writtenSegments.length; at += 3) {
    const [name = "", keys, values] = writtenSegments.slice(at, at + 3);
    if (keys === undefined || values === undefined) return undefined;
    const names = keys.split(",").map((key) => decoded(key).replace(/^@/, ""));
    const texts = values.split(",").map(decoded);
    const pairs = names.map((key, index): [string, string] => [key, texts[index] ?? ""]);
    if (names.length !== texts.length || new Set(names).size !== names.length) return undefined;
    levels.push({ name: decoded(name), keys: new Map(pairs) });
  }
  return levels.length === 0 ? undefined : levels;
}

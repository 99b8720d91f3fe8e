/** The symbols of the operator table, longest first so that `>=` is not read as `>` (protocol 5). */
const SYMBOLS: readonly (readonly [string, number])[] = [
  ["![]", 9],
  ["[]", 8],
  [">=", 2],
  ["<=", 3],
  ["!=", 7],
  ["!*", 11],
  ["!@", 12],
  ["!&", 14],
  ["=", 1],
  [">", 4],
  ["<", 5],
  ["*", 6],
  ["@", 10],
  ["&", 13],
];

/**
 * Operator 15: the value itself says what to do, such as `*bak*`. The exact grammar is not documented; here it is one
 * symbol of the operator table in front of a value, with a closing `*` dropped, and "contains" without a symbol (inferred).
 */
export function readQuickFilter(expression: string): { operator: number; value: string } {
  const written = expression.trim();
  const [symbol, operator] = SYMBOLS.find(([start]) => written.startsWith(start)) ?? ["", 6];
  const value = written.slice(symbol.length);
  return { operator, value: operator === 6 || operator === 11 ? value.replace(/\*$/, "") : value };
}

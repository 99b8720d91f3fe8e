/** The place of a line and column as libxml2 counts them: both from 1, in characters. At most the end of the line. */
export function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const next = text.indexOf("\n", start);
    if (next === -1) break;
    start = next + 1;
  }
  const newline = text.indexOf("\n", start);
  const end = newline === -1 ? text.length : newline;
  let offset = start;
  for (let passed = 1; passed < column && offset < end; passed++) offset += text.codePointAt(offset)! > 0xffff ? 2 : 1;
  return offset;
}

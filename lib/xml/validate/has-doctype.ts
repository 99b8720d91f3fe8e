const BLANK = /[\ufeff\s]*/y;

/** Whether a document type stands before the root; the same words inside a CDATA or a comment are text. */
export function hasDoctype(text: string): boolean {
  for (let at = 0; ;) {
    BLANK.lastIndex = at;
    at += BLANK.exec(text)?.[0].length ?? 0;
    if (text.startsWith("<!DOCTYPE", at)) return true;
    const ending = text.startsWith("<?", at) ? "?>" : text.startsWith("<!--", at) ? "-->" : null;
    const end = ending === null ? -1 : text.indexOf(ending, at + 2);
    if (ending === null || end === -1) return false;
    at = end + ending.length;
  }
}

/** Longer texts are shown as they came: laying them out would block the page, and nobody reads half a megabyte. */
const MAX_PRETTY = 500_000;

/** JSON over lines with two spaces; null when it is no JSON. Numbers keep their digits only as far as JavaScript does. */
export function prettyJson(text: string): string | null {
  if (text.length > MAX_PRETTY) return null;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!(?:[^>"']|"[^"]*"|'[^']*')*>|<\/?[^\s<>/!?](?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+/y;

/**
 * XML over lines, by its marks alone: nothing is parsed, resolved or fetched, so a hostile text is only a long one. Null
 * when the marks do not add up; an element with text alone stays on one line.
 */
export function prettyXml(text: string): string | null {
  if (text.length > MAX_PRETTY) return null;
  const tokens = xmlTokens(text);
  if (!tokens) return null;
  const lines: string[] = [];
  let depth = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? "";
    const [next = "", afterNext = ""] = [tokens[index + 1], tokens[index + 2]];
    if (token.startsWith("</")) {
      depth -= 1;
      if (depth < 0) return null;
      lines.push("  ".repeat(depth) + token);
    } else if (!isOpening(token)) lines.push("  ".repeat(depth) + token);
    else if (next.startsWith("</")) {
      lines.push("  ".repeat(depth) + token + next);
      index += 1;
    } else if (!next.startsWith("<") && afterNext.startsWith("</")) {
      lines.push("  ".repeat(depth) + token + next + afterNext);
      index += 2;
    } else {
      lines.push("  ".repeat(depth) + token);
      depth += 1;
    }
  }
  return depth === 0 ? lines.join("\n") : null;
}

function isOpening(token: string): boolean {
  return token.startsWith("<") && !/^<[!?/]/.test(token) && !token.endsWith("/>");
}

function xmlTokens(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return null;
    const token = match[0].trim();
    if (token !== "") tokens.push(token);
  }
  return tokens;
}

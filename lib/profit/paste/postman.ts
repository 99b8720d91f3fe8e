const MAX_STRINGS = 5_000;

/**
 * A Postman request, collection or environment (or any other JSON) as plain lines, so that the same search works:
 * `{"key": "Authorization", "value": "…"}` becomes `Authorization: …`, an address in pieces becomes one again.
 * null when the text is no JSON.
 */
export function linesOfJson(text: string): { lines: string; isPostman: boolean } | null {
  if (!/^\s*[[{]/.test(text)) return null;
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  const lines: string[] = [];
  const waiting: [name: string, value: unknown][] = [["", root]];
  let isPostman = false;
  for (let next = waiting.pop(); next && lines.length < MAX_STRINGS; next = waiting.pop()) {
    const [name, value] = next;
    if (typeof value === "string" || typeof value === "number") lines.push(name ? `${name}: ${value}` : `${value}`);
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) isPostman ||= isPartOfPostman(value);
    lines.push(...joined(value));
    // Backwards: the last one in is the first one out, and the order of the text should stay.
    waiting.push(...(Object.entries(value).toReversed() as [string, unknown][]));
  }
  return { lines: lines.join("\n"), isPostman };
}

function isPartOfPostman(value: object): boolean {
  return ["_postman_id", "_postman_variable_scope", "request", "postman_id"].some((key) => key in value);
}

function joined(value: object): string[] {
  const lines: string[] = [];
  if ("key" in value && "value" in value && typeof value.key === "string" && typeof value.value === "string") {
    lines.push(`${value.key}: ${value.value}`);
  }
  if ("host" in value && Array.isArray(value.host)) {
    const path = "path" in value && Array.isArray(value.path) ? value.path : [];
    lines.push(`https://${value.host.map(String).join(".")}/${path.map(String).join("/")}`);
  }
  return lines;
}

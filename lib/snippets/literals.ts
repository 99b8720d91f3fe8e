/** Any text as one value of a language: what is in it stays text, whatever it looks like (protocol knows no limits). */

/** bash: nothing means anything between single quotes but the next one. A shell has no NUL. */
export function bashText(text: string): string {
  return `'${text.replaceAll("\0", "").replaceAll("'", String.raw`'\''`)}'`;
}

/** TypeScript and Python read a JSON text as the text it stands for. */
export function jsonText(text: string): string {
  return JSON.stringify(text.toWellFormed());
}

/** C#: as JSON, but a text must not contain what C# takes for the end of a line. */
export function csharpText(text: string): string {
  return jsonText(text).replace(
    /[\u0085\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** PHP, single quotes: only the backslash and the quote mean something. */
export function phpText(text: string): string {
  return `'${text.toWellFormed().replace(/[\\']/g, String.raw`\$&`)}'`;
}

/** PowerShell, single quotes; it takes the curly ones for quotes too. */
export function powerShellText(text: string): string {
  return `'${text.toWellFormed().replace(/['\u2018\u2019\u201a\u201b]/g, "$&$&")}'`;
}

/** Power Query: `""` for a quote, and `#(` begins an escape. */
export function powerQueryText(text: string): string {
  const escaped = text.toWellFormed().replace(/"|#\(|[\0-\x1f\x7f\u0085\u2028\u2029]/g, (found) => {
    if (found === '"') return '""';
    if (found === "#(") return "#(#)(";
    return `#(${found.charCodeAt(0).toString(16).padStart(4, "0")})`;
  });
  return `"${escaped}"`;
}

/** One line of comment stays one line. */
export function commentText(text: string): string {
  return text.toWellFormed().replace(/[\0-\x1f\x7f\u0085\u2028\u2029]+/g, " ");
}

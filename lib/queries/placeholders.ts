/** `{{from}}`, `{{ Van datum }}`'s spaces around it allowed, none inside: the name is also a parameter of an address. */
const PLACEHOLDER = /\{\{\s*([\p{L}_][\p{L}\p{N}_-]{0,39})\s*\}\}/gu;

export const PARAMETER_NAME = /^[\p{L}_][\p{L}\p{N}_-]{0,39}$/u;

export function placeholderOf(name: string): string {
  return `{{${name}}}`;
}

/** Names in a value, each once, in the order they stand. */
export function placeholdersIn(value: string): string[] {
  return [...new Set([...value.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ""))];
}

export function hasPlaceholder(value: string): boolean {
  return value.includes("{{") && placeholdersIn(value).length > 0;
}

/** Every placeholder that `valueOf` knows replaced, once: what a value brings along is not looked at again. */
export function filledText(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replaceAll(PLACEHOLDER, (whole, name: string) => valueOf(name) ?? whole);
}

import type { SchemaField } from "@/lib/schema/connector-schema";

/** What keeps a text from being a number, said at once, before the whole message is looked at. */
export function judgeNumber(field: SchemaField | null, text: string): "notNumber" | "notWhole" | null {
  const typed = text.trim();
  if (typed === "") return null;
  if (field?.kind === "int") return /^[+-]?\d+$/.test(typed) ? null : "notWhole";
  if (field?.kind !== "decimal") return null;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plainNumberText(field, typed)) ? null : "notNumber";
}

/** `1,5` can only mean one thing in a field that takes decimals; `1.234,5` or `1,234.5` may be either, and stay. */
export function plainNumberText(field: SchemaField | null, text: string): string {
  return field?.kind === "decimal" && /^\s*[+-]?\d+,\d+\s*$/.test(text) ? text.trim().replace(",", ".") : text;
}

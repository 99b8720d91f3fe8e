import type { FieldKind, SchemaField } from "../../connector-schema";

/** A value that fits the field's type, length and list, and tells of itself that it is an example where it can. */
export function sampleValue(field: SchemaField, today: string): string {
  const code = field.codes?.find(({ id }) => id !== "" && fits(id, field));
  if (code) return code.id;
  switch (field.kind) {
    case "text":
      return sampleText(field);
    case "int":
    case "decimal":
      return field.totalDigits !== null && field.totalDigits === field.decimals ? "0" : "1";
    case "boolean":
      return "false";
    case "date":
      return today;
    case "dateTime":
      return `${today}T12:00:00`;
    case "time":
      return "12:00:00";
    case "base64":
      return "SGFsbG8=";
  }
}

/** The field's own name, as far as it goes in; half a character would be none. */
function sampleText({ label, id, length }: SchemaField): string {
  const text = (label ?? "").trim() || id;
  return length === null ? text : [...text].slice(0, length).join("").trim();
}

const WRITTEN: Partial<Record<FieldKind, RegExp>> = {
  int: /^[+-]?\d{1,18}$/,
  decimal: /^[+-]?\d+(\.\d+)?$/,
  boolean: /^(true|false|1|0)$/,
};

function fits(id: string, { kind, length, decimals }: SchemaField): boolean {
  if (kind === "text") return length === null || id.length <= length;
  if (kind === "decimal" && decimals === 0 && id.includes(".")) return false;
  return WRITTEN[kind]?.test(id) ?? false;
}

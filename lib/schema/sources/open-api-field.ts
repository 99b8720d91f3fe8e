import { type Code, type FieldKind, isCustomField, plainField, type SchemaField } from "../connector-schema";
import { listAt, numberAt, textAt } from "./json-shape";

/** One property of `Fields`. The files are written in English; a label's lines after the first are its code list. */
export function openApiField(id: string, described: unknown, isRequired: boolean): SchemaField {
  const description = textAt(described, "description") ?? "";
  const kind = kindOf(described);
  return {
    ...plainField(id, kind),
    englishLabel: description.split("\n", 1)[0]?.trim() || null,
    length: numberAt(described, "maxLength") ?? null,
    decimals: kind === "decimal" ? scaleOf(numberAt(described, "multipleOf")) : null,
    isMandatory: isRequired,
    isCustom: isCustomField(id),
    codes: codesOf(described, description),
  };
}

function kindOf(described: unknown): FieldKind {
  switch (textAt(described, "type")) {
    case "integer":
      return "int";
    case "number":
      return "decimal";
    case "boolean":
      return "boolean";
    default: {
      const format = textAt(described, "format");
      // "byte" is said of memos and of bytes alike (protocol 6.2): text is what both can be.
      return format === "date" ? "date" : format === "date-time" ? "dateTime" : "text";
    }
  }
}

function scaleOf(multipleOf: number | undefined): number | null {
  return multipleOf === undefined || multipleOf <= 0 ? null : Math.max(0, Math.round(-Math.log10(multipleOf)));
}

/** One `id = text;` a line, as many as `enum` has; several texts may stand on lines of their own. */
function codesOf(described: unknown, description: string): Code[] | null {
  const ids = listAt(described, "enum");
  if (ids.length === 0) return null;
  const lines = description.split("\n").slice(1);
  return ids.map((written, index) => {
    const id = String(written);
    const start = `${id} = `;
    const line = lines[index]?.startsWith(start) ? lines[index] : lines.find((other) => other.startsWith(start));
    const text = line?.slice(start.length).replace(/;\s*$/, "");
    return { id, text: null, englishText: text || null };
  });
}

import type { CodeValue, Label } from "../updates/definition";
import type { DescribedField } from "./file-layout";

/** A file speaks one language; which one it does not say. */
export function bothLanguages(text: string): Label {
  return { nl: text, en: text };
}

/** The first line of a description is the label; a code list follows, one `id = text;` a line. */
export function labelOf({ description }: DescribedField, fieldId: string): string {
  return description.split("\n", 1)[0]?.trim() || fieldId;
}

export function codeListOf({ enum: ids, description }: DescribedField): CodeValue[] | null {
  if (!ids) return null;
  const lines = description.split("\n").slice(1);
  return ids.map((written, index) => {
    const id = String(written);
    const start = `${id} = `;
    const inPlace = lines[index]?.startsWith(start) ? lines[index] : undefined;
    const line = inPlace ?? lines.find((other) => other.startsWith(start));
    const text = line?.slice(start.length).replace(/;\s*$/, "");
    return { id, description: bothLanguages(text || id) };
  });
}

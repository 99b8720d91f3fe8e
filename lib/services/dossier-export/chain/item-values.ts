import type { DossierMapping } from "../dossier-mapping";
import type { Chain } from "./open-chain";
import type { RowTexts } from "./row-texts";

/** What a folder may be called after beside the item's own fields; words of the pattern, in Dutch as Profit's fields are. */
export const ITEM_WORDS = ["nummer", "jaar", "maand", "datum", "type", "relatie", "onderwerp"] as const;
export type ItemWord = (typeof ITEM_WORDS)[number];

type Named = Pick<Chain, "maskedFields" | "typeNames">;

/** A value as it may be seen: a date without its `Z` and its midnight, nothing of a masked field. */
export function shownValue(row: RowTexts, fieldId: string | null, { maskedFields }: Named): string | null {
  const value = fieldId === null || maskedFields.has(fieldId) ? null : (row[fieldId] ?? null);
  const moment = value === null ? null : /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)Z?$/.exec(value);
  if (!moment) return value;
  return moment[2] === "00:00:00" ? (moment[1] ?? value) : `${moment[1]} ${moment[2]}`;
}

export function typeOf(row: RowTexts, { items }: DossierMapping, named: Named): string | null {
  const id = shownValue(row, items.type, named);
  return id === null ? null : (named.typeNames.get(id) ?? id);
}

/** What a placeholder of the folder pattern stands for in this item. */
export function placeholderValue(
  name: string,
  row: RowTexts,
  mapping: DossierMapping,
  named: Named,
): string | null | undefined {
  const { items } = mapping;
  const date = () => shownValue(row, items.date, named);
  switch (name as ItemWord) {
    case "nummer":
      return shownValue(row, items.id, named);
    case "jaar":
      return date()?.slice(0, 4);
    case "maand":
      return date()?.slice(5, 7);
    case "datum":
      return date()?.slice(0, 10);
    case "type":
      return typeOf(row, mapping, named);
    case "relatie":
      return shownValue(row, items.relation, named);
    case "onderwerp":
      return shownValue(row, items.subject, named);
    default:
      return shownValue(row, name, named);
  }
}

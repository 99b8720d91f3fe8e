import type { SortField } from "@/lib/profit/filter/rows-query";
import type { FieldsById } from "../explorer/explorer-state";
import { labelOf } from "../fields/match-fields";

/** "Naam ↑, Nummer ↓" */
export function orderText(order: readonly SortField[], byId: FieldsById): string {
  return order
    .map(({ fieldId, direction }) => {
      return `${labelOf(byId.get(fieldId) ?? { id: fieldId })} ${direction === "asc" ? "↑" : "↓"}`;
    })
    .join(", ");
}

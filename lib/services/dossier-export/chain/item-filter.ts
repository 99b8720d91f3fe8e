import { profitQueryOf } from "@/lib/profit/filter/compile";
import { REQUEST_LIMIT } from "@/lib/profit/filter/request-length";
import type { Condition, Filter } from "@/lib/profit/filter/rows-query";
import { ServiceError } from "../../errors";
import type { DossierExportDefinition } from "../definition";

/** Both the pager's key and its paging must still fit behind the filter. */
const ROOM_FOR_KEY = 250;

/**
 * The items that are exported: those of the chosen types that match the filter, as one filter of AND-groups. Refuses one
 * that does not fit into a request, for Profit would answer it with a 404 that says nothing.
 */
export function itemFilter({
  types,
  filter,
  mapping,
  transport,
}: Pick<DossierExportDefinition, "types" | "filter" | "mapping" | "transport">): Filter {
  const own = filter.groups.filter((group) => group.length > 0);
  const field = mapping.items.type;
  if (types.length > 0 && field === null) {
    throw new ServiceError("INVALID_INPUT", "The dossier has no field for the item's type", { fields: "types" });
  }
  const ofType = types.map((value): Condition => ({ fieldId: field ?? "", operator: "equal", value }));
  const groups: Condition[][] =
    ofType.length === 0
      ? own
      : own.length === 0
        ? ofType.map((condition) => [condition])
        : ofType.flatMap((condition) => own.map((group) => [condition, ...group]));
  const whole = { groups };
  const orderBy = [{ fieldId: mapping.items.id, direction: "asc" as const }];
  const { length } = profitQueryOf({ filter: whole, orderBy, skip: 0, take: 1_000 });
  if (transport === "rest" && length > REQUEST_LIMIT - ROOM_FOR_KEY) {
    const sentence = `The types and the filter together take ${length} of the ${REQUEST_LIMIT - ROOM_FOR_KEY} characters that a request has for them. Choose fewer types, or all.`;
    throw new ServiceError("INVALID_INPUT", sentence, { parameter: "filter", kind: "tooLong", length, sentence });
  }
  return whole;
}

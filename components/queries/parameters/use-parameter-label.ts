import { useTranslations } from "next-intl";
import type { ExplorerState, FieldsById } from "@/components/connectors/explorer/explorer-state";
import { labelOf } from "@/components/connectors/fields/match-fields";
import { valueKindOf } from "@/lib/profit/filter/operators-by-type";
import { placeholdersIn } from "@/lib/queries/placeholders";
import type { QueryParameter } from "@/lib/queries/query-parameter";

/** What a parameter is asked as: its own words, else its first condition's ("Gewijzigd vanaf"), else its name. */
export function useParameterLabel(state: ExplorerState, fields: FieldsById) {
  const t = useTranslations("connectors.filter.operators");
  return ({ label, name }: QueryParameter): string => {
    if (label !== "") return label;
    const conditions = state.groups.flatMap((group) => group.conditions);
    const condition = conditions.find(({ value }) => placeholdersIn(value).includes(name));
    const field = condition && fields.get(condition.fieldId);
    if (!condition || !field) return name;
    const kind = valueKindOf(field.dataType);
    // "Naam is" asks nothing that "Naam" does not.
    return condition.operator === "equal" ? labelOf(field) : `${labelOf(field)} ${t(`${kind}.${condition.operator}`)}`;
  };
}

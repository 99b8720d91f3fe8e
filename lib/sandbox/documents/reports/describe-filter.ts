import type { WrittenCondition, WrittenFilter } from "../../filter/expression";
import type { Language } from "../../language";
import type { ReportDefinition } from "./report-definition";

/** The symbols of protocol 5, by operator number. */
const SYMBOLS = ["", "=", ">=", "<=", ">", "<", "*", "!=", "[]", "![]", "@", "!*", "!@", "&", "!&", "Sf"];
const WORDS = {
  nl: { and: " en ", or: " of ", none: "geen" },
  en: { and: " and ", or: " or ", none: "none" },
} as const;

/** What was asked for, as a report prints it: `U003 Verkooprelatie = 10001 en U005 …`. */
export function describeFilters(
  filters: readonly WrittenFilter[],
  { fields }: Pick<ReportDefinition, "fields">,
  language: Language,
): string {
  const { and, or, none } = WORDS[language];
  const condition = ({ fieldId, operator, value }: WrittenCondition) => {
    const field = fields.find((own) => own.fieldId.toLowerCase() === fieldId.toLowerCase());
    return [fieldId, field?.label[language], SYMBOLS[operator], value].filter(Boolean).join(" ");
  };
  const described = filters.map(({ combine, groups }) =>
    groups
      .map((group) => group.map(condition).join(combine === "any" ? and : or))
      .map((text) => (groups.length > 1 ? `(${text})` : text))
      .join(combine === "any" ? or : and),
  );
  return described.length === 0 ? none : described.join(and);
}

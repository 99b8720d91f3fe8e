import { placeholdersIn } from "@/lib/queries/placeholders";
import type { QueryParameter } from "@/lib/queries/query-parameter";

/** A template asks for no more than a person fills in. */
const MOST_PARAMETERS = 50;

/** What a template asks for: the placeholders in it, in the order they stand; what was said of one before still holds. */
export function parametersOfText(xml: string, described: readonly QueryParameter[]): QueryParameter[] {
  return placeholdersIn(xml)
    .slice(0, MOST_PARAMETERS)
    .map(
      (name) =>
        described.find((parameter) => parameter.name === name) ?? {
          ...{ name, label: "", kind: "text" as const, defaultValue: "", isRequired: true },
        },
    );
}

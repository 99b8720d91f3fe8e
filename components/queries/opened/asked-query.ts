import { type ExplorerState, type FieldsById, queryOf } from "@/components/connectors/explorer/explorer-state";
import { valueKindOf } from "@/lib/profit/filter/operators-by-type";
import type { Condition, RowsQuery } from "@/lib/profit/filter/rows-query";
import { dutchDayOf } from "@/lib/queries/calendar-day";
import { enteredValue, fillIn, type KindOf, parametersIn } from "@/lib/queries/fill-in";
import type { ParameterProblem } from "@/lib/queries/parameter-value";
import type { QueryParameter } from "@/lib/queries/query-parameter";

export type AskedQuery = {
  /** The query with its parameters filled in; where one has a problem, its placeholder still stands. */
  query: RowsQuery;
  parameters: QueryParameter[];
  problems: ReadonlyMap<string, ParameterProblem>;
  /** Conditions that go because their parameter is empty. */
  leftOut: readonly Condition[];
  /** Every parameter was entered, by a person or by the link: nothing is asked any more. */
  isAnswered: boolean;
};

const NO_PROBLEMS: ReadonlyMap<string, ParameterProblem> = new Map();

/** What the form asks of Profit today: relative dates are counted from this day, in the Netherlands. */
export function askedOf(state: ExplorerState, fields: FieldsById, described: readonly QueryParameter[]): AskedQuery {
  const query = queryOf(state, fields);
  const kindOf: KindOf = (fieldId) => valueKindOf(fields.get(fieldId)?.dataType ?? "string");
  const parameters = parametersIn(query.filter, described, kindOf);
  if (parameters.length === 0) return { query, parameters, problems: NO_PROBLEMS, leftOut: [], isAnswered: true };
  const { entered } = state;
  const { filter, problems, leftOut } = fillIn(query.filter, parameters, {
    ...{ entered, kindOf, today: dutchDayOf(new Date()) },
  });
  const isAnswered = parameters.every(({ name }) => entered.has(name));
  return { query: { ...query, filter }, parameters, problems, leftOut, isAnswered };
}

/** What a run was asked with, defaults too, so that its link carries every value. */
export function answersOf({ parameters }: AskedQuery, { entered }: ExplorerState): [string, string][] {
  return parameters.map((parameter) => [parameter.name, enteredValue(parameter, entered)]);
}

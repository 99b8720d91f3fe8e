import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { cellTest, type CellTest } from "../filter/condition";
import type { WrittenCondition, WrittenFilter } from "../filter/expression";
import type { WrittenOrder } from "../filter/order";
import { SandboxRefusal } from "../refusal";
import type { OpenQuestions } from "../settings";
import type { FieldDefinition, GetConnectorDefinition } from "./definition";
import type { Shuffle } from "./shuffle";

export type Condition = { field: FieldDefinition; index: number; operator: number; value: string; test: CellTest };

/** A written filter with its fields found and its values read. */
export type CheckedFilter = { combine: WrittenFilter["combine"]; groups: Condition[][] };

export type OrderKey = { field: FieldDefinition; index: number; descending: boolean };

export type RowTest = (cell: (field: number) => CellValue) => boolean;

/** A question that is known to make sense for its connector. All tests must hold. */
export type RowQuery = { filters: CheckedFilter[]; tests: RowTest[]; order: OrderKey[] };

/** The rows that a question selects. `ordered` gives their numbers in the source by position, for one page's shuffle. */
export type Selection = { length: number; ordered: (shuffle: Shuffle) => (position: number) => number };

/** Finds fields and reads values; refuses what Profit would refuse. */
export function checkQuery(
  definition: GetConnectorDefinition,
  written: { filters: readonly WrittenFilter[]; order: readonly WrittenOrder[] },
  open: OpenQuestions,
): RowQuery {
  const find = fieldFinder(definition, open.names);
  const checkCondition = ({ fieldId, operator, value }: WrittenCondition): Condition => {
    const { field, index } = find(fieldId);
    return { field, index, operator, value, test: cellTest(field, operator, value, open.percentInside) };
  };
  const filters = written.filters.map(({ combine, groups }) => ({
    combine,
    groups: groups.map((group) => group.map(checkCondition)),
  }));
  const order = written.order.map(({ fieldId, descending }) => ({ ...find(fieldId), descending }));
  return { filters, tests: filters.map(rowTest), order };
}

/** A field whose id has a dot cannot be filtered or sorted on (protocol 3.5); that it is "not found" is inferred. */
function fieldFinder(definition: GetConnectorDefinition, names: OpenQuestions["names"]) {
  const caseOf = (id: string) => (names === "any-case" ? id.toLowerCase() : id);
  const byId = new Map(definition.fields.map((field, index) => [caseOf(field.id), { field, index }]));
  return (fieldId: string) => {
    const found = fieldId.includes(".") ? undefined : byId.get(caseOf(fieldId));
    if (!found) throw new SandboxRefusal("fieldNotFound", fieldId);
    return found;
  };
}

function rowTest(filter: CheckedFilter): RowTest {
  const { combine, groups } = filter;
  return (cell) => {
    const holds = ({ index, test }: Condition) => test(cell(index));
    return combine === "any" ? groups.some((group) => group.every(holds)) : groups.every((group) => group.some(holds));
  };
}

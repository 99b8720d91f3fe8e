// cspell:ignore datum gewijzigd aangemaakt
import type { FieldDefinition, GetConnectorDefinition } from "../rows/definition";
import type { RowSource } from "../rows/row-source";
import { hashOf } from "../random";
import { bothLanguages, labelOf } from "./field-labels";
import type { DescribedField } from "./file-layout";
import { keyCell, madeUpCell } from "./made-up-cells";
import type { DescribedGet } from "./read-open-api-file";

/** The definition of a described GetConnector, with a few hundred rows made from its fields when they are asked for. */
export function getDefinitionOf({ id, summary, fields }: DescribedGet, seed: string): GetConnectorDefinition {
  const definitions = [...fields].map(([fieldId, field], index) => fieldDefinitionOf(fieldId, field, index));
  const key = keyIndexOf(definitions);
  const rows = 200 + (hashOf(`${seed} ${id} rows`) % 300);
  const source = (): RowSource => ({
    length: rows,
    cell: (row, index) => {
      const field = definitions[index];
      if (!field) return null;
      return index === key ? keyCell(field, row) : madeUpCell(`${seed} ${id}`, field, String(row + 1));
    },
  });
  return { id, description: summary || id, fields: definitions, source };
}

/** Files tell type and label; length, control and code are made up (protocol 3.3 gives the forms). */
function fieldDefinitionOf(id: string, described: DescribedField, index: number): FieldDefinition {
  const label = labelOf(described, id);
  const common = { id, fieldId: `U${String(index + 1).padStart(3, "0")}`, label: bothLanguages(label), decimals: 0 };
  switch (described.type) {
    case "integer":
      return { ...common, dataType: "int", length: 9, controlType: 5 };
    case "boolean":
      return { ...common, dataType: "boolean", length: 1, controlType: 1 };
    case "number":
      return { ...common, dataType: "decimal", length: 15, controlType: 1, decimals: 2 };
    case "string":
      return isDate(id, label)
        ? { ...common, dataType: "date", length: 8, controlType: 1 }
        : { ...common, dataType: "string", length: 80, controlType: 1 };
  }
}

/** Dates are plain strings in the files: `CreateDate`, `Date of birth`, `Changed on`, `Start of …` (inferred). */
function isDate(id: string, label: string): boolean {
  return (
    /\bdate\b|datum|\b(changed|created|approved) on\b|\b(gewijzigd|aangemaakt) op\b/i.test(label) ||
    /(^|[a-z_])(Date|Datum)(?![a-z])|^(date|datum)(?![a-z])|^(Modified|Created)$/.test(id)
  );
}

/** The first field that can tell rows apart; administrations, years and types come back in many rows. */
function keyIndexOf(fields: readonly FieldDefinition[]): number {
  const canBe = ({ dataType }: FieldDefinition) => dataType === "int" || dataType === "string";
  const comesBack = ({ id }: FieldDefinition) =>
    /^(Unit|UnitId|EmployerId|Year|Period|Type|TypeId|ItemType|SbTy)$/.test(id);
  const unique = fields.findIndex((field) => canBe(field) && !comesBack(field));
  return unique >= 0 ? unique : fields.findIndex(canBe);
}

import type { UpdateField } from "../updates/definition";
import type { LevelEvidence } from "./example-evidence";

/**
 * Which fields tell the records of an object apart. The files say what an update must name, and that is less than a key
 * where it is only whom the record is about: `EmId` for an absence. The examples show it: lines that one of them inserts
 * together are as many records. All of this is inferred.
 */
export function identityOf(
  fields: readonly UpdateField[],
  named: readonly string[],
  evidence: LevelEvidence | undefined,
): string[] {
  const start = fields.filter(({ fieldId }) => named.includes(fieldId));
  // What Profit gives out comes last: that is the part it may be left to.
  const identity = [...start.filter(({ mandatory }) => mandatory), ...start.filter(({ mandatory }) => !mandatory)];
  const [only] = identity;
  if (only && identity.length === 1 && only.mandatory && !only.isKey) {
    const companions = companionsOf(only, fields);
    identity.push(...companions.filter(({ fieldId }) => evidence?.changed?.has(fieldId) ?? true));
  }

  const number = fields.find(
    ({ fieldId, dataType, mandatory }) => fieldId === "Id" && dataType === "int" && !mandatory,
  );
  const others = [...(number ? [number] : []), ...fields.filter(({ mandatory }) => mandatory)];
  while (identity.length > 0 && areTheSame(identity, evidence)) {
    const next = others.find((field) => !identity.includes(field) && !areTheSame([...identity, field], evidence));
    if (!next) return [];
    identity.push(next);
  }
  return identity.map(({ fieldId }) => fieldId);
}

/** One field that a caller fills in is whom a record is about: it goes with a day, for an employee, or with what is next. */
function companionsOf(only: UpdateField, fields: readonly UpdateField[]): UpdateField[] {
  const others = fields.filter((field) => field.mandatory && field !== only);
  const day = others.find(({ dataType }) => dataType === "date");
  const employee = others.find(({ fieldId }) => fieldId === "EmId");
  return [...new Set([employee, day ?? others[0]])].filter((field) => field !== undefined);
}

/** Whether an example inserts two lines together that are the same in all of these fields. */
function areTheSame(identity: readonly UpdateField[], evidence: LevelEvidence | undefined): boolean {
  return (evidence?.together ?? []).some((lines) => {
    const keys = lines.flatMap((line) => {
      const values = identity.map(({ fieldId }) => line.get(fieldId));
      return values.includes(undefined) ? [] : [JSON.stringify(values).toLowerCase()];
    });
    return new Set(keys).size < keys.length;
  });
}

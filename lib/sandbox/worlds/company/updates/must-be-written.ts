import { SandboxRefusal } from "../../../refusal";
import type { UpdateField } from "../../../updates/definition";
import type { RecordRule } from "../../../updates/rules";
import { valueMissing } from "../../../updates/wordings";

/** For a number of which the company has no "not yet": the engine takes the 0 that it starts with for a value. */
export function mustBeWritten({ fieldId, label }: Pick<UpdateField, "fieldId" | "label">): RecordRule {
  return ({ action, written }) => {
    if (action === "insert" && !written.fields.get(fieldId)) throw new SandboxRefusal(valueMissing({ label }));
  };
}

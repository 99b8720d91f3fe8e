import type { FormField, FormRecord } from "@/lib/schema/form/form-model";

export type FieldControlProps = {
  record: FormRecord;
  field: FormField;
  isNil: boolean;
  id: string;
  /** Where no label points to it. */
  label?: string;
  describedBy: string | undefined;
  isInvalid: boolean;
  /** In a cell of a table. */
  isCompact?: boolean;
  onTyped?: (text: string | null) => void;
  onCommit: (text: string) => void;
};

/** What a control hands to the element that takes the keys. */
export function ariaOf({ id, label, describedBy, isInvalid, field }: FieldControlProps) {
  return {
    id,
    "aria-label": label,
    "aria-describedby": describedBy,
    "aria-invalid": isInvalid || undefined,
    "aria-required": field.field?.isMandatory === true || undefined,
  };
}

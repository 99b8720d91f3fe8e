import type { UpdateField } from "../updates/definition";
import type { LevelField } from "./described-levels";
import { bothLanguages, codeListOf, labelOf } from "./field-labels";

/** What stands of a field outside its own description. */
export type FieldRole = Pick<UpdateField, "isKey" | "mandatory"> & {
  /** Marked as required to insert, whether or not it may be left out. */
  isRequired: boolean;
};

type Kind = Pick<UpdateField, "dataType" | "xsdType"> &
  Partial<Pick<UpdateField, "length" | "totalDigits" | "decimals">>;

const CONTROL = { text: 1, key: 5, memo: 23 } as const;

/** A field of an OpenAPI file as the model has it: types as compared with 17 real XSDs (protocol 6.2). */
export function updateFieldOf(fieldId: string, described: LevelField, role: FieldRole): UpdateField {
  const label = labelOf(described, fieldId);
  const values = codeListOf(described);
  const { isKey, mandatory, isRequired } = role;
  const kind = kindOf(fieldId, label, described);
  return {
    fieldId,
    label: bothLanguages(label),
    isKey,
    mandatory,
    length: 0,
    totalDigits: 0,
    decimals: 0,
    // The files do not tell; of what they require 8 in 143 can be empty in the real XSDs.
    nillable: !isRequired && !isKey,
    notZero: false,
    controlType:
      kind.dataType === "int" || isKey ? CONTROL.key : kind.dataType === "blob" ? CONTROL.memo : CONTROL.text,
    values,
    reference: null,
    ...kind,
  };
}

function kindOf(fieldId: string, label: string, field: LevelField): Kind {
  switch (field.type) {
    case "boolean":
      return { dataType: "boolean", xsdType: "boolean" };
    case "integer":
      return { dataType: "int", xsdType: "long" };
    case "number":
      return { dataType: "decimal", xsdType: "decimal", ...digitsOf(field.decimals, label) };
    case "string":
      return textKindOf(fieldId, label, field);
  }
}

function textKindOf(fieldId: string, label: string, field: LevelField): Kind {
  if (field.format === "date") return { dataType: "date", xsdType: "date" };
  if (field.format === "date-time") return { dataType: "date", xsdType: isTimeOfDay(label) ? "time" : "dateTime" };
  if (field.format === "byte") {
    return { dataType: "blob", xsdType: isBinary(fieldId, label) ? "base64Binary" : "string" };
  }
  // A list of numbers without a length is a number in the XSD (one of one: SfTp of KnSubjectLink).
  const isNumbered = field.enum?.every((id) => /^\d+$/.test(String(id))) === true && field.maxLength === undefined;
  if (isNumbered) return { dataType: "int", xsdType: "long" };
  return { dataType: "string", xsdType: "string", length: field.maxLength ?? 0 };
}

/** `Start time` and `Length of break` are times, `Start date/time` and all others are moments (inferred from labels). */
function isTimeOfDay(label: string): boolean {
  return /\btime\b|tijd\b|\bbreak\b|pauze/i.test(label) && !/\bdate\b|datum/i.test(label);
}

/** Memos and bytes share one format: streams of images are bytes, those labelled a byte-array are text (protocol 6.2). */
function isBinary(fieldId: string, label: string): boolean {
  return /FileStream/.test(fieldId) ? !/byte-?array/i.test(label) : /\b(PDF|XML)\b/.test(label);
}

/** Which total goes with which scale in the real XSDs; a scale that no file tells is ten, as that of most amounts. */
function digitsOf(decimals: number | undefined, label: string): Pick<UpdateField, "totalDigits" | "decimals"> {
  switch (decimals) {
    case undefined:
    case 10:
      return { totalDigits: /exchange rate|\bkoers/i.test(label) ? 28 : 26, decimals: 10 };
    case 0:
      return { totalDigits: 12, decimals: 0 };
    case 2:
      if (/overhead|surcharge|toeslag/i.test(label)) return { totalDigits: 5, decimals: 2 };
      return { totalDigits: /%|percent/i.test(label) ? 6 : 15, decimals: 2 };
    case 5:
      return { totalDigits: 16, decimals: 5 };
    default:
      return { totalDigits: Math.max(18, decimals + 8), decimals };
  }
}

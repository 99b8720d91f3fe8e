import type { Complaint } from "@/lib/xml/validate/complaint";
import type { ConnectorSchema, FieldKind, SchemaField } from "../../connector-schema";
import { type PlacedElement, placeOf } from "../../place/placed-element";
import { fieldParams, shownValue } from "../field-params";
import type { FindingInput } from "../findings";
import type { ProblemCode } from "../problem";
import { attributeText, contentRange, textOf } from "../text/text-of";
import { offsetAt } from "../text/offset-at";
import type { Meaning } from "./complaint-meaning";
import type { ComplaintPlace } from "./complaint-place";

const BAD: Readonly<Record<FieldKind, ProblemCode>> = {
  ...{ text: "schemaFault", int: "badNumber", decimal: "badNumber", boolean: "badBoolean", date: "badDate" },
  ...{ dateTime: "badDateTime", time: "badTime", base64: "badBase64" },
};

/** A complaint that none of our own rules foresaw: the XSD differs from our model. As well as its words tell it. */
export function translated(
  schema: Pick<ConnectorSchema, "root">,
  text: string,
  { message, line }: Complaint,
  place: ComplaintPlace | null,
  meaning: Meaning,
): FindingInput {
  const said = { original: message, isOfSchema: true };
  if (!place) {
    const start = offsetAt(text, line, 1);
    const newline = text.indexOf("\n", start);
    const range = { start, end: newline === -1 ? text.length : newline };
    return { ...said, code: "schemaFault", range, params: { message } };
  }
  const { element } = place;
  const placed = placeOf(schema, element);
  const attribute = element.attributes.find(({ name }) => name === (meaning.attribute ?? place.attribute));
  const at = {
    ...{ ...said, about: element, attribute: attribute?.name ?? meaning.attribute },
    path: placed.part === "unknown" ? (knownPath(placed) ?? []) : placed.path,
  };
  const field = fieldAt(placed, attribute?.name ?? null);
  if (field && meaning.codes.includes("tooLong")) {
    const value = (attribute ? attributeText(text, attribute) : textOf(text, element)) ?? "";
    const range = attribute?.valueRange ?? (attribute ? attribute.nameRange : contentRange(element));
    const { code, params } = valueProblem(field, message);
    return { ...at, code, range, params: { ...fieldParams(field), value: shownValue(value), message, ...params } };
  }
  const parent = element.parent?.name ?? "";
  const range = attribute?.nameRange ?? element.nameRange;
  const [code = "schemaFault"] = meaning.codes;
  const name = meaning.attribute ?? element.name;
  const expected = /Expected is (?:one of )?\( ([^,)]*?)[ ,]/.exec(message)?.[1] ?? "";
  const params = { name, label: name, field: name, englishField: name, message, expected, value: "" };
  switch (code) {
    case "missingElement":
      return { ...at, code, range, params: { ...params, name: expected, parent: element.name, within: element.name } };
    case "unknownElement":
      return { ...at, code, range, params: { ...params, parent, within: parent } };
    case "missingKey":
      return {
        ...at,
        code: name === "Action" ? "missingAction" : code,
        range,
        params: { ...params, parent: element.name },
      };
    case "elementInField":
      return { ...at, code, range: contentRange(element), params: { ...params, child: "" } };
    case "unknownAttribute":
    case "textNotAllowed":
    case "notNillable":
    case "nilWithContent":
    case "wrongRoot":
      return { ...at, code, range, params: { ...params, parent: element.name, expected: schema.root.name } };
    default:
      return { ...at, code: "schemaFault", range, params };
  }
}

function knownPath(placed: PlacedElement | null): readonly string[] | null {
  if (!placed) return null;
  return placed.part === "unknown" ? knownPath(placed.within) : placed.path;
}

function fieldAt(placed: PlacedElement, attribute: string | null): SchemaField | null {
  if (placed.part === "field") return attribute === null ? placed.field : null;
  if (placed.part !== "record" || attribute === null) return null;
  return placed.object.keys.find(({ id }) => id === attribute) ?? null;
}

const FACET = /\[facet '(\w+)'\]/;
const LENGTHS = /has a length of '(\d+)'; this \w+ the allowed \w+ length of '(\d+)'/;
const DIGITS = /is '?(\d+)'?\.?$/;

function valueProblem(field: SchemaField, message: string): { code: ProblemCode; params: Record<string, number> } {
  const [, facet = ""] = FACET.exec(message) ?? [];
  const [, length = "0", limit = "0"] = LENGTHS.exec(message) ?? [];
  if (facet === "maxLength") return { code: "tooLong", params: { length: Number(length), limit: Number(limit) } };
  if (facet === "minLength") return { code: "emptyValue", params: {} };
  const digits = { limit: Number(DIGITS.exec(message)?.[1] ?? field.totalDigits ?? 0) };
  if (facet === "totalDigits") return { code: "tooManyDigits", params: digits };
  if (facet === "fractionDigits") return { code: "tooManyDecimals", params: digits };
  return { code: BAD[field.kind], params: {} };
}

import { insideOf, valueText } from "../value-text";
import { nilAttributeOf, nilEdits } from "./edits/nil-edits";
import { attributeRemoval, elementRemoval } from "./edits/removal";
import { type Fix, fixOf } from "./fix";
import type { FixContext } from "./fix-context";
import { readBoolean } from "./readings/read-boolean";

/** An empty field is emptied in so many words, or left out. */
export function emptyFixes({ document, element, field, attribute }: FixContext): Fix[] {
  if (!field || attribute) return [];
  const { name } = element;
  const hasComment = element.children.some(({ kind }) => kind === "comment" || kind === "instruction");
  const canBeNil = field.isNillable !== false && !hasComment;
  return [
    ...(canBeNil ? [fixOf("setNil", { name }, nilEdits(document, element), true)] : []),
    fixOf("removeElement", { name }, [elementRemoval(document.text, element)], !canBeNil && field.isMandatory !== true),
  ];
}

/** `xsi:nil` on what cannot be emptied. */
export function notNillableFixes({ document, element, place }: FixContext): Fix[] {
  const { name } = element;
  const nil = nilAttributeOf(document, element);
  if (!nil) return [];
  const isFilled = place.part !== "field" || Boolean(valueText(document, element)?.value);
  return isFilled
    ? [fixOf("removeNil", { name }, [attributeRemoval(document.text, nil)], true)]
    : [fixOf("removeElement", { name }, [elementRemoval(document.text, element)])];
}

/** Either it is empty, or it has a value. */
export function nilWithContentFixes({ document, element }: FixContext): Fix[] {
  const { name } = element;
  const nil = nilAttributeOf(document, element);
  if (!nil) return [];
  const isFilled = Boolean(valueText(document, element)?.value.trim());
  return [
    ...(isFilled ? [fixOf("removeNil", { name }, [attributeRemoval(document.text, nil)])] : []),
    fixOf("emptyElement", { name }, [{ ...insideOf(element), text: "" }], !isFilled),
  ];
}

export function badNilFixes({ document: { text }, attribute }: FixContext): Fix[] {
  const range = attribute?.valueRange;
  if (!range) return [];
  const { start, end } = range;
  const from = text.slice(start, end);
  const readings = readBoolean(from);
  return readings.map((yes) =>
    fixOf("replaceValue", { from, to: String(yes) }, [{ start, end, text: String(yes) }], readings.length === 1),
  );
}

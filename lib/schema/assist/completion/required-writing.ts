import type { SchemaObject } from "../../connector-schema";
import type { ObjectWriting } from "../layout/object-lines";
import { ACTIONS, type Action } from "./completion";

/** Only what cannot be left out: keys, mandatory fields, obligatory objects (protocol 6.2). */
const REQUIRED = {
  isWritten: (field: { isMandatory: boolean | null }) => field.isMandatory === true,
  hasObject: ({ isObligatory }: SchemaObject) => isObligatory === true,
};

/** With places to fill in, in the order in which one meets them; the action that the rest has is offered first. */
export function snippetWriting(action: Action): ObjectWriting {
  let count = 0;
  const place = () => `\${${++count}}`;
  const choices = [action, ...ACTIONS.filter((other) => other !== action)].join(",");
  return {
    action: () => `\${${++count}|${choices}|}`,
    key: place,
    field: (field) => (REQUIRED.isWritten(field) ? place() : null),
    hasObject: REQUIRED.hasObject,
  };
}

/** The same without places, for an edit that does not go where the cursor is. */
export function plainWriting(action: Action): ObjectWriting {
  return {
    action: () => action,
    key: () => "",
    field: (field) => (REQUIRED.isWritten(field) ? "" : null),
    hasObject: REQUIRED.hasObject,
  };
}

/** Where one types first in lines written so: in the first empty value or pair of tags, else behind it all. */
export function firstGap(text: string): number {
  const [value, pair] = [text.indexOf('=""'), text.indexOf("></")];
  if (value !== -1 && (pair === -1 || value < pair)) return value + 2;
  return pair === -1 ? text.length : pair + 1;
}

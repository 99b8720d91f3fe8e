import { escapeAttribute, escapeText } from "@/lib/xml/escape-xml";
import type { ConnectorSchema, SchemaField, SchemaObject } from "../../connector-schema";
import type { Action } from "../completion/completion";
import { objectLines } from "../layout/object-lines";
import { sampleValue } from "./sample-value";

/** `required`: keys, mandatory fields and obligatory objects; `everything`: all that the schema has, each once. */
export type SampleExtent = "required" | "everything";

export type SampleOptions = {
  action?: Action;
  /** The day that dates get. */
  today?: string;
  /** What is said in a comment behind an object or a field, in the person's language. */
  remark?: (what: SchemaField | SchemaObject) => string | null;
};

/** A message to begin with. Its values fit the schema, so that it can be checked and changed right away. */
export function sampleOf(
  { root }: Pick<ConnectorSchema, "root">,
  extent: SampleExtent,
  { action = "insert", today = "2026-01-01", remark }: SampleOptions = {},
): string {
  const isAll = extent === "everything";
  const lines = objectLines(
    root,
    {
      action: () => action,
      key: (key) => escapeAttribute(sampleValue(key, today)),
      field: (field) => (isAll || field.isMandatory === true ? escapeText(sampleValue(field, today)) : null),
      hasObject: ({ isObligatory }) => isAll || isObligatory === true,
      ...(remark ? { remark } : {}),
    },
    [root.name],
  );
  return `${lines.join("\n")}\n`;
}

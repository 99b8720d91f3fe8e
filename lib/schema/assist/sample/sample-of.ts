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

/**
 * A message to begin with. Its values fit the schema, so that it can be checked and changed right away; what another
 * source knows and the XSD does not is left out, for the XSD judges.
 */
export function sampleOf(
  { root, disagreements = [] }: Pick<ConnectorSchema, "root"> & Partial<ConnectorSchema>,
  extent: SampleExtent,
  { action = "insert", today = "2026-01-01", remark }: SampleOptions = {},
): string {
  const isAll = extent === "everything";
  const unknown = unknownToXsd(disagreements);
  const isKnown = (path: readonly string[]) => !unknown.has(path.join("/"));
  const lines = objectLines(
    root,
    {
      action: () => action,
      key: (key) => escapeAttribute(sampleValue(key, today)),
      field: (field, path) =>
        (isAll || field.isMandatory === true) && isKnown([...path, field.id])
          ? escapeText(sampleValue(field, today))
          : null,
      hasObject: ({ isObligatory }, path) => (isAll || isObligatory === true) && isKnown(path),
      ...(remark ? { remark } : {}),
    },
    [root.name],
  );
  return `${lines.join("\n")}\n`;
}

/** Paths of the objects and fields that the XSD, where there is one, does not have. */
function unknownToXsd(disagreements: ConnectorSchema["disagreements"]): ReadonlySet<string> {
  const absent = disagreements.filter(
    ({ about, said }) => about === "presence" && said.some(({ source, value }) => source === "xsd" && value === null),
  );
  return new Set(absent.map(({ path, fieldId }) => [...path, ...(fieldId === null ? [] : [fieldId])].join("/")));
}

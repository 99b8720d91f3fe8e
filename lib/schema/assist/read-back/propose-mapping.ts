import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { ConnectorSchema, FieldKind, SchemaField } from "../../connector-schema";
import { fieldsOf } from "../../flatten";
import type { ProposedMapping } from "./field-mapping";
import { likenessOf, type NameWords, wordsOf } from "./likeness";

/** Below it a proposal is more often wrong than right. */
const LEAST_SCORE = 0.5;
/** Deeper objects have fields of the same names, which are seldom the ones meant. */
const LESS_PER_LEVEL = { id: 0.05, label: 0.15 };

type Known = { path: readonly string[]; field: SchemaField; order: number; names: NameWords[] };
type Column = { id: string; fieldId: string | null; dataType: string; names: NameWords[] };

/**
 * Which columns of a GetConnector tell which fields, by their ids and their labels: a proposal for a person to look at.
 * Keys first, then the fields in the order of the schema; no column twice.
 */
export function proposeMapping(
  schema: Pick<ConnectorSchema, "root">,
  columns: readonly Pick<GetConnectorField, "id" | "fieldId" | "label" | "dataType">[],
): ProposedMapping[] {
  const fields = fieldsOf(schema).map(({ path, field }, order): Known => ({
    path,
    field,
    order,
    names: [wordsOf(field.label), wordsOf(field.englishLabel)],
  }));
  const read = columns.map(({ id, fieldId, label, dataType }): Column => ({
    ...{ id, fieldId: fieldId || null, dataType, names: [wordsOf(label), wordsOf(id)] },
  }));
  const pairs = fields.flatMap((known) =>
    read.flatMap((column) => {
      const match = matchOf(known, column);
      return match && match.score >= LEAST_SCORE ? [{ known, column, ...match }] : [];
    }),
  );
  const isKeyFirst = (one: (typeof pairs)[number]) => (one.known.field.isKey && one.known.path.length === 1 ? 0 : 1);
  pairs.sort(
    (one, other) =>
      isKeyFirst(one) - isKeyFirst(other) || other.score - one.score || one.known.order - other.known.order,
  );
  const taken = new Set<Known | Column>();
  const chosen = pairs.filter(({ known, column }) => {
    if (taken.has(known) || taken.has(column)) return false;
    taken.add(known).add(column);
    return true;
  });
  chosen.sort((one, other) => isKeyFirst(one) - isKeyFirst(other) || one.known.order - other.known.order);
  return chosen.map(({ known: { path, field }, column, score, by }) => ({
    ...{ path, fieldId: field.id, column: column.id, score, by, isKey: field.isKey },
  }));
}

function matchOf({ path, field, names }: Known, column: Column): Pick<ProposedMapping, "score" | "by"> | null {
  if (!areKindsAlike(field.kind, column.dataType)) return null;
  const levels = path.length - 1;
  const same = (id: string | null) => id !== null && id.toLowerCase() === field.id.toLowerCase();
  const byId = same(column.fieldId) ? 1 : same(column.id) ? 0.95 : 0;
  if (byId > 0) return { score: rounded(byId - levels * LESS_PER_LEVEL.id), by: "id" };
  const likeness = Math.max(...names.flatMap((name) => column.names.map((other) => likenessOf(name, other))));
  if (likeness < 0.5) return null;
  const byLabel = likeness === 1 ? 0.85 : 0.4 + likeness * 0.35;
  return { score: rounded(byLabel - levels * LESS_PER_LEVEL.label), by: "label" };
}

function rounded(score: number): number {
  return Math.round(score * 100) / 100;
}

/** A code list may be told as text, and a number as the text of it; a date is never anything else. */
function areKindsAlike(kind: FieldKind, dataType: string): boolean {
  switch (dataType) {
    case "date":
      return kind === "date" || kind === "dateTime" || kind === "time";
    case "boolean":
      return kind === "boolean";
    case "int":
    case "decimal":
      return kind === "int" || kind === "decimal" || kind === "text";
    case "blob":
      return kind === "base64" || kind === "text";
    default:
      // A time of day has no kind of its own there.
      return kind !== "boolean" && kind !== "date" && kind !== "dateTime";
  }
}

import { ProfitError } from "@/lib/profit/errors";
import { writtenValue, type CellValue } from "@/lib/schema/assist/read-back/written-value";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { DEFAULT_CSV } from "@/lib/sinks/csv";
import { readRows } from "../../connectors/read-rows";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import type { DocumentValues } from "../compile/compiled-update";
import type { FieldPlace } from "../port";
import type { RecordNow } from "../send/port";
import { fieldAt } from "./field-at";
import type { ReadBack } from "./port";
import { isSamePlace } from "./record-differences";

export type RecordKey = RecordNow["key"];

/** Where records are read back from, and what their fields are. */
export type ReadBackPlace = { readBack: ReadBack; schema: Pick<ConnectorSchema, "root"> };

/** The key of a record as the document says it, or null when it does not say all of it. */
export function keyIn({ keys }: Pick<ReadBack, "keys">, values: DocumentValues): RecordKey | null {
  const key = keys.flatMap(({ path, fieldId }) => {
    const value = values.find((one) => isSamePlace(one, { path, fieldId }))?.value;
    return value == null || value === "" ? [] : [{ place: { path, fieldId }, value }];
  });
  return keys.length > 0 && key.length === keys.length ? key : null;
}

/** One record after the other: the connection's places are for everybody. `keys` by the place of the record. */
export async function readRecords(
  ctx: ServiceContext,
  place: ReadBackPlace,
  keys: readonly (RecordKey | null)[],
): Promise<RecordNow[]> {
  const records: RecordNow[] = [];
  for (const [record, key] of keys.entries()) {
    const now = key ? await readRecord(ctx, place, key) : { key: [], state: "noKey" as const, values: [], error: null };
    records.push({ record, ...now });
  }
  return records;
}

/** By its key through the chosen GetConnector, as rows are always read: masked fields stay masked. Never throws Profit's errors. */
export async function readRecord(
  ctx: ServiceContext,
  { readBack, schema }: ReadBackPlace,
  key: RecordKey,
): Promise<Omit<RecordNow, "record">> {
  const pairs = [...readBack.keys, ...readBack.fields];
  const columnOf = (place: FieldPlace) => pairs.find((pair) => isSamePlace(pair, place))?.getFieldId ?? "";
  const filter = {
    groups: [
      key.map(({ place, value }) => ({
        fieldId: columnOf(place),
        operator: "equal" as const,
        value: withoutZone(value),
      })),
    ],
  };
  const fields = [...new Set(pairs.map(({ getFieldId }) => getFieldId))];
  try {
    const answer = await readRows(ctx, {
      connectionId: readBack.connectionId,
      connectorId: readBack.getConnectorId,
      query: { fields, filter, orderBy: [], skip: 0, take: 2 },
      output: { format: "json", csv: DEFAULT_CSV },
    });
    const rows = JSON.parse(Buffer.concat(answer.chunks).toString("utf8")) as Record<string, CellValue>[];
    const [row, second] = rows;
    if (!row) return { key, state: "none", values: [], error: null };
    if (second) return { key, state: "several", values: [], error: null };
    return { key, state: "found", values: valuesOf(row, pairs, schema, answer.maskedFields), error: null };
  } catch (error) {
    if (!(error instanceof ProfitError || error instanceof ServiceError)) throw error;
    return { key, state: "failed", values: [], error: error.code };
  }
}

/** A `Z` is refused in a filter (design 5.5). */
function withoutZone(value: string): string {
  return value.replace(/^(\d{4}-\d\d-\d\dT[\d:.]+)Z$/, "$1");
}

function valuesOf(
  row: Record<string, CellValue>,
  pairs: ReadBack["keys"],
  schema: Pick<ConnectorSchema, "root">,
  maskedFields: readonly string[],
): RecordNow["values"] {
  return pairs.map(({ path, fieldId, getFieldId }) => {
    const isMasked = maskedFields.includes(getFieldId);
    const cell = row[getFieldId] ?? null;
    const value = isMasked
      ? cell === null
        ? null
        : String(cell)
      : writtenValue(fieldAt(schema, { path, fieldId }), cell);
    return { path, fieldId, value, isMasked };
  });
}

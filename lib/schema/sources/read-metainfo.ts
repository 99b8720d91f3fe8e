// cspell:ignore notzero
import type {
  UpdateConnectorField,
  UpdateConnectorMetainfo,
  UpdateConnectorObject,
} from "@/lib/profit/wire/update-connector-metainfo";
import {
  type Code,
  type ConnectorSchema,
  type FieldKind,
  isCustomField,
  plainField,
  type SchemaField,
  type SchemaObject,
} from "../connector-schema";

const KINDS: Record<string, FieldKind> = {
  string: "text",
  int: "int",
  decimal: "decimal",
  boolean: "boolean",
  date: "dateTime",
  blob: "text",
};

/** The schema of an UpdateConnector from `/metainfo/update/{connector}` (protocol 3.4). */
export function readMetainfo(metainfo: UpdateConnectorMetainfo): ConnectorSchema {
  return { connectorId: metainfo.id, root: objectOf(metainfo), sources: ["metainfo"], disagreements: [] };
}

/** Metainfo tells neither how many records may stand in a call nor which objects cannot be left out. */
function objectOf({ name, description, fields, objects }: UpdateConnectorObject): SchemaObject {
  const all = (fields ?? []).map(fieldOf);
  return {
    name,
    label: description || null,
    isMany: null,
    isObligatory: null,
    keys: all.filter(({ isKey }) => isKey),
    fields: all.filter(({ isKey }) => !isKey),
    objects: (objects ?? []).map(objectOf),
  };
}

function fieldOf(field: UpdateConnectorField): SchemaField {
  const kind = KINDS[field.dataType] ?? "text";
  // 0 stands for "no length" and for "no decimals given" alike (protocol 3.4).
  const length = field.length ? field.length : null;
  return {
    ...plainField(field.fieldId, kind),
    label: field.label || null,
    length: kind === "text" || kind === "int" ? length : null,
    totalDigits: kind === "decimal" ? length : null,
    decimals: kind === "decimal" ? (field.decimals ?? null) : null,
    isKey: field.primaryKey === true,
    isMandatory: field.mandatory ?? null,
    isNotZero: field.notzero ?? null,
    isCustom: isCustomField(field.fieldId),
    codes: field.values ? field.values.map(codeOf) : null,
  };
}

function codeOf({ id, description }: { id: string; description?: string | null | undefined }): Code {
  return { id, text: description ?? null, englishText: null };
}

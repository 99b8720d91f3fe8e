// cspell:ignore notzero
import type {
  UpdateConnectorField,
  UpdateConnectorMetainfo,
  UpdateConnectorObject,
} from "@/lib/profit/wire/update-connector-metainfo";
import type { Language } from "../language";
import type { UpdateConnectorDefinition, UpdateField, UpdateObject } from "../updates/definition";

/** An UpdateConnector as metainfo tells it, labels and values in the caller's language (protocol 3.4). */
export function updateMetainfoOf(
  { id, description, root }: UpdateConnectorDefinition,
  language: Language,
): UpdateConnectorMetainfo {
  const { name, fields, objects } = objectOf(root, language);
  return { id, description: description[language], name, fields, objects };
}

function objectOf({ name, fields, objects }: UpdateObject, language: Language): UpdateConnectorObject {
  return {
    name,
    fields: fields.map((field) => fieldOf(field, language)),
    objects: objects.map((object) => objectOf(object, language)),
  };
}

function fieldOf(field: UpdateField, language: Language): UpdateConnectorField {
  const { fieldId, isKey, dataType, label, mandatory, decimals, notZero, controlType, values } = field;
  return {
    fieldId,
    primaryKey: isKey,
    dataType,
    label: label[language],
    mandatory,
    length: lengthOf(field),
    decimals,
    decimalFieldId: "",
    notzero: notZero,
    controlType,
    values: values?.map((value) => ({ id: value.id, description: value.description[language] })) ?? null,
  };
}

/** Only what a text may have is certain; the others are as the GetConnectors of the sandbox have them (protocol 9.23). */
function lengthOf({ dataType, length, totalDigits }: UpdateField): number {
  switch (dataType) {
    case "int":
      return length || 9;
    case "decimal":
      return totalDigits || 15;
    case "boolean":
      return 1;
    case "date":
      return 8;
    default:
      return length;
  }
}

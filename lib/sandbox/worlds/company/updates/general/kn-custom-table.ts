import type { UpdateConnectorDefinition } from "../../../../updates/definition";
import { at, customFieldId, dateField, decimalField, flagField, intField, textField } from "../../../../updates/fields";
import { updateConnector, updateObject } from "../../../../updates/objects";

/** A table that the customer made: the company knows nothing of it, the sandbox keeps what is written. */
export function knCustomTable(): UpdateConnectorDefinition {
  const fields = [
    flagField(
      "AuNu",
      "Autonummering gebruiken",
      "Use automatic numbering",
      at(() => null),
    ),
    intField("SqNo", "Volgnummer", "Sequence number"),
    dateField("Da", "Datum", "Date"),
    textField("Ds", 50, "Omschrijving", "Description"),
    textField(customFieldId("KnCustomK01", "Kenteken"), 10, "Kenteken", "Licence plate"),
    decimalField(customFieldId("KnCustomK01", "Kilometers"), [12, 0], "Kilometerstand", "Mileage"),
  ];
  const root = updateObject("KnCustomK01", { nl: "Vrij bestand 01", en: "Free table 01" }, fields, {
    identifiedBy: ["SqNo"],
  });
  return updateConnector(root, { resultFields: ["SqNo"] });
}

import { type ConnectorSchema, plainField, type SchemaField, type SchemaObject } from "../connector-schema";

/** A small schema with one of everything, for the tests of this room. */
const field = (id: string, kind: SchemaField["kind"], parts: Partial<SchemaField> = {}): SchemaField => ({
  ...plainField(id, kind),
  isNillable: true,
  ...parts,
});
const object = (name: string, parts: Partial<SchemaObject>): SchemaObject => ({
  ...{ name, label: null, isMany: true, isObligatory: false, keys: [], fields: [], objects: [], ...parts },
});
const code = (id: string, text: string) => ({ id, text, englishText: null });

const line = object("OrderLine", {
  label: "Orderregel",
  isObligatory: true,
  fields: [
    field("ItCd", "text", { label: "Artikelcode", length: 40, isMandatory: true, isNillable: false }),
    field("QuUn", "decimal", { label: "Aantal", totalDigits: 12, decimals: 2 }),
  ],
});
const note = object("OrderNote", {
  label: "Aantekening",
  keys: [field("SeNo", "int", { label: "Volgnummer", isKey: true, isNillable: false })],
  fields: [field("Tx", "text", { label: "Tekst" })],
});

export const ORDER: ConnectorSchema = {
  connectorId: "Order",
  root: object("Order", {
    label: "Verkooporder",
    isObligatory: true,
    keys: [field("OrId", "text", { label: "Ordernummer", isKey: true, isNillable: false, length: 12 })],
    fields: [
      field("DbId", "text", {
        ...{ label: "Verkooprelatie", englishLabel: "Sales relation", length: 16, isMandatory: true },
        ...{ reference: { text: "Verkooprelatie", table: "AfasKnSalesRelation" } },
      }),
      field("OrDa", "date", { label: "Datum" }),
      field("Pr", "text", {
        ...{ label: "Prioriteit", length: 1 },
        codes: [code("H", "Hoog"), code("N", "Normaal"), code("L", "Laag & later")],
      }),
      field("Bk", "boolean", { label: "Geblokkeerd" }),
      field("OrTi", "dateTime", { label: "Tijdstip" }),
      field("Wt", "int", { label: "Weeknummer" }),
      field("RfCs", "text", { label: "Referentie", length: 10, isMandatory: true }),
    ],
    objects: [line, note, object("OrderFree", { label: "Vrije velden" })],
  }),
  sources: ["xsd"],
  disagreements: [
    {
      path: ["Order"],
      fieldId: "RfCs",
      about: "length",
      said: [
        { source: "xsd", value: "10" },
        { source: "metainfo", value: "20" },
      ],
    },
  ],
};

/** A text with a `|` where the cursor is. */
export function withCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf("|");
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

import { at, bytesField, codeList, dateField, decimalField, flagField, intField, keyField } from "./fields";
import { memoField, momentField, refersTo, textField, timeField } from "./fields";
import { SandboxRefusal } from "../refusal";
import type { GivenUpdates } from "../given";
import { updateConnector, updateObject } from "./objects";
import type { RecordRule } from "./rules";
import { severalRecords } from "./wordings";

/** UpdateConnectors that exist for tests: every trait of a field and an object stands in them at least once. */

const serials = updateObject("ZzSerial", { nl: "Serienummer", en: "Serial number" }, [
  intField("SeNo", "Volgnummer", "Sequence number", { isKey: true }),
  textField("SnCd", 10, "Serienummer", "Serial number", { mandatory: true }),
]);

const batches = updateObject(
  "ZzBatch",
  { nl: "Partij", en: "Batch" },
  [keyField("BaCd", 10, "Partij", "Batch", { mandatory: true }), intField("Qu", "Aantal", "Quantity")],
  { identifiedBy: ["BaCd"], objects: [serials] },
);

const lines = updateObject(
  "ZzLine",
  { nl: "Regel", en: "Line" },
  [
    intField("LnNu", "Regelnummer", "Line number", { isKey: true }),
    keyField("ItCd", 15, "Artikel", "Article", { mandatory: true }),
    decimalField("AmDe", [8, 2], "Debet", "Debit"),
    decimalField("AmCr", [8, 2], "Credit", "Credit"),
  ],
  { obligatory: true, objects: [batches] },
);

const address = updateObject(
  "ZzAddress",
  { nl: "Adres", en: "Address" },
  [
    textField("St", 30, "Straat", "Street"),
    textField("CoId", 3, "Land", "Country", { mandatory: true, ...refersTo("Land", "AfasKnCountry") }),
  ],
  { single: true },
);

const notes = updateObject(
  "ZzNote",
  { nl: "Notitie", en: "Note" },
  [
    keyField("NoId", 10, "Notitie", "Note", { mandatory: true }),
    memoField("Tx", "Tekst", "Text"),
    intField("OrNu", "Verwijst naar", "Points to"),
  ],
  { identifiedBy: ["NoId"], insertOnly: true },
);

const balance: RecordRule = ({ view }) => {
  const total = (fieldId: string) =>
    view.children("ZzLine").reduce((sum, line) => sum + Number(line.value(fieldId)), 0);
  if (total("AmDe") === total("AmCr")) return;
  const words = { nl: () => "Niet in balans.", en: () => "Does not balance.", errorNumber: -2147180996 };
  throw new SandboxRefusal(words);
};

/** Four levels, a composite key of which the last part is a number of Profit's own, an obligatory object, a rule. */
const orders = updateConnector(
  updateObject(
    "ZzOrder",
    { nl: "Order", en: "Order" },
    [
      intField("UnId", "Administratie", "Administration", { isKey: true, mandatory: true }),
      intField("OrNu", "Nummer", "Number", { isKey: true }),
      textField("Ds", 20, "Omschrijving", "Description", { mandatory: true }),
      dateField("Da", "Datum", "Date"),
      momentField("Mo", "Moment", "Moment"),
      timeField("Ti", "Tijd", "Time"),
      decimalField("Am", [6, 2], "Bedrag", "Amount"),
      flagField("Bl", "Geblokkeerd", "Blocked", { nillable: false }),
      textField("Pr", 1, "Prioriteit", "Priority", {
        values: codeList(["H", "Hoog", "High"], ["L", "Laag", "Low"]),
      }),
      keyField("UsId", 20, "Gebruiker", "User", refersTo("Gebruiker", "AfasKnUser")),
      intField("Qu", "Aantal", "Quantity", { notZero: true }),
      memoField("Nt", "Notitie", "Note"),
      bytesField("Fi", "Bestand", "File"),
      textField("Rf", 10, "Kenmerk", "Reference", { isKey: false }),
    ],
    { objects: [lines, address, notes], rules: [balance] },
  ),
  { id: "ZzOrders", resultFields: ["UnId", "OrNu", "LnNu"], description: { nl: "Orders", en: "Orders" } },
);

/** Found by its name when the caller says so: 0 number, 3 name, 6 always new, as MatchOga (protocol 6.4). */
const relations = updateConnector(
  updateObject(
    "ZzRelation",
    { nl: "Relatie", en: "Relation" },
    [
      keyField("BcCo", 15, "Nummer", "Number"),
      keyField(
        "MaCd",
        1,
        "Overeenkomst",
        "Match",
        at<object>(() => null),
      ),
      textField("Nm", 80, "Naam", "Name", { mandatory: true }),
    ],
    {
      identifiedBy: ["BcCo"],
      objects: [address],
      match: (written, candidates) => {
        const code = written.fields.get("MaCd");
        if (code === "6") return "new";
        if (code !== "3") return undefined;
        const same = candidates.filter((view) => view.value("Nm") === written.fields.get("Nm"));
        if (same.length > 1 && same[0]) throw new SandboxRefusal(severalRecords(same[0].object));
        return same[0]?.record ?? "new";
      },
    },
  ),
  { resultFields: ["BcCo"], actions: ["insert", "update"] },
);

/** Nothing but fields, and no answer. */
const flat = updateConnector(
  updateObject("ZzFlat", { nl: "Tarief", en: "Tariff" }, [
    keyField("Cu", 3, "Valuta", "Currency", { isKey: true, mandatory: true }),
    dateField("Da", "Datum", "Date", { isKey: true, mandatory: true }),
    decimalField("Ra", [18, 8], "Koers", "Rate"),
  ]),
);

export const SAMPLES: GivenUpdates = {
  connectors: [orders, relations, flat],
  references: new Map([
    ["AfasKnUser", (value) => value === "12345.PIET"],
    ["AfasKnCountry", (value) => ["NL", "BE"].includes(value)],
  ]),
};

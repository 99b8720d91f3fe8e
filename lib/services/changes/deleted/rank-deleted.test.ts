import { expect, test } from "vitest";
import { proposeKeys, proposeMoment, rankDeletedConnectors } from "./rank-deleted";

const connector = (id: string, description = id) => ({ id, description });
const field = (id: string, dataType = "string", label = id) => ({ id, dataType, label });

const ALL = [
  connector("Profit_Deleted_Realization", "Verwijderde nacalculatieregels"),
  connector("Profit_Deleted_SalesInvoices", "Verwijderde verkoopfacturen"),
  connector("Profit_Debtor_Invoices", "Openstaande posten debiteur"),
  connector("Verkoopfacturen"),
  connector("Geleverd", "Geleverde facturen"),
];
const rankedFor = (own: { id: string; description: string }) =>
  rankDeletedConnectors(own, ALL).map(({ connector: { id }, sharedWords }) => [id, sharedWords > 0]);

test("what is said to be deleted, and shares words in either language, comes first", () => {
  expect(rankedFor(connector("Verkoopfacturen"))).toEqual([
    ["Profit_Deleted_SalesInvoices", true],
    ["Profit_Deleted_Realization", false],
  ]);
  expect(rankedFor(connector("Uren_BI", "Nacalculatie"))[0]).toEqual(["Profit_Deleted_Realization", true]);
});

test("a connector is never the one of its own deleted rows, and Profit's name is nothing in common", () => {
  expect(rankedFor(connector("Profit_Deleted_Realization", "Verwijderde nacalculatieregels"))).toEqual([
    ["Profit_Deleted_SalesInvoices", false],
  ]);
  expect(rankedFor(connector("Profit_Debtor")).every(([, isLikely]) => isLikely === false)).toBe(true);
});

test("keys are numbers of the same id, or of the same label, and no other fields they share", () => {
  const own = [field("Factuurnummer"), field("UnitId", "int"), field("Naam"), field("Gewijzigd", "date")];
  const deleted = [
    field("Naam"),
    field("Nr", "string", "Factuurnummer"),
    field("UnitId", "int"),
    field("Gewijzigd", "date"),
  ];
  expect(proposeKeys(own, deleted)).toEqual([
    { fieldId: "Factuurnummer", deletedFieldId: "Nr" },
    { fieldId: "UnitId", deletedFieldId: "UnitId" },
  ]);
});

test("where no name is the same, the first numbers that hold the same kind of value are proposed", () => {
  const own = [field("Omschrijving"), field("Regel_GUID"), field("Regelnummer", "int")];
  expect(proposeKeys(own, [field("Soort"), field("Line number", "int")])).toEqual([
    { fieldId: "Regelnummer", deletedFieldId: "Line number" },
  ]);
  expect(proposeKeys(own, [field("Aantal", "decimal")])).toEqual([]);
  expect(proposeKeys([field("Id", "int")], [field("Id", "string")])).toEqual([]);
});

test("only a date that says so is the moment of deletion", () => {
  expect(proposeMoment([field("Factuurdatum", "date"), field("DeletedOn", "date")])).toBe("DeletedOn");
  expect(proposeMoment([field("X", "date", "Verwijderd op")])).toBe("X");
  expect(proposeMoment([field("Factuurdatum", "date"), field("Verwijderd", "boolean")])).toBeNull();
});

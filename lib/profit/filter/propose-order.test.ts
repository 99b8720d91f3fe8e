import { expect, test } from "vitest";
import type { GetConnectorField } from "../wire/get-connector-metainfo";
import { proposeOrder, safeOrder } from "./propose-order";

const field = (id: string, dataType = "string", controlType = 1): GetConnectorField => ({ id, dataType, controlType });
const idsOf = (fields: GetConnectorField[]) => proposeOrder(fields).orderBy.map(({ fieldId }) => fieldId);

test("a field that is unique by its name is enough", () => {
  expect(proposeOrder([field("Naam"), field("Id", "int", 5), field("Nummer", "string", 5)])).toEqual({
    orderBy: [{ fieldId: "Id", direction: "asc" }],
    basis: "id",
  });
});

test("otherwise all key-like fields together, those Profit marks as keys first", () => {
  const fields = [
    field("Naam"),
    field("DebiteurCode"),
    field("Ordernummer", "string", 5),
    field("Regel", "int", 5),
    field("Prijs", "decimal", 5),
  ];
  expect(idsOf(fields)).toEqual(["Ordernummer", "Regel", "DebiteurCode"]);
  expect(proposeOrder(fields).basis).toBe("keys");
});

test("without keys every field that can be sorted on, within the length of a query", () => {
  const fields = [
    field("A.B"),
    field("Notitie", "blob"),
    field("Naam"),
    field("Plaats"),
    ...Array.from({ length: 300 }, (_, index) => field(`Vrij veld ${index}`)),
  ];
  const proposal = proposeOrder(fields);
  expect(proposal.basis).toBe("all");
  expect(proposal.orderBy.slice(0, 2).map(({ fieldId }) => fieldId)).toEqual(["Naam", "Plaats"]);
  expect(encodeURIComponent(proposal.orderBy.map(({ fieldId }) => fieldId).join(",")).length).toBeLessThan(1_800);
});

test("nothing to sort on is said", () => {
  expect(proposeOrder([field("A.B"), field("Notitie", "blob")])).toEqual({ orderBy: [], basis: "none" });
});

test("an order of one's own keeps its place and direction; the key only decides between equals", () => {
  const fields = [field("Id", "int", 5), field("Gewijzigd", "date")];
  expect(safeOrder([{ fieldId: "Gewijzigd", direction: "desc" }], fields)).toEqual([
    { fieldId: "Gewijzigd", direction: "desc" },
    { fieldId: "Id", direction: "asc" },
  ]);
  expect(safeOrder([{ fieldId: "Id", direction: "desc" }], fields)).toEqual([{ fieldId: "Id", direction: "desc" }]);
});

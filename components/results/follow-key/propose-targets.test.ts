import { describe, expect, test } from "vitest";
import { proposeTargets, searchTargets } from "./propose-targets";

const field = (id: string, label = id, dataType = "string") => ({ id, label, dataType });
const CONNECTORS = [
  { connectorId: "Profit_Article", fields: [field("ItemCode"), field("Naam", "Omschrijving één")] },
  { connectorId: "Profit_Contacts", fields: [field("DebtorId", "Debiteur"), field("Name")] },
  { connectorId: "Profit_Debtor", fields: [field("DebtorId", "Nummer debiteur"), field("DebtorName")] },
  { connectorId: "Profit_Orders", fields: [field("Debtor_Nr", "Verkooprelatie"), field("OrderNumber")] },
  { connectorId: "Profit_Projects", fields: [field("Opdrachtgever", "DEBITEUR")] },
  { connectorId: "Profit_SalesInvoices", fields: [field("DebtorId", "Debiteur"), field("InvoiceId")] },
  { connectorId: "Profit_Counts", fields: [field("DebtorId", "Debiteuren", "boolean")] },
];
const proposed = (id: string, label?: string, connectorId = "Profit_SalesInvoices") =>
  proposeTargets(CONNECTORS, { connectorId, field: { id, label, dataType: "string" } }).map(
    (target) => `${target.connectorId}.${target.field.id} ${target.likeness}`,
  );

describe("proposals", () => {
  test("the same id first and of those the connector named after the key, then the label, then the look of the name", () => {
    expect(proposed("DebtorId", "Debiteur")).toEqual([
      "Profit_Debtor.DebtorId id",
      "Profit_Contacts.DebtorId id",
      "Profit_Projects.Opdrachtgever label",
      "Profit_Orders.Debtor_Nr key",
      // Another kind of value.
      "Profit_Counts.DebtorId id",
    ]);
  });

  test("a field of a connector that carries the plain key is found from the name of that connector", () => {
    const home = { connectorId: "Profit_Employees", fields: [field("Number"), field("Name")] };
    const [first] = proposeTargets([home], {
      connectorId: "Profit_Hours",
      field: { id: "EmployeeId", label: null, dataType: "int" },
    });
    expect(first).toMatchObject({ connectorId: "Profit_Employees", field: { id: "Number" }, likeness: "key" });
  });

  test("the connector one comes from is none of them, and neither is what has nothing alike", () => {
    expect(proposed("DebtorId", "Debiteur", "Profit_Debtor")).not.toContain("Profit_Debtor.DebtorId id");
    expect(proposed("Kleur")).toEqual([]);
    expect(proposed("Id")).toEqual([]);
  });

  test("a large environment does not make a long list", () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ connectorId: `C${index}`, fields: [field("DebtorId")] }));
    expect(
      proposeTargets(many, { connectorId: "X", field: { id: "DebtorId", label: null, dataType: "string" } }),
    ).toHaveLength(12);
  });
});

describe("searching by hand", () => {
  const found = (search: string) => searchTargets(CONNECTORS, search).map((t) => `${t.connectorId}.${t.field.id}`);

  test("finds fields by every word, in the connector's name or the field's, without minding accents", () => {
    expect(found("projects debiteur")).toEqual(["Profit_Projects.Opdrachtgever"]);
    expect(found("omschrijving een")).toEqual(["Profit_Article.Naam"]);
    expect(found("invoices")).toEqual(["Profit_SalesInvoices.DebtorId", "Profit_SalesInvoices.InvoiceId"]);
    expect(found("bestaat niet")).toEqual([]);
    expect(found(" ")).toEqual([]);
  });
});

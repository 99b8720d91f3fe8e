// cspell:ignore Itemcode
import { report, type ReportDefinition } from "../../documents/reports/report-definition";
import { date, decimal, int, key, text } from "../../rows/columns";
import type { Company } from "./company";
import { ADMINISTRATIONS } from "./organisation";
import type { Invoice, OrderLine, SalesOrder } from "./sales";

/**
 * Sales reports use the settings of the administration that the user last logged on to (protocol 3.12): for all users
 * here that is the first one.
 */
const letterhead = ADMINISTRATIONS[0]?.name ?? "";

export function salesReports({ sales }: Company): ReportDefinition[] {
  return [invoices(sales), orderConfirmations(sales), openItems(sales)];
}

type Sales = Company["sales"];
type InvoiceLine = { invoice: Invoice; line: OrderLine };

const LINE_SHARES = { Itemcode: 10, Omschrijving: 24, Aantal: 7, Eenheid: 7, Prijs: 10, Korting: 9, Regelbedrag: 11 };

function invoices(sales: Sales): ReportDefinition {
  const lines = () =>
    sales().invoices.flatMap((invoice) => invoice.order.lines.map((line): InvoiceLine => ({ invoice, line })));
  return report(
    "sales invoice",
    { nl: "Verkoopfactuur", en: "Sales invoice" },
    lines,
    [
      key("Factuurnummer", 20, "Factuurnummer", "Invoice number", ({ invoice }: InvoiceLine) => invoice.invoiceNumber),
      int("UnitId", 4, "Administratie", "Administration", ({ invoice }) => invoice.order.unitId),
      key("Debiteur", 16, "Debiteur", "Debtor", ({ invoice }) => invoice.order.debtor.debtorId),
      text("Naam", 80, "Naam", "Name", ({ invoice }) => invoice.order.debtor.relation.name),
      date("Factuurdatum", "Factuurdatum", "Invoice date", ({ invoice }) => invoice.date),
      date("Vervaldatum", "Vervaldatum", "Expiry date", ({ invoice }) => invoice.due),
      key("Itemcode", 50, "Itemcode", "Item code", ({ line }) => line.article.itemCode),
      text(
        "Omschrijving",
        80,
        "Omschrijving",
        "Description",
        ({ line }) => line.description ?? line.article.description,
      ),
      decimal("Aantal", 2, "Aantal", "Quantity", ({ line }) => line.quantity),
      key("Eenheid", 10, "Eenheid", "Unit", ({ line }) => line.unit),
      decimal("Prijs", 2, "Prijs", "Price", ({ line }) => line.price),
      decimal("Korting", 2, "Korting %", "Discount %", ({ line }) => line.discount),
      decimal("Regelbedrag", 2, "Bedrag", "Amount", ({ line }) => line.amount),
      key("Vestiging", 3, "Vestiging", "Branch", ({ invoice }) => invoice.order.debtor.branch),
    ],
    {
      letterhead,
      layout: "landscape",
      shares: { Debiteur: 8, Naam: 27, Factuurdatum: 11, ...LINE_SHARES },
      summed: ["Regelbedrag"],
      groupedBy: "Factuurnummer",
    },
  );
}

function orderConfirmations(sales: Sales): ReportDefinition {
  return report(
    "order confirmation",
    { nl: "Orderbevestiging", en: "Order confirmation" },
    () => sales().orders.flatMap(({ lines }: SalesOrder) => lines),
    [
      key("Ordernummer", 20, "Ordernummer", "Order number", (l: OrderLine) => l.order.orderNumber),
      key("Verkooprelatie", 16, "Verkooprelatie", "Sales contact", (l) => l.order.debtor.debtorId),
      text("Naam", 80, "Naam", "Name", (l) => l.order.debtor.relation.name),
      date("Leverdatum", "Leverdatum", "Delivery date", (l) => l.order.delivery),
      text("Status", 20, "Status", "Status", (l) => l.order.state),
      key("Itemcode", 50, "Itemcode", "Item code", (l) => l.article.itemCode),
      text("Omschrijving", 80, "Omschrijving", "Description", (l) => l.description ?? l.article.description),
      decimal("Aantal", 2, "Aantal", "Quantity", (l) => l.quantity),
      key("Eenheid", 10, "Eenheid", "Unit", (l) => l.unit),
      decimal("Prijs", 2, "Prijs", "Price", (l) => l.price),
      decimal("Korting", 2, "Korting %", "Discount %", (l) => l.discount),
      decimal("Regelbedrag", 2, "Bedrag", "Amount", (l) => l.amount),
      int("UnitId", 4, "Administratie", "Administration", (l) => l.order.unitId),
      key("Vestiging", 3, "Vestiging", "Branch", (l) => l.order.debtor.branch),
    ],
    {
      letterhead,
      layout: "landscape",
      shares: { Naam: 28, Leverdatum: 10, ...LINE_SHARES },
      summed: ["Regelbedrag"],
      groupedBy: "Ordernummer",
    },
  );
}

function openItems(sales: Sales): ReportDefinition {
  const open = () =>
    sales()
      .invoices.filter(({ balance }) => balance !== 0)
      .toSorted((left, right) => (left.order.debtor.debtorId < right.order.debtor.debtorId ? -1 : 1));
  return report(
    "debtor statement",
    { nl: "Openstaande posten debiteuren", en: "Debtor statement" },
    open,
    [
      key("Debiteur", 16, "Debiteur", "Debtor", (i: Invoice) => i.order.debtor.debtorId),
      text("Naam", 80, "Naam", "Name", (i) => i.order.debtor.relation.name),
      key("Factuurnummer", 20, "Factuurnummer", "Invoice number", (i) => i.invoiceNumber),
      date("Factuurdatum", "Factuurdatum", "Invoice date", (i) => i.date),
      date("Vervaldatum", "Vervaldatum", "Expiry date", (i) => i.due),
      int("Aanmaningen", 2, "Aanmaningen", "Reminders", (i) => i.reminders),
      decimal("Bedrag", 2, "Factuurbedrag", "Invoice amount", (i) => i.amount),
      decimal("Saldo", 2, "Saldo", "Balance", (i) => i.balance),
      int("UnitId", 4, "Administratie", "Administration", (i) => i.order.unitId),
      key("Vestiging", 3, "Vestiging", "Branch", (i) => i.order.debtor.branch),
    ],
    {
      letterhead,
      shares: {
        Naam: 30,
        Factuurnummer: 14,
        Factuurdatum: 12,
        Vervaldatum: 12,
        Aanmaningen: 11,
        Bedrag: 13,
        Saldo: 13,
      },
      summed: ["Bedrag", "Saldo"],
      groupedBy: "Debiteur",
    },
  );
}

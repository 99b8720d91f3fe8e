// cspell:ignore Boekstukdatum Itemcode
import { date, decimal, getConnector, int, key, memo, text } from "../../rows/columns";
import type { GetConnectorDefinition } from "../../rows/definition";
import type { Company } from "./company";
import type { Invoice, OrderLine, SalesOrder } from "./sales";

type Sales = Company["sales"];

/** Sales orders, their lines, invoices and what is still to be paid. */
export function salesConnectors({ sales }: Company): GetConnectorDefinition[] {
  return [orders(sales), orderLines(sales), invoices(sales), openItems(sales)];
}

function orders(sales: Sales): GetConnectorDefinition {
  return getConnector("Verkooporders", "Verkooporders", () => sales().orders, [
    key("Ordernummer", 20, "Ordernummer", "Order number", (o: SalesOrder) => o.orderNumber),
    int("UnitId", 4, "Administratie", "Administration", (o) => o.unitId),
    key("Verkooprelatie", 16, "Verkooprelatie", "Sales contact", (o) => o.debtor.debtorId),
    text("Naam", 80, "Naam verkooprelatie", "Sales contact name", (o) => o.debtor.relation.name),
    date("Orderdatum", "Orderdatum", "Order date", (o) => o.ordered),
    date("Leverdatum", "Leverdatum", "Delivery date", (o) => o.delivery),
    text("Referentie", 50, "Uw referentie", "Your reference", (o) => o.reference),
    text("Status", 20, "Status", "Status", (o) => o.state),
    key("Vertegenwoordiger", 15, "Vertegenwoordiger", "Sales representative", (o) => o.seller.employeeId),
    key("Valuta", 3, "Valuta", "Currency", (o) => o.currency),
    decimal("Bedrag_excl", 2, "Bedrag exclusief btw", "Amount excluding VAT", (o) => o.amount),
    decimal("Btw_bedrag", 2, "Btw-bedrag", "VAT amount", (o) => o.vat),
    int("Aantal_regels", 4, "Aantal regels", "Number of lines", (o) => o.lines.length),
    memo("Opmerking", "Opmerking", "Remark", (o) => o.remark),
    key("Vestiging", 3, "Vestiging", "Branch", (o) => o.debtor.branch),
    date("Gewijzigd_op", "Gewijzigd op", "Changed on", (o) => o.modified),
  ]);
}

function orderLines(sales: Sales): GetConnectorDefinition {
  return getConnector("Verkooporderregels", "Verkooporderregels", () => sales().lines, [
    text("GUID", 38, "GUID regel", "Line GUID", (l: OrderLine) => l.guid),
    key("Ordernummer", 20, "Ordernummer", "Order number", (l) => l.order.orderNumber),
    int("Regelnummer", 4, "Regelnummer", "Line number", (l) => l.line),
    int("UnitId", 4, "Administratie", "Administration", (l) => l.order.unitId),
    key("Itemcode", 50, "Itemcode", "Item code", (l) => l.article.itemCode),
    text("Omschrijving", 80, "Omschrijving", "Description", (l) => l.description),
    key("Eenheid", 10, "Eenheid", "Unit", (l) => l.unit),
    decimal("Aantal", 2, "Aantal", "Quantity", (l) => l.quantity),
    decimal("Geleverd", 2, "Geleverd", "Delivered", (l) => l.delivered),
    decimal("Prijs", 2, "Prijs per eenheid", "Price per unit", (l) => l.price),
    decimal("Korting", 2, "Kortingspercentage", "Discount percentage", (l) => l.discount),
    decimal("Regelbedrag", 2, "Regelbedrag", "Line amount", (l) => l.amount),
    key("Btw_code", 5, "Btw-code", "VAT code", (l) => l.vatCode),
    key("Vestiging", 3, "Vestiging", "Branch", (l) => l.order.debtor.branch),
    date("Gewijzigd_op", "Gewijzigd op", "Changed on", (l) => l.order.modified),
  ]);
}

function invoices(sales: Sales): GetConnectorDefinition {
  return getConnector("Verkoopfacturen", "Verkoopfacturen", () => sales().invoices, [
    key("Factuurnummer", 20, "Factuurnummer", "Invoice number", (i: Invoice) => i.invoiceNumber),
    int("UnitId", 4, "Administratie", "Administration", (i) => i.order.unitId),
    key("Ordernummer", 20, "Ordernummer", "Order number", (i) => i.order.orderNumber),
    key("Verkooprelatie", 16, "Verkooprelatie", "Sales contact", (i) => i.order.debtor.debtorId),
    date("Factuurdatum", "Factuurdatum", "Invoice date", (i) => i.date),
    date("Vervaldatum", "Vervaldatum", "Expiry date", (i) => i.due),
    decimal("Bedrag_excl", 2, "Bedrag exclusief btw", "Amount excluding VAT", (i) => i.order.amount),
    decimal("Btw_bedrag", 2, "Btw-bedrag", "VAT amount", (i) => i.order.vat),
    decimal("Bedrag_incl", 2, "Bedrag inclusief btw", "Amount including VAT", (i) => i.amount),
    key("Vestiging", 3, "Vestiging", "Branch", (i) => i.order.debtor.branch),
    date("Gewijzigd_op", "Gewijzigd op", "Changed on", (i) => i.order.modified),
  ]);
}

function openItems(sales: Sales): GetConnectorDefinition {
  const open = () => sales().invoices.filter(({ balance }) => balance !== 0);
  return getConnector("Profit_Debtor_Invoices", "Openstaande posten debiteur", open, [
    int("UnitId", 4, "Administratie", "Administration", (i: Invoice) => i.order.unitId),
    key("DebtorId", 16, "Debiteurnummer", "Debtor number", (i) => i.order.debtor.debtorId),
    key("InvoiceNr", 20, "Factuurnummer", "Invoice number", (i) => i.invoiceNumber),
    date("NookPieceDate", "Boekstukdatum", "Voucher date", (i) => i.date),
    date("ExpDate", "Vervaldatum", "Expiry date", (i) => i.due),
    key("CurrencyId", 3, "Valuta", "Currency", () => "EUR"),
    decimal("AmtInvoice", 2, "Factuurbedrag", "Total invoice amount", (i) => i.amount),
    decimal("Balance", 2, "Saldo", "Balance", (i) => i.balance),
    int("Reminders", 2, "Aantal aanmaningen", "Number of reminders", (i) => i.reminders),
    text("Description", 80, "Factuuromschrijving", "Invoice description", (i) => i.order.debtor.relation.name),
  ]);
}

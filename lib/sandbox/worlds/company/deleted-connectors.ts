import { date, decimal, flag, getConnector, int, key, text } from "../../rows/columns";
import type { GetConnectorDefinition } from "../../rows/definition";
import type { Company } from "./company";
import type { DeletedHours, DeletedInvoice } from "./deleted-records";

/** Of records that were deleted, where Profit has a list of them (protocol 3.13). */
export function deletedConnectors({ deleted }: Company): GetConnectorDefinition[] {
  return [
    getConnector("Profit_Deleted_SalesInvoices", "Verwijderde verkoopfacturen", () => deleted().invoices, [
      key("InvoiceNr", 20, "Factuurnummer", "Invoice number", (i: DeletedInvoice) => i.invoiceNumber),
      key("DebtorId", 16, "Verkooprelatie", "Sales contact", (i) => i.debtor.debtorId),
      decimal("AmtInvoice", 2, "Factuurbedrag", "Total invoice amount", (i) => i.amount),
      flag("Deleted", "Verwijderd", "Deleted", (i) => i.isDeleted),
      flag("Cancelled", "Geannuleerd", "Cancelled", (i) => i.isCancelled),
      date("DeletedOn", "Verwijderd op", "Deleted on", (i) => i.at),
    ]),
    getConnector("Profit_Deleted_Realization", "Verwijderde nacalculatieregels", () => deleted().hours, [
      int("Identity", 9, "Regelnummer", "Line number", (h: DeletedHours) => h.lineNumber),
      text("GUID", 38, "GUID regel", "Line GUID", (h) => h.guid),
      date("Created", "Aangemaakt op", "Created on", (h) => h.created),
    ]),
  ];
}

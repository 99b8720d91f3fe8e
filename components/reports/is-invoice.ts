// cspell:ignore factu
/** Words by which people call the reports that Profit prints by the settings of an administration (protocol 3.12). */
const INVOICE = /factu|invoice/i;

/** A sales invoice, as far as its name tells: then the effect of the last administration is worth a sentence. */
export function isInvoiceReport({ name, connectorId }: { name: string; connectorId: string | null }): boolean {
  return INVOICE.test(name) || INVOICE.test(connectorId ?? "");
}

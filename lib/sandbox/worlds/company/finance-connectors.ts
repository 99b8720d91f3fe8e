// cspell:ignore Crediteurnummer Entrydate Journaalpostnummer Perc
import { date, decimal, flag, getConnector, int, key, text } from "../../rows/columns";
import type { GetConnectorDefinition } from "../../rows/definition";
import type { Company } from "./company";
import { balancesOf, changedDaysOf, type PeriodBalance, type PurchaseInvoice, type Transaction } from "./finance";
import { cents } from "./numbers";
import {
  type Account,
  ACCOUNTS,
  type Administration,
  ADMINISTRATIONS,
  JOURNALS,
  VAT_CODES,
  type VatCode,
} from "./organisation";

type Finance = Company["finance"];

/** Administrations, ledger accounts, journals, VAT codes and the entries themselves. */
export function financeConnectors({ finance }: Company): GetConnectorDefinition[] {
  return [
    administrations(),
    accounts(),
    journals(),
    vatCodes(),
    transactions(finance),
    balances(finance),
    creditorInvoices(finance),
    changedDays(finance),
  ];
}

function administrations(): GetConnectorDefinition {
  return getConnector("Profit_Administrations", "Administraties (Profit)", () => ADMINISTRATIONS, [
    int("AdminId", 4, "Administratie", "Administration", (a: Administration) => a.unitId),
    text("AdminNm", 80, "Naam administratie", "Administration name", (a) => a.name),
    text("AdminCd", 10, "Code", "Code", (a) => a.code),
  ]);
}

function accounts(): GetConnectorDefinition {
  return getConnector("Profit_Accounts", "Grootboekrekeningen (Financieel)", () => ACCOUNTS, [
    key("Account", 16, "Rekeningnummer", "Account number", (a: Account) => a.account),
    text("Description", 80, "Omschrijving", "Description", (a) => a.description),
    key("Type", 5, "Type rekening code", "Account type code", (a) => (a.balanceSheet ? "B" : "W")),
    flag("Blocked", "Geblokkeerd", "Blocked", (a) => a.blocked),
    flag("CollectAccount", "Verzamelrekening", "Summary account", (a) => a.account === "1300" || a.account === "1600"),
    flag("VatAllowed", "Btw toestaan", "Allow VAT", (a) => !a.balanceSheet),
  ]);
}

type Journal = { unit: Administration; journalId: string; description: string; kind: string };

function journals(): GetConnectorDefinition {
  const all = () => ADMINISTRATIONS.flatMap((unit) => JOURNALS.map((journal): Journal => ({ unit, ...journal })));
  return getConnector("Profit_Journals", "Dagboeken", all, [
    int("UnitId", 4, "Administratie", "Administration", (j) => j.unit.unitId),
    key("JournalId", 5, "Dagboekcode", "Journal code", (j) => j.journalId),
    text("Description", 50, "Omschrijving", "Description", (j) => j.description),
    key("JournalType", 5, "Dagboeksoort code", "Journal type code", (j) => j.kind),
    flag("Blocked", "Geblokkeerd", "Blocked", () => false),
  ]);
}

function vatCodes(): GetConnectorDefinition {
  return getConnector("Profit_VAT_code", "Btw-codes", () => VAT_CODES, [
    key("VatCode", 5, "Btw-code", "VAT code", (v: VatCode) => v.code),
    text("Description", 50, "Omschrijving", "Description", (v) => v.description),
    key("AccountNr", 16, "Rekening", "Account", (v) => v.account),
    decimal("VatPerc", 2, "Tarief", "Rate", (v) => v.percentage),
    flag("Blocked", "Geblokkeerd", "Blocked", () => false),
  ]);
}

function transactions(finance: Finance): GetConnectorDefinition {
  return getConnector("Profit_Transactions", "Financiële mutaties", () => finance().transactions, [
    int("UnitId", 4, "Administratie", "Administration", (t: Transaction) => t.unitId),
    int("EntryNo", 9, "Journaalpostnummer", "Journal entry number", (t) => t.entryNumber),
    int("SeqNo", 4, "Volgnummer journaalpost", "Journal entry sequence number", (t) => t.line),
    int("Year", 4, "Jaar", "Year", (t) => t.year),
    int("Period", 4, "Periodenummer", "Period number", (t) => t.period),
    key("JournalId", 5, "Dagboekcode", "Journal code", (t) => t.journalId),
    key("AccountNo", 16, "Rekeningnummer", "Account number", (t) => t.account),
    decimal("AmtDebit", 2, "Bedrag debet", "Amount debit", (t) => t.debit),
    decimal("AmtCredit", 2, "Bedrag credit", "Amount credit", (t) => t.credit),
    date("EntryDate", "Boekdatum", "Date entry", (t) => t.date),
    key("InvoiceId", 20, "Factuurnummer", "Invoice number", (t) => t.invoiceId),
    key("VatCode", 5, "Btw-code", "VAT code", (t) => t.vatCode),
    text("Description", 80, "Omschrijving boeking", "Description entry", (t) => t.description),
    date("Created", "Aanmaakdatum", "Date created", (t) => t.created),
    date("Modified", "Gewijzigd op", "Date changed", (t) => t.modified),
  ]);
}

function balances(finance: Finance): GetConnectorDefinition {
  const all = () => balancesOf(finance().transactions);
  return getConnector("Profit_Period_balance", "Saldi per periode", all, [
    int("UnitId", 4, "Administratie", "Administration", (b: PeriodBalance) => b.unitId),
    int("Year", 4, "Boekjaar", "Financial year", (b) => b.year),
    int("Period", 4, "Periode", "Period", (b) => b.period),
    key("AccountNr", 16, "Rekeningnummer", "Account number", (b) => b.account),
    decimal("Debit", 2, "Debet", "Debit", (b) => b.debit),
    decimal("Credit", 2, "Credit", "Credit", (b) => b.credit),
    decimal("Balance", 2, "Saldo", "Balance", (b) => cents(b.debit - b.credit)),
  ]);
}

function creditorInvoices(finance: Finance): GetConnectorDefinition {
  const open = () => finance().purchases.filter(({ balance }) => balance !== 0);
  return getConnector("Profit_Creditor_Invoices", "Openstaande posten crediteur", open, [
    int("UnitId", 4, "Administratie", "Administration", (p: PurchaseInvoice) => p.unitId),
    key("CreditorId", 16, "Crediteurnummer", "Creditor number", (p) => p.creditor.creditorId),
    key("InvoiceNr", 20, "Factuurnummer", "Invoice number", (p) => p.invoiceNumber),
    date("BookPieceDate", "Factuurdatum", "Invoice date", (p) => p.date),
    date("ExpDate", "Vervaldatum", "Expiry date", (p) => p.due),
    key("CurrencyId", 3, "Valuta", "Currency", () => "EUR"),
    decimal("AmtInvoice", 2, "Factuurbedrag", "Total invoice amount", (p) => p.amount),
    text("Description", 80, "Factuuromschrijving", "Invoice description", (p) => p.creditor.relation.name),
    flag("Blocked", "Geblokkeerd voor betaling", "Blocked for payment", (p) => p.creditor.blocked),
  ]);
}

function changedDays(finance: Finance): GetConnectorDefinition {
  const days = () => changedDaysOf(finance().transactions);
  return getConnector("Profit_Fin_ChangedEntrydate", "Gewijzigde boekdagen", days, [
    date("EntryDate", "Boekdatum", "Entry date", (d: { date: string; modified: string }) => d.date),
    date("Modified", "Gewijzigd op", "Date changed", (d) => d.modified),
  ]);
}

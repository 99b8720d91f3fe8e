// cspell:ignore Entrydate
import type { Random } from "../../random";
import { addDays, dayBetween, dayFromToday, monthOf, yearOf } from "./moments";
import { cents } from "./numbers";
import type { Creditor } from "./relations";
import type { Invoice } from "./sales";

/** One line of a journal entry. */
export type Transaction = {
  unitId: number;
  entryNumber: number;
  line: number;
  year: number;
  period: number;
  journalId: string;
  account: string;
  debit: number;
  credit: number;
  date: string;
  invoiceId: string | null;
  vatCode: string | null;
  description: string | null;
  /** The debtor or creditor that was booked on, by way of a summary account. */
  party: { kind: "debtor" | "creditor"; number: string } | null;
  created: string;
  modified: string;
};

export type PurchaseInvoice = {
  invoiceNumber: string;
  unitId: number;
  creditor: Creditor;
  date: string;
  due: string;
  amount: number;
  balance: number;
  account: string;
};

export type PeriodBalance = {
  unitId: number;
  year: number;
  period: number;
  account: string;
  debit: number;
  credit: number;
};

type EntryLine = Pick<Transaction, "account" | "debit" | "credit"> & { vatCode?: string };
type Entry = Pick<Transaction, "unitId" | "journalId" | "date" | "invoiceId" | "description"> & { lines: EntryLine[] };

export type Finance = { transactions: Transaction[]; purchases: PurchaseInvoice[] };

const PURCHASES = 900;
const COSTS = ["7000", "4100", "4110", "4200", "4220", "4300", "4400", "4410", "4420", "4430", "4440"];

/** The books: every invoice and payment as a journal entry of which debit and credit are the same. */
export function buildFinance(random: Random, invoices: readonly Invoice[], creditors: readonly Creditor[]): Finance {
  const purchases = Array.from({ length: PURCHASES }, (_, index) => purchase(random, index, random.pick(creditors)));
  const entries = [
    ...invoices.flatMap((invoice) => salesEntries(invoice)),
    ...purchases.flatMap((invoice) => purchaseEntries(invoice)),
  ].sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
  const transactions = entries.flatMap((entry, index) => booked(random, entry, 10_001 + index));
  return { transactions, purchases };
}

function salesEntries({ order, amount, balance, date, due, invoiceNumber }: Invoice): Entry[] {
  const base = { unitId: order.unitId, invoiceId: invoiceNumber };
  const revenue = order.unitId === 2 ? "8100" : "8000";
  const sale: Entry = {
    ...base,
    journalId: order.unitId === 2 ? "51" : "50",
    date,
    description: order.debtor.relation.name,
    lines: [
      { account: "1300", debit: amount, credit: 0 },
      { account: revenue, debit: 0, credit: order.amount, vatCode: "1" },
      { account: "1500", debit: 0, credit: order.vat },
    ],
  };
  const payment: Entry = {
    ...base,
    journalId: "20",
    date: addDays(due, 2),
    description: `Betaling ${invoiceNumber}`,
    lines: [
      { account: "1100", debit: amount, credit: 0 },
      { account: "1300", debit: 0, credit: amount },
    ],
  };
  return balance === 0 && payment.date <= dayFromToday(0) ? [sale, payment] : [sale];
}

function purchase(random: Random, index: number, creditor: Creditor): PurchaseInvoice {
  const date = dayBetween(random, -850, -1);
  const due = addDays(date, Number(creditor.paymentTerm));
  const amount = cents(random.int(2_500, 900_000) / 100);
  return {
    invoiceNumber: `I${String(60_001 + index)}`,
    unitId: random.pick([1, 1, 1, 2, 3]),
    creditor,
    date,
    due,
    amount,
    balance: due > dayFromToday(-5) ? amount : 0,
    account: random.pick(COSTS),
  };
}

function purchaseEntries({ unitId, invoiceNumber, creditor, date, amount, account }: PurchaseInvoice): Entry[] {
  const net = cents(amount / 1.21);
  const lines: EntryLine[] = [
    { account, debit: net, credit: 0, vatCode: "5" },
    { account: "1520", debit: cents(amount - net), credit: 0 },
    { account: "1600", debit: 0, credit: amount },
  ];
  return [{ unitId, invoiceId: invoiceNumber, journalId: "60", date, description: creditor.relation.name, lines }];
}

function booked(random: Random, { lines, ...entry }: Entry, entryNumber: number): Transaction[] {
  const created = addDays(entry.date, random.int(28_000_000, 64_000_000) / 86_400_000);
  const modified = random.chance(0.05) ? addDays(created, random.int(1, 20)) : created;
  return lines.map(({ vatCode = null, ...line }, index) => ({
    ...entry,
    ...line,
    party: null,
    entryNumber,
    line: index + 1,
    year: yearOf(entry.date),
    period: monthOf(entry.date),
    vatCode,
    created,
    modified,
  }));
}

export function balancesOf(transactions: readonly Transaction[]): PeriodBalance[] {
  const byKey = new Map<string, PeriodBalance>();
  for (const { unitId, year, period, account, debit, credit } of transactions) {
    const key = `${unitId} ${year}-${String(period).padStart(2, "0")} ${account}`;
    const known = byKey.get(key) ?? { unitId, year, period, account, debit: 0, credit: 0 };
    byKey.set(key, { ...known, debit: cents(known.debit + debit), credit: cents(known.credit + credit) });
  }
  return [...byKey.entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, balance]) => balance);
}

/** What Profit_Fin_ChangedEntrydate tells: days whose entries changed, and when for the last time. */
export function changedDaysOf(transactions: readonly Transaction[]): { date: string; modified: string }[] {
  const latest = new Map<string, string>();
  for (const { date, modified } of transactions) {
    if (modified > (latest.get(date) ?? "")) latest.set(date, modified);
  }
  return [...latest]
    .map(([date, modified]) => ({ date, modified }))
    .sort((left, right) => (left.date < right.date ? -1 : 1));
}

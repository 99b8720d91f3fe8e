// cspell:ignore Afletterreferentie Boekstuknummer Fref Itemcode Journaalpostregel Judg Mref Quan boekstukdatum verbijzonderingsas
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateField, UpdateObject } from "../../../../updates/definition";
import {
  at,
  codeField,
  codeList,
  dateField,
  decimalField,
  flagField,
  intField,
  keyField,
  property,
  refersTo,
  textField,
} from "../../../../updates/fields";
import { recordsIn, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { RecordRule } from "../../../../updates/rules";
import { referenceUnknown } from "../../../../updates/wordings";
import type { Company } from "../../company";
import type { Transaction } from "../../finance";
import { ACCOUNTS } from "../../organisation";
import { PROJECT_COSTS } from "../code-lists";
import { nextNumber } from "../next-number";
import { added, taken } from "../record-lists";
import { ACCOUNT_BLOCKED } from "../wordings";
import type { Posting } from "./postings";

/** What was written of the account, until the whole line is there and says what it means. */
type LineInHand = Transaction & { written?: { kind: string | null; number: string | null } };

const own = property<Transaction>();

const ACCOUNT_KINDS = codeList(
  ["1", "Grootboekrekening", "Ledger account"],
  ["2", "Debiteur", "Debtor"],
  ["3", "Crediteur", "Creditor"],
);

const CREDITORS_ACCOUNT = "1600";
const ACCOUNT = { nl: "Rekeningnummer", en: "Account number" };
const MONEY = [26, 10] as const;

const accountKindOf = ({ written, party, account }: LineInHand): string | null => {
  if (written) return written.kind;
  if (party) return party.kind === "debtor" ? "2" : "3";
  return account === "" ? null : "1";
};

const accountNumberOf = ({ written, party, account }: LineInHand): string | null =>
  written ? written.number : (party?.number ?? account);

const FIELDS: readonly UpdateField[] = [
  intField("EnNo", "Nummer journaalpost", "Journal entry number", { nillable: false, ...own("entryNumber", 0) }),
  textField("VaAs", 10, "Kenmerk rekening", "Kind of account", {
    mandatory: true,
    values: ACCOUNT_KINDS,
    ...refersTo("Tabelwaarde,Kenmerk rekening", "AfasKnCodeTableValue"),
    ...at<LineInHand>(accountKindOf, (line, value) => {
      line.written = { kind: value === null ? null : String(value), number: accountNumberOf(line) };
    }),
  }),
  keyField("AcNr", 16, ACCOUNT.nl, ACCOUNT.en, {
    mandatory: true,
    ...at<LineInHand>(accountNumberOf, (line, value) => {
      line.written = { kind: accountKindOf(line), number: value === null ? null : String(value) };
    }),
  }),
  dateField("EnDa", "Datum boeking", "Entry date", { mandatory: true, ...own("date", "") }),
  dateField("BpDa", "Boekstukdatum", "Voucher date", { mandatory: true }),
  textField("BpNr", 32, "Boekstuknummer", "Voucher number"),
  keyField("InId", 12, "Factuurnummer", "Invoice number", own("invoiceId", null)),
  textField("Ds", 255, "Omschrijving boeking", "Description entry", own("description", null)),
  decimalField("AmDe", MONEY, "Bedrag debet", "Amount debit", own("debit", 0)),
  decimalField("AmCr", MONEY, "Bedrag credit", "Amount credit", own("credit", 0)),
  keyField("VaId", 3, "Btw-code", "VAT code", { ...refersTo("Btw-code", "AfasKnVat"), ...own("vatCode", null) }),
  keyField("CuId", 3, "Valuta", "Currency", refersTo("Valuta", "AfasKnCurrency")),
  decimalField("Rate", [28, 10], "Koers", "Rate"),
  dateField("DaEx", "Vervaldatum", "Expiry date"),
  textField("PaId", 32, "Betalingskenmerk", "Payment reference"),
  keyField("Judg", 15, "Beoordelaar", "Reviewer", refersTo("Medewerker", "AfasKnEmployee")),
  flagField("BlPa", "Blokkeren voor betaling", "Block for payment"),
  keyField("PaCd", 5, "Betalingsvoorwaarde", "Payment condition", {
    ...refersTo("Betalingsvoorwaarde", "AfasKnPaymentCondition"),
  }),
  textField("Mref", 32, "Afletterreferentie", "Matching reference"),
  textField("Fref", 32, "Factuurreferentie", "Invoice reference"),
  keyField("PrId", 15, "Project", "Project", refersTo("Project", "AfasPtProject")),
];

export function entryLinesObject(company: Company): UpdateObject {
  return updateObject("FiEntries", { nl: "Journaalpostregel", en: "Journal entry line" }, FIELDS, {
    obligatory: true,
    identifiedBy: ["EnNo"],
    // Lines of one entry share its number: a line that is not deleted is always another one.
    match: (_written, _candidates, action) => (action === "update" ? undefined : "new"),
    rules: [accountRule(company)],
    objects: [dimensions(), projectCosts()],
    ...recordsIn<Posting, Transaction>({
      list: ({ lines }) => lines,
      create: (posting, context) => newLine(company, posting, context),
      remove: ({ lines }, { entryNumber }, context) => {
        // Half an entry would not balance: all of it goes.
        for (const line of lines.filter((known) => known.entryNumber === entryNumber)) {
          taken(lines, line, context);
          taken(company.finance().transactions, line, context);
        }
      },
      written: (line, context) => settleLine(company, line, context),
    }),
  });
}

function newLine(company: Company, posting: Posting, context: WriteContext): Transaction {
  const { transactions } = company.finance();
  const { lines, ...shared } = posting;
  const known = lines[0]?.entryNumber;
  const line: Transaction = {
    ...shared,
    entryNumber:
      known ??
      nextNumber(
        transactions.map(({ entryNumber }) => entryNumber),
        10_001,
      ),
    line: lines.length + 1,
    account: "",
    party: null,
    debit: 0,
    credit: 0,
    date: "",
    invoiceId: null,
    vatCode: null,
    description: null,
    created: context.now,
    modified: context.now,
  };
  added(lines, line, context);
  return added(transactions, line, context);
}

function settleLine(company: Company, line: LineInHand, { now }: WriteContext): void {
  const kind = accountKindOf(line);
  const number = accountNumberOf(line) ?? "";
  delete line.written;
  line.modified = now;
  line.party = kind === "1" ? null : { kind: kind === "2" ? "debtor" : "creditor", number };
  line.account = kind === "1" ? number : summaryAccountOf(company, line.party);
}

function summaryAccountOf(company: Company, party: Transaction["party"]): string {
  if (party?.kind === "creditor") return CREDITORS_ACCOUNT;
  return company.relations().debtors.find(({ debtorId }) => debtorId === party?.number)?.collectAccount ?? "";
}

function accountRule(company: Company): RecordRule {
  const isParty = ({ kind, number }: NonNullable<Transaction["party"]>): boolean => {
    const { debtors, creditors } = company.relations();
    return kind === "debtor"
      ? debtors.some(({ debtorId }) => debtorId === number)
      : creditors.some(({ creditorId }) => creditorId === number);
  };
  return ({ view }) => {
    const { account, party } = view.record as Transaction;
    const known = ACCOUNTS.find((own) => own.account === account);
    if (!known || (party && !isParty(party))) throw new SandboxRefusal(referenceUnknown({ label: ACCOUNT }));
    if (known.blocked) throw new SandboxRefusal(ACCOUNT_BLOCKED, account);
  };
}

function dimensions(): UpdateObject {
  const axis = (number: number) =>
    keyField(`DiC${number}`, 16, `Code verbijzonderingsas ${number}`, `Code of axis ${number}`, {
      ...refersTo("Code verbijzondering", "AfasKnDimCode"),
    });
  return updateObject("FiDimEntries", { nl: "Verbijzondering", en: "Allocation" }, [
    ...[1, 2, 3, 4, 5].map(axis),
    decimalField("AmDe", MONEY, "Bedrag debet", "Amount debit"),
    decimalField("AmCr", MONEY, "Bedrag credit", "Amount credit"),
    decimalField("Quan", [15, 2], "Aantal", "Quantity"),
  ]);
}

function projectCosts(): UpdateObject {
  return updateObject("FiPrjEntries", { nl: "Projectregel", en: "Project line" }, [
    keyField("PrId", 15, "Project", "Project", { mandatory: true, ...refersTo("Project", "AfasPtProject") }),
    keyField("PrSt", 15, "Projectfase", "Project phase", refersTo("Projectfase", "AfasPtProjectStage")),
    keyField("ItCd", 40, "Itemcode", "Item code", { mandatory: true }),
    textField("Ds", 255, "Omschrijving", "Description"),
    decimalField("AmCo", MONEY, "Kostprijs", "Cost price", { mandatory: true }),
    flagField("Ch", "Doorbelasten", "Charge"),
    decimalField("Qu", [16, 5], "Aantal", "Quantity"),
    keyField("EmId", 15, "Medewerker", "Employee", refersTo("Medewerker", "AfasKnEmployee")),
    codeField("CoTy", "Type projectkosten", "Kind of project costs", PROJECT_COSTS),
  ]);
}

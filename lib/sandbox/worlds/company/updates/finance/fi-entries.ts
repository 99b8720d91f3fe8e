// cspell:ignore verbijzonderingscode verbijzonderingstoewijzing
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition, UpdateField } from "../../../../updates/definition";
import { at, flagField, intField, keyField, property, refersTo } from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { MatchRecord, RecordRule } from "../../../../updates/rules";
import type { WrittenElement } from "../../../../updates/written";
import type { Company } from "../../company";
import { cents } from "../../numbers";
import { added, taken } from "../record-lists";
import { ENTRY_INCOMPLETE, NUMBER_TAKEN, UNBALANCED } from "../wordings";
import { entryLinesObject } from "./entry-lines";
import { type Posting, postingsOf } from "./postings";

const own = property<Posting>();

const FIELDS: readonly UpdateField[] = [
  intField("Year", "Boekjaar", "Financial year", {
    mandatory: true,
    ...at<Posting>(
      ({ year }) => (year === 0 ? null : year),
      (posting, value) => (posting.year = Number(value)),
    ),
  }),
  intField("Peri", "Periode", "Period", {
    mandatory: true,
    ...refersTo("Periode", "AfasKnPeriodTableRow"),
    ...at<Posting>(
      ({ period }) => (period === 0 ? null : period),
      (posting, value) => (posting.period = Number(value)),
    ),
  }),
  intField("UnId", "Nummer administratie", "Administration number", {
    ...refersTo("Administratie", "AfasKnUnit"),
    ...own("unitId", 1),
  }),
  keyField("JoCo", 6, "Dagboek", "Journal", {
    mandatory: true,
    ...refersTo("Dagboek", "AfasKnJournal"),
    ...own("journalId", ""),
  }),
  flagField("AdDc", "Maak verbijzonderingscode", "Make allocation code"),
  flagField("AdDa", "Maak verbijzonderingstoewijzing", "Make allocation assignment"),
  intField("PrTp", "Type boeking", "Kind of entry"),
  flagField("AuNu", "Autonummering factuur", "Number invoices automatically"),
];

/**
 * Journal entries: can be booked and, as a whole, deleted. An entry is found by its number or its invoice, not by the
 * administration and journal that the address names before it (protocol 3.8).
 */
export function fiEntries(company: Company): UpdateConnectorDefinition {
  const postings = postingsOf(company);
  const root = updateObject("FiEntryPar", { nl: "Financiële mutatie", en: "Financial entry" }, FIELDS, {
    identifiedBy: ["UnId", "JoCo"],
    objects: [entryLinesObject(company)],
    match: matchPosting,
    rules: [balanceRule, numberRule(company)],
    ...recordsIn<null, Posting>({
      list: postings,
      create: (_parent, context) =>
        added(postings(), { unitId: 1, journalId: "", year: 0, period: 0, lines: [] }, context),
      remove: () => {
        throw new SandboxRefusal(ENTRY_INCOMPLETE);
      },
      written: (posting, context) => {
        if (posting.lines.length === 0) taken(postings(), posting, context);
      },
    }),
  });
  return updateConnector(root, { id: "FiEntries", resultFields: ["UnId", "EnNo", "InId"] });
}

/** A posting is new, or it is there and some of what is below it is to go: nothing else is possible. */
const matchPosting: MatchRecord = (written, candidates, action) => {
  if (action !== "update") return "new";
  const leaving = written.objects.flatMap(({ elements }) => elements).filter((line) => line.action === "delete");
  const wanted = leaving.map(entryOf);
  const [unitId, journalId] = [written.fields.get("UnId"), written.fields.get("JoCo")];
  const found = candidates
    .map(({ record }) => record as Posting)
    .filter((posting) => !unitId || String(posting.unitId) === unitId)
    .filter((posting) => !journalId || posting.journalId === journalId)
    .filter(({ lines }) =>
      lines.some((line) =>
        wanted.some(({ entry, invoice }) => fits(line.entryNumber, entry) || fits(line.invoiceId, invoice)),
      ),
    );
  if (wanted.length === 0 || found.length > 1) throw new SandboxRefusal(ENTRY_INCOMPLETE);
  return found[0];
};

function entryOf({ keys, fields }: WrittenElement) {
  const value = (name: string) => keys.get(name) ?? fields.get(name) ?? undefined;
  return { entry: value("EnNo"), invoice: value("InId") };
}

function fits(own: string | number | null, wanted: string | undefined): boolean {
  return wanted !== undefined && String(own) === wanted;
}

/** Debit and credit are the same in every entry (protocol 6.4). */
const balanceRule: RecordRule = ({ view }) => {
  const { lines } = view.record as Posting;
  for (const entryNumber of new Set(lines.map((line) => line.entryNumber))) {
    const entry = lines.filter((line) => line.entryNumber === entryNumber);
    const difference = entry.reduce((sum, { debit, credit }) => sum + inCents(debit) - inCents(credit), 0);
    if (difference !== 0) throw new SandboxRefusal(UNBALANCED, cents(difference / 100).toFixed(2));
  }
};

const inCents = (amount: number) => Math.round(amount * 100);

/** A number that the caller gave an entry is not one that is in use. */
function numberRule(company: Company): RecordRule {
  return ({ view, action }) => {
    if (action !== "insert") return;
    const { unitId, lines } = view.record as Posting;
    const numbers = new Set(lines.map(({ entryNumber }) => entryNumber));
    const other = company
      .finance()
      .transactions.find((line) => line.unitId === unitId && numbers.has(line.entryNumber) && !lines.includes(line));
    if (other) throw new SandboxRefusal(NUMBER_TAKEN, String(other.entryNumber));
  };
}

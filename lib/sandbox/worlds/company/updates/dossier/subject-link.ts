// cspell:ignore Itemcode
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateField, UpdateObject } from "../../../../updates/definition";
import { at, codeList, flagField, intField, keyField, property, refersTo } from "../../../../updates/fields";
import { recordsIn, updateObject } from "../../../../updates/objects";
import type { RecordRule } from "../../../../updates/rules";
import { referenceUnknown, valueMissing } from "../../../../updates/wordings";
import type { Company } from "../../company";
import type { Subject } from "../../dossier";
import type { Debtor } from "../../relations";
import type { Employee } from "../../staff";
import { everybodyOf } from "../relations/relation-place";

/** What a dossier item is about (KnSubjectLink): `kind` is the type of destination, `id` what it is called there. */
export type SubjectLink = { subject: Subject; kind: number | null; id: string | null };

export const DESTINATION = {
  nobody: 1,
  employee: 2,
  relation: 3,
  debtor: 4,
  employer: 10,
  creditor: 11,
  item: 31,
} as const;

export const DESTINATIONS = codeList(
  ["1", "Geen", "None"],
  ["2", "Medewerker", "Employee"],
  ["3", "Organisatie/persoon", "Organisation/person"],
  ["4", "Verkooprelatie", "Sales contact"],
  ["10", "Werkgever", "Employer"],
  ["11", "Inkooprelatie", "Purchase contact"],
  ["31", "Item", "Item"],
);

const EMPLOYER = "VDT";

const own = property<SubjectLink>();

const goesTo = (kind: number) => at<SubjectLink>((link) => link.kind === kind);

const FIELDS: readonly UpdateField[] = [
  intField("SbId", "Dossieritem", "Dossier item", {
    isKey: true,
    ...refersTo("Dossieritem", "AfasKnSubject"),
    ...at<SubjectLink>(({ subject }) => subject.subjectId),
  }),
  flagField("DoCRM", "Opslaan bij CRM-item", "Save in CRM subject"),
  flagField("ToBC", "Organisatie/persoon", "Organisation/person", goesTo(DESTINATION.relation)),
  flagField("ToEm", "Medewerker", "Employee", goesTo(DESTINATION.employee)),
  flagField("ToSR", "Verkooprelatie", "Sales contact", goesTo(DESTINATION.debtor)),
  flagField("ToPR", "Inkooprelatie", "Purchase contact", goesTo(DESTINATION.creditor)),
  flagField("ToEr", "Werkgever", "Employer", goesTo(DESTINATION.employer)),
  intField("SfTp", "Type bestemming", "Type of destination", { values: DESTINATIONS, ...own("kind", null) }),
  keyField("SfId", 50, "Bestemming", "Destination", own("id", null)),
  keyField("BcId", 15, "Organisatie/persoon", "Organisation/person", {
    ...refersTo("Organisatie/persoon", "AfasKnBasicContact"),
  }),
  intField("CdId", "Contact", "Contact", refersTo("Contact", "AfasKnContactData")),
  intField("SiUn", "Administratie (Verkoop)", "Administration (Sales)", refersTo("Administratie", "AfasKnUnit")),
  keyField("SiId", 12, "Verkoopfactuur", "Sales invoice", refersTo("Factuur", "AfasFiInvoice")),
  keyField("PjId", 15, "Project", "Project", refersTo("Project", "AfasPtProject")),
  intField("SjId", "Dossieritem", "Dossier item", refersTo("Dossieritem", "AfasKnSubject")),
  keyField("BiId", 40, "Itemcode", "Item code", refersTo("Item", "AfasFbBasicItems")),
  intField("CrId", "Cursusevenement", "Course event", refersTo("Evenement", "AfasKnCourseEvent")),
  keyField("Ou", 10, "Organisatorische eenheid", "Organisational unit", {
    ...refersTo("Organisatorische eenheid", "AfasKnOrgUnit"),
  }),
  keyField("Sor", 12, "Verkooporder", "Sales order", refersTo("Verkooporder", "AfasFbSales")),
];

export type Links = {
  object: UpdateObject;
  linkOf: (subject: Subject) => SubjectLink | undefined;
  /** Whom an item is about, as far as the company keeps that with the item itself. */
  aboutOf: (subject: Subject) => { debtor: Debtor | null; employee: Employee | null };
};

/** Links as they were written, beside the items that the company keeps its debtors and employees with. */
export function createLinks(company: Company): Links {
  const links = new WeakMap<Subject, SubjectLink>();
  const linkOf = (subject: Subject): SubjectLink | undefined => {
    const known = links.get(subject) ?? builtLink(subject);
    if (known) links.set(subject, known);
    return known;
  };
  const object = updateObject("KnSubjectLink", { nl: "Bestemming", en: "Destination" }, FIELDS, {
    single: true,
    identifiedBy: [],
    rules: [destinationRule(company)],
    ...recordsIn<Subject, SubjectLink>({
      list: (subject) => [linkOf(subject) ?? []].flat(),
      create: (subject, { journal }) => {
        const link: SubjectLink = { subject, kind: null, id: null };
        journal.undo(() => links.delete(subject));
        links.set(subject, link);
        return link;
      },
      remove: (subject, link, { journal }) => {
        journal.undo(() => links.set(subject, link));
        journal.keep(subject);
        links.delete(subject);
        Object.assign(subject, { debtor: null, employee: null });
      },
    }),
  });
  const aboutOf: Links["aboutOf"] = (subject) => {
    const { kind, id } = linkOf(subject) ?? { kind: null, id: null };
    return {
      debtor: kind === DESTINATION.debtor ? (debtorOf(company, id) ?? null) : null,
      employee: kind === DESTINATION.employee ? (employeeOf(company, id) ?? null) : null,
    };
  };
  return { object, linkOf, aboutOf };
}

function builtLink(subject: Subject): SubjectLink | undefined {
  const { debtor, employee } = subject;
  if (debtor) return { subject, kind: DESTINATION.debtor, id: debtor.debtorId };
  if (employee) return { subject, kind: DESTINATION.employee, id: employee.employeeId };
  return undefined;
}

const debtorOf = (company: Company, id: string | null) =>
  company.relations().debtors.find(({ debtorId }) => debtorId === id);

const employeeOf = (company: Company, id: string | null) =>
  company.staff().employees.find(({ employeeId }) => employeeId === id);

function destinationRule(company: Company): RecordRule {
  const label = { nl: "Bestemming", en: "Destination" };
  return ({ view }) => {
    const { kind, id } = view.record as SubjectLink;
    if (kind === null || kind === DESTINATION.nobody) return;
    if (id === null) throw new SandboxRefusal(valueMissing({ label }));
    if (!isThere(company, kind, id)) throw new SandboxRefusal(referenceUnknown({ label }));
  };
}

function isThere(company: Company, kind: number, id: string): boolean {
  switch (kind) {
    case DESTINATION.employee:
      return employeeOf(company, id) !== undefined;
    case DESTINATION.debtor:
      return debtorOf(company, id) !== undefined;
    case DESTINATION.creditor:
      return company.relations().creditors.some(({ creditorId }) => creditorId === id);
    case DESTINATION.item:
      return company.goods().articles.some(({ itemCode }) => itemCode === id);
    case DESTINATION.employer:
      return id === EMPLOYER;
    default:
      return everybodyOf(company).some(({ bcCo }) => bcCo === id);
  }
}

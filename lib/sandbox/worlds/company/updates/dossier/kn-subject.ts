// cspell:ignore Instuurdatum Instuurder
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition, UpdateField, UpdateObject } from "../../../../updates/definition";
import {
  at,
  codeField,
  customFieldId,
  dateField,
  decimalField,
  flagField,
  intField,
  keyField,
  memoField,
  momentField,
  property,
  refersTo,
  textField,
} from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { RecordRule } from "../../../../updates/rules";
import { referenceUnknown } from "../../../../updates/wordings";
import type { Company } from "../../company";
import type { Subject, SubjectType } from "../../dossier";
import { dayOf } from "../../moments";
import { PRIORITIES } from "../code-lists";
import { nextNumber } from "../next-number";
import { added, type Owned, ownedLines, taken } from "../record-lists";
import { DESTINATION_NOT_ALLOWED, TYPE_NOT_ALLOWED } from "../wordings";
import { subjectAttachments, withoutAttachments } from "./attachment";
import { createLinks, DESTINATION, DESTINATIONS, type Links } from "./subject-link";
import { isOfAfas, isOpenToAll, NO_TYPE, subjectTypeOf } from "./subject-types";

/** An item while it is written: whether its caller said that it is done, or not (St). */
type SubjectInHand = Subject & { closes?: boolean };

const own = property<Subject>();

function subjectFields(company: Company): UpdateField[] {
  const userOf = (id: unknown) => company.users().users.find(({ userId }) => userId === id);
  return [
    intField("SbId", "Dossieritem", "Dossier item", { isKey: true, ...own("subjectId", 0) }),
    intField("StId", "Type dossieritem", "Dossier item type", {
      mandatory: true,
      ...refersTo("Type dossieritem", "AfasKnSubjectType"),
      ...at<Subject>(
        ({ type }) => (type === NO_TYPE ? null : type.typeId),
        (subject, value) => (subject.type = subjectTypeOf(Number(value))),
      ),
    }),
    textField("Ds", 255, "Onderwerp", "Subject", { mandatory: true, ...own("title", "") }),
    memoField("SbTx", "Toelichting", "Comment", own("comment", null)),
    momentField("Da", "Instuurdatum", "Submission date", { nillable: false, ...own("created", "") }),
    keyField("UsId", 80, "Instuurder", "Sender", refersTo("Gebruiker", "AfasKnUser")),
    keyField("EmId", 80, "Verantwoordelijke", "Resp. person", {
      ...refersTo("Gebruiker", "AfasKnUser"),
      ...at<Subject>(
        ({ responsible }) => company.users().users.find(({ employee }) => employee === responsible)?.userId ?? null,
        (subject, value) => {
          const employee = value === null ? subject.responsible : userOf(value)?.employee;
          // Who is responsible is somebody: a user of a link is not.
          if (!employee)
            throw new SandboxRefusal(referenceUnknown({ label: { nl: "Verantwoordelijke", en: "Resp. person" } }));
          subject.responsible = employee;
        },
      ),
    }),
    intField("SbHi", "Aanleiding", "Cause", refersTo("Dossieritem", "AfasKnSubject")),
    codeField("ViPr", "Prioriteit", "Priority", PRIORITIES, { table: "Prioriteit actie", ...own("priority", "N") }),
    keyField("ScId", 5, "Bron", "Source", { ...refersTo("Brongegevens", "AfasKnSourceData"), ...own("source", "P") }),
    momentField("DtFr", "Begindatum", "Start date"),
    momentField("DtTo", "Einddatum", "End date"),
    flagField(
      "St",
      "Afgehandeld",
      "Completed",
      at<SubjectInHand>(
        ({ done }) => done !== null,
        (subject, value) => (subject.closes = value === true),
      ),
    ),
    momentField("DtSt", "Datum afgehandeld", "Date completed", own("done", null)),
    flagField("SbBl", "Geblokkeerd", "Blocked"),
    intField("FvF1", "Waarde kenmerk 1", "Value of feature 1", refersTo("Waarde kenmerk", "AfasKnFeatureValue")),
    intField("FvF2", "Waarde kenmerk 2", "Value of feature 2", refersTo("Waarde kenmerk", "AfasKnFeatureValue")),
    intField("FvF3", "Waarde kenmerk 3", "Value of feature 3", refersTo("Waarde kenmerk", "AfasKnFeatureValue")),
    textField(customFieldId("KnSubject", "Zaaknummer"), 30, "Zaaknummer klant", "Customer's case number"),
    flagField(customFieldId("KnSubject", "Coulance"), "Coulance toegepast", "Goodwill applied"),
  ];
}

/** Free fields live in objects of their own, one line each, with the item's key as theirs (protocol 6.2). */
function freeObject(name: string, label: UpdateObject["label"], fields: readonly UpdateField[]): UpdateObject {
  const key = intField("SbId", "Dossieritem", "Dossier item", {
    isKey: true,
    ...refersTo("Dossieritem", "AfasKnSubject"),
    ...at<Owned<Subject>>(({ owner }) => owner.subjectId),
  });
  return updateObject(name, label, [key, ...fields], { single: true, identifiedBy: [], ...ownedLines<Subject>() });
}

function freeObjects(): UpdateObject[] {
  return [
    freeObject("KnS01", { nl: "Klacht", en: "Complaint" }, [
      textField(customFieldId("KnS01", "Bestelnummer"), 20, "Bestelnummer", "Order number"),
      decimalField(customFieldId("KnS01", "Schade"), [15, 2], "Schadebedrag", "Amount of damage"),
      dateField(customFieldId("KnS01", "Terugbellen"), "Terugbellen op", "Call back on"),
    ]),
    freeObject("KnS02", { nl: "Storing", en: "Failure" }, [
      textField(customFieldId("KnS02", "Toestel"), 50, "Toestel", "Appliance"),
      textField(customFieldId("KnS02", "Foutcode"), 10, "Foutcode", "Error code"),
      flagField(customFieldId("KnS02", "Garantie"), "Binnen garantie", "Under warranty"),
    ]),
  ];
}

/** Dossier items, with what they are about, their files and their free fields. */
export function knSubject(company: Company): UpdateConnectorDefinition {
  const links = createLinks(company);
  const root = updateObject("KnSubject", { nl: "Dossieritem", en: "Dossier item" }, subjectFields(company), {
    objects: [links.object, ...freeObjects(), subjectAttachments(company)],
    rules: [typeRule, destinationRule(links)],
    ...recordsIn<null, Subject>({
      list: () => company.dossier().subjects,
      create: (_parent, context) => newSubject(company, context),
      remove: (_parent, subject, context) => removeSubject(company, subject, context),
      written: (subject, context) => settleSubject(subject, links, context),
    }),
  });
  return updateConnector(root, { resultFields: ["SbId"] });
}

function newSubject(company: Company, context: WriteContext): Subject {
  const { subjects } = company.dossier();
  const [anybody] = company.staff().employees;
  if (!anybody) throw new SandboxRefusal("unexpected");
  const subject: Subject = {
    subjectId: nextNumber(
      subjects.map(({ subjectId }) => subjectId),
      20_001,
    ),
    type: NO_TYPE,
    title: "",
    comment: null,
    created: context.now,
    debtor: null,
    employee: null,
    responsible: anybody,
    priority: "N",
    source: "P",
    done: null,
    modified: context.now,
  };
  return added(subjects, subject, context);
}

/** With what hangs on it: nothing else points at an item. */
function removeSubject(company: Company, subject: Subject, context: WriteContext): void {
  const { subjects, reactions } = company.dossier();
  withoutAttachments(company, (attachment) => attachment.subject === subject, context);
  for (const reaction of reactions.filter((own) => own.subject === subject)) taken(reactions, reaction, context);
  taken(subjects, subject, context);
}

function settleSubject(subject: SubjectInHand, links: Links, { now }: WriteContext): void {
  Object.assign(subject, links.aboutOf(subject));
  if (subject.closes === true) subject.done ??= dayOf(now);
  if (subject.closes === false) subject.done = null;
  delete subject.closes;
  subject.modified = now;
}

/** Types below zero are AFAS's own; of those only -5 can be inserted (protocol 6.4). */
const typeRule: RecordRule = ({ view, action }) => {
  const { type } = view.record as Subject;
  if (action === "insert" && isOfAfas(type) && !isOpenToAll(type)) {
    throw new SandboxRefusal(TYPE_NOT_ALLOWED, String(type.typeId));
  }
};

/** Items about one's own people do not go to customers, nor the other way round (protocol 6.4). */
function destinationRule({ linkOf }: Links): RecordRule {
  return ({ view }) => {
    const subject = view.record as Subject;
    const kind = linkOf(subject)?.kind ?? DESTINATION.nobody;
    if (kind === DESTINATION.nobody || allows(subject.type, kind)) return;
    const name = DESTINATIONS.find(({ id }) => id === String(kind))?.description.nl ?? String(kind);
    throw new SandboxRefusal(DESTINATION_NOT_ALLOWED, name);
  };
}

function allows(type: SubjectType, kind: number): boolean {
  if (isOpenToAll(type)) return true;
  const isAboutStaff = kind === DESTINATION.employee || kind === DESTINATION.employer;
  return isAboutStaff === type.typeId >= 6;
}

import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition, UpdateField, UpdateObject } from "../../../../updates/definition";
import {
  at,
  codeList,
  dateField,
  flagField,
  intField,
  keyField,
  memoField,
  property,
  refersTo,
  textField,
  timeField,
} from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { Company } from "../../company";
import type { CourseEvent } from "../../courses";
import { nextNumber } from "../next-number";
import { added, taken } from "../record-lists";
import { IN_USE } from "../wordings";

const own = property<CourseEvent>();

const FIELDS: readonly UpdateField[] = [
  intField("Id", "Evenement", "Event ID", { nillable: false, ...own("eventId", 0) }),
  flagField(
    "AuId",
    "Autonummering",
    "Automatic numbering",
    at<CourseEvent>(() => null),
  ),
  keyField("ItCd", 40, "Cursus", "Course", refersTo("Item", "AfasFbBasicItems")),
  textField("CrSn", 20, "Code", "Code", own("code", null)),
  textField("CrDs", 100, "Omschrijving", "Description", { mandatory: true, ...own("description", "") }),
  keyField("BcId", 15, "Organisatie/persoon", "Organisation/person", {
    ...refersTo("Organisatie/persoon", "AfasKnBasicContact"),
  }),
  intField("CdId", "Hoofddocent", "Principal teacher", refersTo("Contact", "AfasKnContactData")),
  textField("LoId", 25, "Locatie", "Location"),
  flagField("AlGu", "Introducé toestaan", "Allow invitee"),
  intField("MiPt", "Minimumaantal deelnemers", "Minimum number of participants"),
  intField("MaPt", "Maximumaantal deelnemers", "Maximum number of participants", own("maximum", null)),
  intField("UnFi", "Administratie", "Administration", refersTo("Administratie", "AfasKnUnit")),
  keyField("PrId", 15, "Project", "Project", refersTo("Project", "AfasPtProject")),
  memoField("CrRm", "Opmerking", "Remark"),
  keyField("CuId", 3, "Valuta", "Currency", refersTo("Valuta", "AfasKnCurrency")),
];

function sessions(): UpdateObject {
  const fields = [
    intField("SeId", "Sessie", "Session"),
    dateField("SeDa", "Datum sessie", "Session date"),
    textField("DaPa", 10, "Dagdeel", "Day part", {
      values: codeList(["O", "Ochtend", "Morning"], ["M", "Middag", "Afternoon"], ["A", "Avond", "Evening"]),
    }),
    timeField("StTi", "Begintijd", "Start time"),
    timeField("EnTi", "Eindtijd", "End time"),
    textField("LoId", 25, "Locatie", "Location"),
    textField("SeDs", 100, "Onderwerp presentatie", "Subject of presentation"),
    memoField("SeRm", "Opmerking", "Remark"),
    flagField("SeCa", "Sessie is vervallen", "Session is cancelled"),
  ];
  return updateObject("KnSession", { nl: "Sessie", en: "Session" }, fields, { identifiedBy: ["SeId"] });
}

export function knCourseEvent(company: Company): UpdateConnectorDefinition {
  const root = updateObject("KnCourseEvent", { nl: "Evenement", en: "Event" }, FIELDS, {
    identifiedBy: ["Id"],
    objects: [sessions()],
    ...recordsIn<null, CourseEvent>({
      list: () => company.courses().events,
      create: (_parent, context) => newEvent(company, context),
      remove: (_parent, event, context) => removeEvent(company, event, context),
    }),
  });
  return updateConnector(root, { resultFields: ["Id"] });
}

function newEvent(company: Company, context: WriteContext): CourseEvent {
  const { events } = company.courses();
  const eventId = nextNumber(
    events.map((event) => event.eventId),
    301,
  );
  return added(events, { eventId, code: null, description: "", maximum: null }, context);
}

function removeEvent(company: Company, event: CourseEvent, context: WriteContext): void {
  const { events, members } = company.courses();
  if (members.some(({ eventId }) => eventId === event.eventId)) throw new SandboxRefusal(IN_USE, event.description);
  taken(events, event, context);
}

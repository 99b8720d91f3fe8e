// cspell:ignore Aanneemsom Termijnfacturen
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition, UpdateField } from "../../../../updates/definition";
import {
  at,
  codeField,
  codeList,
  customFieldId,
  dateField,
  decimalField,
  flagField,
  intField,
  keyField,
  memoField,
  property,
  refersTo,
  textField,
} from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { Company } from "../../company";
import { dayOf } from "../../moments";
import type { Project } from "../../projects";
import { nextNumber } from "../next-number";
import { added, taken } from "../record-lists";
import { everybodyOf } from "../relations/relation-place";
import { IN_USE } from "../wordings";
import { projectAddress } from "./project-address";
import { projectStages } from "./project-stages";

/** A project while it is written: whether its caller said that it is done (ChOu). */
type ProjectInHand = Project & { closes?: boolean };

const own = property<Project>();

function fields(company: Company): UpdateField[] {
  return [...identity(company), ...WHEN, ...MONEY, ...MORE, ...CUSTOM];
}

function identity(company: Company): UpdateField[] {
  const { relations, staff } = company;
  return [
    keyField("PrId", 15, "Project", "Project", { nillable: false, ...own("projectId", "") }),
    keyField("PrGp", 15, "Projectgroep", "Project group", {
      mandatory: true,
      ...refersTo("Projectgroep", "AfasPtProjectGroup"),
      ...own("group", ""),
    }),
    textField("Ds", 100, "Omschrijving", "Description", own("description", null)),
    keyField("DbId", 16, "Verkooprelatie", "Sales contact", {
      ...refersTo("Verkooprelatie", "AfasKnSalRelation"),
      ...at<Project>(
        ({ debtor }) => debtor?.debtorId ?? null,
        (project, value) => {
          const debtor = relations().debtors.find(({ debtorId }) => debtorId === value) ?? null;
          // Its organisation or person comes with it, until the caller says another.
          Object.assign(project, { debtor, relation: debtor?.relation ?? null });
        },
      ),
    }),
    keyField("BcCo", 15, "Organisatie/persoon", "Organisation/person", {
      ...refersTo("Organisatie/persoon", "AfasKnBasicContact"),
      ...at<Project>(
        ({ relation }) => relation?.bcCo ?? null,
        (project, value) => {
          project.relation = everybodyOf(company).find(({ bcCo }) => bcCo === value) ?? null;
        },
      ),
    }),
    intField("CpId", "Contactpersoon", "Contact person", refersTo("Contact", "AfasKnContactData")),
    keyField("EmId", 15, "Interne projectleider", "Internal project manager", {
      ...refersTo("Medewerker", "AfasKnEmployee"),
      ...at<Project>(
        ({ leader }) => leader?.employeeId ?? null,
        (project, value) => {
          project.leader = staff().employees.find(({ employeeId }) => employeeId === value) ?? null;
        },
      ),
    }),
    intField("UnFi", "Administratie", "Administration", {
      ...refersTo("Administratie", "AfasKnUnit"),
      ...own("unitId", 2),
    }),
  ];
}

const WHEN: readonly UpdateField[] = [
  dateField("DtAn", "Aanmaakdatum", "Date created"),
  dateField("DaSt", "Begindatum", "Start date", own("start", null)),
  dateField("DtGp", "Geplande datum gereed", "Planned completion date"),
  dateField("DtGw", "Werkelijke datum gereed", "Actual date completed", own("ready", null)),
  flagField(
    "ChOu",
    "Gereed",
    "Completed",
    at<ProjectInHand>(
      ({ ready }) => ready !== null,
      (project, value) => (project.closes = value === true),
    ),
  ),
];

const MONEY: readonly UpdateField[] = [
  flagField("Ch", "Doorbelasten", "Charge", own("chargeable", true)),
  decimalField("WaPc", [6, 2], "Loontotaal (%)", "Wage total (%)"),
  decimalField("GaPc", [6, 2], "% G-rekening", "% 'G' account"),
  decimalField("OvPc", [5, 2], "Overhead (%)", "Overheads (%)"),
  keyField("CuId", 3, "Valuta", "Currency", refersTo("Valuta", "AfasKnCurrency")),
  decimalField("SaFc", [26, 10], "Aanneemsom totaal", "Total contract sum"),
  flagField("Inst", "Termijnfacturen", "Instalment invoices"),
  flagField("SeIn", "Apart factureren", "Invoice separately"),
  keyField(
    "VaId",
    3,
    "Voorkeur btw-code (inkoop)",
    "Preferred VAT code (purchasing)",
    refersTo("Btw-code", "AfasKnVat"),
  ),
  keyField("PaCd", 5, "Betalingsvoorwaarde", "Payment condition", {
    ...refersTo("Betalingsvoorwaarde", "AfasKnPaymentCondition"),
  }),
  intField("Freq", "Factuurfrequentie", "Invoicing frequency"),
];

const MORE: readonly UpdateField[] = [
  textField("Char", 100, "Kenmerk", "Feature"),
  textField("ClRe", 100, "Klantreferentie", "Customer reference"),
  keyField("PrMa", 15, "Hoofdproject", "Main project", refersTo("Project", "AfasPtProject")),
  codeField(
    "PrTy",
    "Type project",
    "Project type",
    codeList(
      ["0", "Standaard", "Standard"],
      ["1", "Klantovereenkomst", "Customer agreement"],
      ["2", "Werkbon", "Work order"],
      ["3", "Investeringsproject", "Investment project"],
    ),
  ),
  codeField(
    "ViAg",
    "Afspraakmethode",
    "Appointment method",
    codeList(
      ["ANS", "Aanneemsom", "Contract sum"],
      ["EHP", "Eenheidsprijs", "Unit price"],
      ["REG", "Regie", "Cost plus"],
    ),
  ),
  intField("Deli", "Dagen levertijd", "Days delivery time"),
  flagField("DeDi", "Leveren op projectlocatie", "Delivery on project location"),
  memoField("Re", "Opmerking", "Remark"),
];

/** Fields of the customer's own making. */
const CUSTOM: readonly UpdateField[] = [
  textField(customFieldId("PtProject", "Vergunning"), 40, "Vergunningnummer", "Permit number"),
  dateField(customFieldId("PtProject", "Keuring"), "Datum keuring", "Date of inspection"),
];

/** Projects with their phases. */
export function ptProject(company: Company): UpdateConnectorDefinition {
  const root = updateObject("PtProject", { nl: "Project", en: "Project" }, fields(company), {
    identifiedBy: ["PrId"],
    objects: [projectAddress(), projectStages(company)],
    ...recordsIn<null, Project>({
      list: () => company.projects().projects,
      create: (_parent, context) => newProject(company, context),
      remove: (_parent, project, context) => removeProject(company, project, context),
      written: settleProject,
    }),
  });
  return updateConnector(root, { resultFields: ["PrId"] });
}

function newProject(company: Company, context: WriteContext): Project {
  const { projects } = company.projects();
  const number = nextNumber(
    projects.map(({ projectId }) => projectId),
    2_301,
  );
  const project: Project = {
    projectId: `P${number}`,
    description: null,
    unitId: 2,
    group: "",
    debtor: null,
    relation: null,
    leader: null,
    start: null,
    ready: null,
    chargeable: true,
    created: context.now,
    modified: context.now,
    phases: [],
  };
  return added(projects, project, context);
}

function removeProject(company: Company, project: Project, context: WriteContext): void {
  const { projects, phases, hours } = company.projects();
  if (hours.some((line) => line.project === project)) throw new SandboxRefusal(IN_USE, project.projectId);
  for (const phase of project.phases) taken(phases, phase, context);
  taken(projects, project, context);
}

function settleProject(project: ProjectInHand, { now }: WriteContext): void {
  if (project.closes === true) project.ready ??= dayOf(now);
  if (project.closes === false) project.ready = null;
  delete project.closes;
  project.modified = now;
}

import { SandboxRefusal } from "../../../../refusal";
import type { UpdateObject } from "../../../../updates/definition";
import {
  at,
  codeField,
  codeList,
  dateField,
  flagField,
  keyField,
  property,
  textField,
} from "../../../../updates/fields";
import { recordsIn, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { Company } from "../../company";
import { dayOf } from "../../moments";
import type { Phase, Project } from "../../projects";
import { added, taken } from "../record-lists";
import { IN_USE } from "../wordings";

type PhaseInHand = Phase & { closes?: boolean };

const own = property<Phase>();

const FIELDS = [
  keyField("PrSt", 15, "Projectfase", "Project phase", { mandatory: true, ...own("phase", "") }),
  textField("Ds", 100, "Omschrijving", "Description", own("description", null)),
  dateField("DaSt", "Begindatum", "Start date"),
  dateField("DtGp", "Geplande datum gereed", "Planned completion date", own("planned", null)),
  dateField("DtGw", "Werkelijke datum gereed", "Actual completion date", own("ready", null)),
  flagField(
    "ChOu",
    "Gereed",
    "Ready",
    at<PhaseInHand>(
      ({ ready }) => ready !== null,
      (phase, value) => (phase.closes = value === true),
    ),
  ),
  codeField(
    "PsCh",
    "Doorbelasten",
    "Charge",
    codeList(
      ["0", "Conform project", "As the project"],
      ["1", "Nacalculatie doorbelasten", "Charge actual costs"],
      ["2", "Nacalculatie niet doorbelasten", "Do not charge actual costs"],
    ),
  ),
  keyField("PsMn", 15, "Hoofdfase", "Main phase"),
];

export function projectStages(company: Company): UpdateObject {
  return updateObject("PtProjectStage", { nl: "Projectfase", en: "Project phase" }, FIELDS, {
    identifiedBy: ["PrSt"],
    ...recordsIn<Project, Phase>({
      list: ({ phases }) => phases,
      create: (project, context) => {
        const phase = { project, phase: "", description: null, planned: null, ready: null, modified: context.now };
        added(project.phases, phase, context);
        return added(company.projects().phases, phase, context);
      },
      remove: (project, phase, context) => removePhase(company, project, phase, context),
      written: settlePhase,
    }),
  });
}

function removePhase(company: Company, project: Project, phase: Phase, context: WriteContext): void {
  const { hours, phases } = company.projects();
  if (hours.some((line) => line.phase === phase)) throw new SandboxRefusal(IN_USE, phase.phase);
  taken(project.phases, phase, context);
  taken(phases, phase, context);
}

function settlePhase(phase: PhaseInHand, { now }: WriteContext): void {
  if (phase.closes === true) phase.ready ??= dayOf(now);
  if (phase.closes === false) phase.ready = null;
  delete phase.closes;
  phase.modified = now;
}

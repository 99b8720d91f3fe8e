import type { Random } from "../../random";
import { addDays, dayBetween, dayFromToday, dayOf, momentBetween } from "./moments";
import { cents } from "./numbers";
import type { Debtor, Relation } from "./relations";
import type { Employee } from "./staff";

export type Project = {
  projectId: string;
  description: string | null;
  unitId: number;
  group: string;
  debtor: Debtor | null;
  /** For whom it is, where no debtor says so. */
  relation: Relation | null;
  leader: Employee | null;
  start: string | null;
  ready: string | null;
  chargeable: boolean;
  created: string;
  modified: string;
  phases: Phase[];
};

export type Phase = {
  project: Project;
  phase: string;
  description: string | null;
  planned: string | null;
  ready: string | null;
  modified: string;
};

export type HourType = { code: string; description: string; rate: number };

/** One line of hours booked. */
export type Hours = {
  lineNumber: number;
  employee: Employee;
  project: Project;
  phase: Phase | null;
  hourType: HourType;
  date: string;
  quantity: number;
  description: string | null;
  /** What an hour costs; the hour type's rate where the line has none of its own. */
  rate: number | null;
  chargeable: boolean;
  approved: boolean;
  created: string;
  modified: string;
};

export type Projects = { projects: Project[]; phases: Phase[]; hours: Hours[] };

export const PROJECT_GROUPS = [
  ["NB", "Nieuwbouw"],
  ["RE", "Renovatie"],
  ["SO", "Service en onderhoud"],
  ["IN", "Intern"],
] as const;

export const HOUR_TYPES: readonly HourType[] = [
  { code: "MON", description: "Montage", rate: 62.5 },
  { code: "VOO", description: "Werkvoorbereiding", rate: 71 },
  { code: "REI", description: "Reistijd", rate: 45 },
  { code: "OVW", description: "Overwerk", rate: 86.25 },
  { code: "PRL", description: "Projectleiding", rate: 92 },
  { code: "INT", description: "Indirecte uren", rate: 0 },
];

const PHASES = ["Voorbereiding", "Ruwbouw", "Afbouw", "Oplevering"] as const;
const WORKS = [
  "Renovatie badkamers",
  "Vervangen cv-installatie",
  "Warmtepompen appartementen",
  "Nieuwbouw kantoor",
  "Onderhoudscontract",
  "Ledverlichting magazijn",
  "Ventilatie school",
  "Legionellabeheer",
];
const DONE = [
  null,
  null,
  "Leidingwerk begane grond",
  "Ketel geplaatst en ingeregeld",
  "Meerwerk i.o.m. opdrachtgever",
  "Storing verholpen: pomp vervangen",
];
const PROJECTS = 220;
const HOURS = 12_000;

/** Projects, their phases, and the hours that were worked on them. */
export function buildProjects(random: Random, debtors: readonly Debtor[], employees: readonly Employee[]): Projects {
  const projects = Array.from({ length: PROJECTS }, (_, index) =>
    project(random, index, random.pick(debtors), random.pick(employees)),
  );
  const hours = Array.from({ length: HOURS }, (_, index) =>
    hoursLine(random, index, random.pick(projects), random.pick(employees)),
  );
  return { projects, phases: projects.flatMap(({ phases }) => phases), hours };
}

function project(random: Random, index: number, debtor: Debtor, leader: Employee): Project {
  const [group] = random.pick(PROJECT_GROUPS);
  const start = dayBetween(random, -1_000, 30);
  const own: Project = {
    projectId: `P${String(2_301 + index)}`,
    description: `${random.pick(WORKS)} ${debtor.relation.name}`.slice(0, 80),
    unitId: random.chance(0.3) ? 1 : 2,
    group,
    debtor,
    relation: debtor.relation,
    leader,
    start,
    ready: start < dayFromToday(-500) && random.chance(0.85) ? dayOf(addDays(start, random.int(60, 500))) : null,
    chargeable: group !== "IN",
    created: addDays(start, -random.int(1, 40)),
    modified: momentBetween(random, -200, 0),
    phases: [],
  };
  own.phases = PHASES.slice(0, random.int(2, 4)).map((description, nth) => ({
    project: own,
    phase: String((nth + 1) * 10).padStart(3, "0"),
    description,
    planned: addDays(start, (nth + 1) * 45),
    ready: own.ready === null ? null : addDays(start, (nth + 1) * 48),
    modified: own.modified,
  }));
  return own;
}

function hoursLine(random: Random, index: number, project: Project, employee: Employee): Hours {
  const age = Math.round(730 * (1 - index / HOURS));
  const created = momentBetween(random, -age, -age);
  return {
    lineNumber: 500_001 + index,
    employee,
    project,
    phase: random.pick(project.phases),
    hourType: random.pick(HOUR_TYPES),
    date: dayFromToday(-age),
    quantity: cents(random.int(1, 36) / 4),
    description: random.pick(DONE),
    rate: null,
    chargeable: project.chargeable,
    approved: age > 7,
    created,
    modified: random.chance(0.2) ? momentBetween(random, -Math.max(age - 1, 0), 0) : created,
  };
}

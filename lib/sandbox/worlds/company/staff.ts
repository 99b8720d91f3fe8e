// cspell:ignore BIJZ vandijktechniek
import type { Random } from "../../random";
import { addDays, dayBetween, dayFromToday, momentBetween, yearOf } from "./moments";
import { BRANCHES } from "./names";
import { cents } from "./numbers";
import { DEPARTMENTS, JOBS } from "./organisation";
import type { Relation } from "./relations";

export type Employee = {
  employeeId: string;
  relation: Relation;
  branch: string;
  department: string | null;
  job: string | null;
  hired: string;
  left: string | null;
  email: string | null;
};

export type Contract = {
  employee: Employee;
  sequence: number;
  start: string;
  end: string | null;
  permanent: boolean;
  hoursPerWeek: number;
  monthlySalary: number;
  modified: string;
};

/** How many hours an employee works from a day on. */
export type Timetable = {
  employee: Employee;
  sequence: number;
  start: string;
  end: string | null;
  daysPerWeek: number;
  hoursPerWeek: number;
  modified: string;
};

/** What an employee earns from a day on. */
export type Salary = { employee: Employee; start: string; amount: number };

/** What an employee does from a day on, and where. */
export type JobHistory = { employee: Employee; start: string; department: string | null; job: string | null };

export type Leave = {
  leaveId: number;
  employee: Employee;
  type: string;
  description: string;
  start: string;
  end: string;
  hours: number;
  modified: string;
};

export type Absence = {
  absenceId: number;
  employee: Employee;
  type: string;
  start: string;
  end: string | null;
  presence: number;
  modified: string;
};

export type Staff = {
  employees: Employee[];
  contracts: Contract[];
  timetables: Timetable[];
  salaries: Salary[];
  jobs: JobHistory[];
  leaves: Leave[];
  absences: Absence[];
};

const EMPLOYEES = 180;
const LEAVE_TYPES = [
  ["VRIJ", "Vakantie"],
  ["VRIJ", "Vakantie"],
  ["VRIJ", "Vakantie"],
  ["ATV", "Arbeidstijdverkorting"],
  ["BIJZ", "Bijzonder verlof"],
  ["OUD", "Ouderschapsverlof"],
] as const;

/** The company's own people, taken from the persons of the world, so that their numbers are the same everywhere. */
export function buildStaff(random: Random, persons: readonly Relation[]): Staff {
  const employees = persons.slice(-EMPLOYEES).map((relation, index) => employee(random, relation, index));
  const contracts = employees.flatMap((own) => contractsOf(random, own));
  const leaves = employees.flatMap((own) => Array.from({ length: random.int(4, 16) }, () => leave(random, own)));
  const absences = employees.flatMap((own) => Array.from({ length: random.int(0, 4) }, () => absence(random, own)));
  return {
    employees,
    contracts,
    timetables: contracts.map(({ employee: own, sequence, start, end, hoursPerWeek, modified }) => ({
      employee: own,
      sequence,
      start,
      end,
      daysPerWeek: Math.ceil(hoursPerWeek / 8),
      hoursPerWeek,
      modified,
    })),
    salaries: contracts.map((own) => ({ employee: own.employee, start: own.start, amount: own.monthlySalary })),
    jobs: employees.map((own) => ({ employee: own, start: own.hired, department: own.department, job: own.job })),
    leaves: leaves.map((own, index) => ({ ...own, leaveId: 5_001 + index })),
    absences: absences.map((own, index) => ({ ...own, absenceId: 301 + index })),
  };
}

function employee(random: Random, relation: Relation, index: number): Employee {
  const hired = dayBetween(random, -365 * 22, -40);
  return {
    employeeId: String(1_001 + index),
    relation,
    branch: random.pick(BRANCHES)[0],
    department: random.pick(DEPARTMENTS),
    job: random.pick(JOBS),
    hired,
    left: random.chance(0.12) ? dayBetween(random, -39, 60) : null,
    email: `${relation.email?.split("@")[0] ?? index}@vandijktechniek.example`,
  };
}

function contractsOf(random: Random, employee: Employee): Contract[] {
  const hoursPerWeek = random.pick([24, 28, 32, 36, 38, 40, 40]);
  const monthlySalary = cents(random.int(2_400, 7_200) * (hoursPerWeek / 40));
  const contract = (sequence: number, start: string, end: string | null): Contract => ({
    employee,
    sequence,
    start,
    end,
    permanent: end === null,
    hoursPerWeek,
    monthlySalary: cents(monthlySalary * (1 + 0.03 * (sequence - 1))),
    modified: momentBetween(random, -300, 0),
  });
  const firstEnd = addDays(employee.hired, 364);
  if (firstEnd > dayFromToday(0)) return [contract(1, employee.hired, firstEnd)];
  return [contract(1, employee.hired, firstEnd), contract(2, addDays(firstEnd, 1), employee.left)];
}

function leave(random: Random, employee: Employee): Leave {
  const [type, description] = random.pick(LEAVE_TYPES);
  const days = random.pick([1, 1, 1, 2, 5, 10, 15]);
  const start = addDays(dayBetween(random, -700, 120), 1 / 3);
  return {
    leaveId: 0,
    employee,
    type,
    description,
    start,
    end: addDays(start, days - 1 + 1 / 3),
    hours: days * 8,
    modified: momentBetween(random, -700, 0),
  };
}

function absence(random: Random, employee: Employee): Absence {
  const start = dayBetween(random, -900, -1);
  const days = random.pick([1, 2, 3, 5, 8, 21, 90]);
  const end = addDays(start, days);
  return {
    absenceId: 0,
    employee,
    type: random.pick(["01", "01", "01", "02", "03"]),
    start,
    end: end > dayFromToday(0) ? null : end,
    presence: random.pick([0, 0, 0, 25, 50]),
    modified: momentBetween(random, -300, 0),
  };
}

export function serviceYears({ hired }: Employee): number {
  return yearOf(dayFromToday(0)) - yearOf(hired);
}

import type { WriteContext } from "../../../../updates/record-place";
import type { Company } from "../../company";
import { addDays } from "../../moments";
import type { Contract, Employee } from "../../staff";
import { changed } from "../record-lists";

/** What is so for an employee from a day on: contracts, jobs, timetables, salaries. */
type FromDay = { employee: Employee; start: string };

/** The lines of one employee, the oldest first. */
export function linesOf<T extends FromDay>(all: readonly T[], employee: Employee): T[] {
  return all
    .filter((line) => line.employee === employee)
    .sort((left, right) => (left.start < right.start ? -1 : left.start > right.start ? 1 : 0));
}

export function nextSequence(lines: readonly { sequence: number }[]): number {
  return Math.max(0, ...lines.map(({ sequence }) => sequence)) + 1;
}

/** What GetConnectors tell of an employee and a contract follows from the lines that were in force then. */
export function settleEmployment(company: Company, employee: Employee, context: WriteContext): void {
  const staff = company.staff();
  const contracts = linesOf(staff.contracts, employee);
  const timetables = linesOf(staff.timetables, employee);
  const salaries = linesOf(staff.salaries, employee);
  for (const [index, timetable] of timetables.entries()) {
    const next = timetables[index + 1];
    if (next) changed(timetable, { end: addDays(next.start, -1) }, context);
  }
  for (const contract of contracts) {
    const hoursPerWeek = inForce(timetables, contract)?.hoursPerWeek ?? contract.hoursPerWeek;
    const monthlySalary = inForce(salaries, contract)?.amount ?? contract.monthlySalary;
    changed(contract, { hoursPerWeek, monthlySalary }, context);
  }
  const [first, last] = [contracts[0], contracts.at(-1)];
  if (first && last) changed(employee, { hired: first.start, left: last.end }, context);
  const job = linesOf(staff.jobs, employee).at(-1);
  if (job) changed(employee, { department: job.department, job: job.job }, context);
}

/** The latest line that began before a contract ended. */
function inForce<T extends FromDay>(lines: readonly T[], { end }: Contract): T | undefined {
  return lines.findLast(({ start }) => end === null || start <= end);
}

import { DEPARTMENTS } from "./organisation";
import type { Employee } from "./staff";

export type UserGroup = { groupId: string; description: string };

/** Who may log on. Every employee is one; there are also users who are nobody's person, such as those of links. */
export type User = {
  userId: string;
  description: string;
  upn: string | null;
  email: string | null;
  blocked: boolean;
  inSite: boolean;
  windows: boolean;
  /** The number of the person whose user it is. */
  bcCo: string | null;
  employee: Employee | null;
  groups: UserGroup[];
};

export type Users = { users: User[]; groups: UserGroup[] };

const DESK_WORK = ["Financiën", "P&O", "ICT"];

export function buildUsers(employees: readonly Employee[]): Users {
  const groups = DEPARTMENTS.map((description, index) => ({ groupId: String(100 + index), description }));
  const users = employees.map((employee): User => ({
    userId: userIdOf(employee),
    description: employee.relation.name,
    upn: employee.email,
    email: employee.email,
    blocked: employee.left !== null,
    inSite: true,
    windows: DESK_WORK.some((department) => department === employee.department),
    bcCo: employee.relation.bcCo,
    employee,
    groups: groups.filter(({ description }) => description === employee.department),
  }));
  return { users, groups };
}

function userIdOf({ employeeId }: Employee): string {
  return `12345.${employeeId}`;
}

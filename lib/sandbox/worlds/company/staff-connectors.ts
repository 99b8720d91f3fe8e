// cspell:ignore Descr Leavetype Telefoonnr
import { coded, date, decimal, flag, getConnector, int, key, text } from "../../rows/columns";
import type { GetConnectorDefinition } from "../../rows/definition";
import type { Company } from "./company";
import { dayOf, yearOf } from "./moments";
import { EMPLOYER } from "./organisation";
import type { Absence, Contract, Employee, Leave, Timetable } from "./staff";
import { serviceYears } from "./staff";

type Staff = Company["staff"];

/** Employees, contracts, timetables, leave, leave balances and absence. */
export function staffConnectors({ staff }: Company): GetConnectorDefinition[] {
  return [employees(staff), contracts(staff), timetables(staff), leaves(staff), leaveBalances(staff), illness(staff)];
}

function employees(staff: Staff): GetConnectorDefinition {
  return getConnector("Medewerkers", "Medewerkers", () => staff().employees, [
    key("Medewerker", 15, "Medewerker", "Employee", (e: Employee) => e.employeeId),
    text("Naam", 100, "Naam", "Name", (e) => e.relation.name),
    text("Roepnaam", 40, "Roepnaam", "First name", (e) => e.relation.person?.firstName ?? null),
    text("Voorletters", 15, "Voorletters", "Initials", (e) => e.relation.person?.initials ?? null),
    text("Voorvoegsel", 15, "Voorvoegsel", "Prefix", (e) => e.relation.person?.prefix ?? null),
    text("Achternaam", 60, "Achternaam", "Last name", (e) => e.relation.person?.lastName ?? null),
    text("Geslacht", 1, "Geslacht", "Gender", (e) => e.relation.person?.gender ?? null),
    date("Geboortedatum", "Geboortedatum", "Date of birth", (e) => e.relation.person?.birthDate ?? null),
    text("BSN", 9, "BSN", "Social security number (BSN)", (e) => e.relation.person?.bsn ?? null),
    key("BcCo", 15, "Persoonsnummer", "Person number", (e) => e.relation.bcCo),
    text("E-mail_werk", 255, "E-mail werk", "Work e-mail", (e) =>
      e.relation.workMail === undefined ? e.email : e.relation.workMail,
    ),
    text("Mobiel", 20, "Mobiel", "Mobile", (e) => e.relation.person?.mobile ?? null),
    text("IBAN", 34, "IBAN-nummer", "IBAN number", (e) => e.relation.banks[0]?.iban ?? null),
    text("Afdeling", 50, "Afdeling", "Department", (e) => e.department),
    text("Functie", 50, "Functie", "Job", (e) => e.job),
    key("Vestiging", 3, "Vestiging", "Branch", (e) => e.branch),
    date("Datum_in_dienst", "Datum in dienst", "Date hired", (e) => e.hired),
    date("Datum_uit_dienst", "Datum uit dienst", "Date left", (e) => e.left),
    // A custom field as customers add them: its code is U and 32 hex.
    coded(
      "U3F9A0C51B7E24D6C8A10AA55D2E7914B",
      int("Dienstjaren", 3, "Aantal dienstjaren", "Years of service", (e) => serviceYears(e)),
    ),
    date("Gewijzigd_op", "Gewijzigd op", "Changed on", (e) => e.relation.modified),
  ]);
}

function contracts(staff: Staff): GetConnectorDefinition {
  return getConnector("Contracten", "Contracten", () => staff().contracts, [
    key("Medewerker", 15, "Medewerker", "Employee", (c: Contract) => c.employee.employeeId),
    int("Volgnummer", 4, "Volgnummer dienstverband", "Employment sequence number", (c) => c.sequence),
    key("Werkgever", 15, "Werkgever", "Employer", () => EMPLOYER),
    date("Begindatum", "Begindatum contract", "Contract start date", (c) => c.start),
    date("Einddatum", "Einddatum contract", "Contract end date", (c) => c.end),
    flag("Onbepaalde_tijd", "Onbepaalde tijd", "Permanent", (c) => c.permanent),
    text("Functie", 50, "Functie", "Job", (c) => c.employee.job),
    decimal("Uren_per_week", 2, "Uren per week", "Hours per week", (c) => c.hoursPerWeek),
    decimal("Salaris", 2, "Salaris per maand", "Monthly salary", (c) => c.monthlySalary),
    key("Vestiging", 3, "Vestiging", "Branch", (c) => c.employee.branch),
    date("Gewijzigd_op", "Gewijzigd op", "Changed on", (c) => c.modified),
  ]);
}

function timetables(staff: Staff): GetConnectorDefinition {
  return getConnector("Profit_Timetable", "Medewerker/rooster", () => staff().timetables, [
    key("EmployeeId", 15, "Medewerker", "Employee", (c: Timetable) => c.employee.employeeId),
    int("SeqNo", 4, "Volgnummer rooster", "Timetable sequence no.", (c) => c.sequence),
    key("EmployerId", 15, "Werkgever", "Employer", () => EMPLOYER),
    date("StartDate", "Begindatum rooster", "Timetable start date", (c) => c.start),
    date("EndDate", "Einddatum rooster", "Timetable end date", (c) => c.end),
    decimal("DaysPerWeek", 2, "Aantal dagen per week", "Number of days per week", (c) => c.daysPerWeek),
    decimal("HoursPerWeek", 2, "Aantal uren per week", "Number of hours per week", (c) => c.hoursPerWeek),
    flag("Variable", "Variabel rooster", "Variable work pattern", () => false),
    decimal("PartTime", 2, "Deeltijdpercentage", "Part-time (%)", (c) => c.hoursPerWeek * 2.5),
    date("ModifiedDate", "Gewijzigd op", "Changed on", (c) => c.modified),
  ]);
}

function leaves(staff: Staff): GetConnectorDefinition {
  return getConnector("Profit_Leaves", "Verlof (connector)", () => staff().leaves, [
    int("LeaveId", 9, "Regelnummer", "Line number", (l: Leave) => l.leaveId),
    key("EmployeeId", 15, "Medewerker", "Employee", (l) => l.employee.employeeId),
    text("Name", 100, "Naam", "Name", (l) => l.employee.relation.name),
    int("Hours", 6, "Aantal uren", "Number of hours", (l) => l.hours),
    date("StartDate", "Begindatum/-tijd", "Start date/time", (l) => l.start),
    date("EndDate", "Einddatum/-tijd", "End date/time", (l) => l.end),
    int("DvId", 4, "Dienstverband", "Employment", () => 1),
    date("ModifiedDate", "Gewijzigd op", "Changed on", (l) => l.modified),
    key("LeaveCode", 10, "Type verlof code", "Leave type code", (l) => l.type),
    text("LeaveDescr", 50, "Type verlof omschrijving", "Leave type description", (l) => l.description),
  ]);
}

type Balance = { employee: Employee; year: number; entitlement: number; taken: number };

function leaveBalances(staff: Staff): GetConnectorDefinition {
  const balances = () =>
    staff().employees.flatMap((employee) =>
      [2025, 2026].map((year): Balance => {
        const own = staff().leaves.filter((leave) => leave.employee === employee && yearOf(leave.start) === year);
        return { employee, year, entitlement: 200, taken: own.reduce((sum, { hours }) => sum + hours, 0) };
      }),
    );
  return getConnector("Profit_LeaveBalance", "Medewerker/verlofsaldo", balances, [
    key("EmployeeId", 15, "Medewerker", "Employee", (b) => b.employee.employeeId),
    key("EmployerId", 15, "Werkgever", "Employer", () => EMPLOYER),
    int("DvId", 4, "Dienstverband", "Employment", () => 1),
    key("Leavetype", 10, "Code", "Code", () => "VRIJ"),
    int("Year", 4, "Boekjaar", "Financial year", (b) => b.year),
    int("Entitlement", 6, "Periodiek recht", "Periodical entitlement", (b) => b.entitlement),
    int("Taken", 6, "Opgenomen", "Taken", (b) => b.taken),
    // Below zero for who took more than was due.
    int("Balance", 6, "Saldo", "Balance", (b) => b.entitlement - b.taken),
  ]);
}

function illness(staff: Staff): GetConnectorDefinition {
  return getConnector("Profit_Illness", "Medewerker/verzuimverloop", () => staff().absences, [
    int("AbsenceId", 9, "Verzuimmelding", "Absence entry", (a: Absence) => a.absenceId),
    key("EmployerId", 15, "Werkgever", "Employer", () => EMPLOYER),
    key("EmployeeId", 15, "Medewerker", "Employee", (a) => a.employee.employeeId),
    text("BSN", 9, "BSN", "Social security number (BSN)", (a) => a.employee.relation.person?.bsn ?? null),
    date("StartDate", "Begindatum/-tijd", "Start date/time", (a) => a.start),
    date("EndDate", "Einddatum/-tijd", "End date/time", (a) => a.end),
    key("AbsenceTypeId", 5, "Type verzuim code", "Absence type code", (a) => a.type),
    decimal("Presence", 2, "Aanwezigheidspercentage", "Presence percentage", (a) => a.presence),
    text("Phone", 20, "Telefoonnr.", "Telephone no.", (a) => a.employee.relation.person?.mobile ?? null),
    date("ReportDate", "Begin verzuimmelding", "Start of absence entry", (a) => dayOf(a.start)),
    date("ModifiedDate", "Gewijzigd op", "Changed on", (a) => a.modified),
  ]);
}

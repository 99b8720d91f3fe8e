// cspell:ignore Hourtype Itemcode Projectgroups Uursoort Uursoorten
import { date, decimal, flag, getConnector, int, key, text } from "../../rows/columns";
import type { GetConnectorDefinition } from "../../rows/definition";
import type { Company } from "./company";
import { monthOf, yearOf } from "./moments";
import { HOUR_TYPES, type Hours, type HourType, type Phase, type Project, PROJECT_GROUPS } from "./projects";

type Projects = Company["projects"];

/** Projects, phases, hour types and the hours themselves: the longest table of the company. */
export function projectConnectors({ projects }: Company): GetConnectorDefinition[] {
  return [projectList(projects), groups(), phases(projects), hourTypes(), hours(projects), changedDays(projects)];
}

function projectList(projects: Projects): GetConnectorDefinition {
  return getConnector("Profit_Projects", "Projecten", () => projects().projects, [
    key("ProjectId", 20, "Projectnummer", "Project number", (p: Project) => p.projectId),
    text("Description", 80, "Projectomschrijving", "Project description", (p) => p.description),
    int("UnitId", 4, "Projectadministratie", "Project administration", (p) => p.unitId),
    key("ProjectGroup", 10, "Projectgroep", "Project group", (p) => p.group),
    flag("CheckedOut", "Gereed", "Completed", (p) => p.ready !== null),
    key("BcCo", 15, "Organisatie/persoon", "Organisation/person", (p) => p.relation?.bcCo ?? null),
    key("DebtorId", 16, "Verkooprelatie", "Sales contact", (p) => p.debtor?.debtorId ?? null),
    key("Leader", 15, "Projectleider", "Project leader", (p) => p.leader?.employeeId ?? null),
    date("DateStart", "Begindatum", "Start date", (p) => p.start),
    date("DateReady", "Werkelijke datum gereed", "Actual date completed", (p) => p.ready),
    flag("Chargeable", "Doorbelasten", "Charge", (p) => p.chargeable),
    date("CreateDate", "Aanmaakdatum", "Created on", (p) => p.created),
    date("ModifiedDate", "Gewijzigd op", "Changed on", (p) => p.modified),
  ]);
}

function groups(): GetConnectorDefinition {
  return getConnector("Profit_Projectgroups", "Projectgroepen", () => PROJECT_GROUPS, [
    key("ProjectGroupId", 10, "Projectgroep", "Project group", ([code]: readonly [string, string]) => code),
    text("Description", 50, "Omschrijving", "Description", ([, description]) => description),
  ]);
}

function phases(projects: Projects): GetConnectorDefinition {
  return getConnector("Profit_Projectstage", "Projectfasen", () => projects().phases, [
    key("ProjectId", 20, "Project", "Project", (p: Phase) => p.project.projectId),
    key("ProjectStage", 10, "Projectfase", "Project phase", (p) => p.phase),
    text("Description", 50, "Omschrijving", "Description", (p) => p.description),
    int("UnitId", 4, "Projectadministratie", "Project administration", (p) => p.project.unitId),
    date("DateReadyPlan", "Geplande datum gereed", "Planned completion date", (p) => p.planned),
    date("DateReady", "Werkelijke datum gereed", "Actual completion date", (p) => p.ready),
    flag("CheckedOut", "Gereed", "Ready", (p) => p.ready !== null),
    date("ModifiedDate", "Gewijzigd op", "Changed on", (p) => p.modified),
  ]);
}

function hourTypes(): GetConnectorDefinition {
  return getConnector("Profit_Hourtype", "Uursoorten", () => HOUR_TYPES, [
    key("TimeCode", 10, "Uursoort", "Hour type", (t: HourType) => t.code),
    text("Description", 50, "Omschrijving", "Description", (t) => t.description),
    decimal("Rate", 2, "Tarief", "Rate", (t) => t.rate),
  ]);
}

function hours(projects: Projects): GetConnectorDefinition {
  return getConnector("Profit_Realization", "Nacalculatie (incl. autorisatie)", () => projects().hours, [
    int("Identity", 9, "Regelnummer", "Line number", (h: Hours) => h.lineNumber),
    int("UnitId", 4, "Projectadministratie", "Project administration", (h) => h.project.unitId),
    int("Year", 4, "Boekjaar", "Financial year", (h) => yearOf(h.date)),
    int("PeriodId", 4, "Periode", "Period", (h) => monthOf(h.date)),
    date("DateTime", "Datum", "Date", (h) => h.date),
    key("EmployeeId", 15, "Medewerker", "Employee", (h) => h.employee.employeeId),
    key("ProjectId", 20, "Projectnummer", "Project number", (h) => h.project.projectId),
    key("ProjectStage", 10, "Projectfase", "Project phase", (h) => h.phase?.phase ?? null),
    text("Description", 255, "Omschrijving", "Description", (h) => h.description),
    key("ItemType", 5, "Type item", "Item type", () => "Wst"),
    key("ItemCodeId", 50, "Itemcode", "Item code", (h) => h.hourType.code),
    key("InitId", 10, "Eenheid", "Unit", () => "Uur"),
    decimal("QuantityUnit", 2, "Aantal eenheden", "Number of units", (h) => h.quantity),
    decimal(
      "CostAmount",
      2,
      "Kostprijsbedrag",
      "Cost amount",
      (h) => Math.round(h.quantity * (h.rate ?? h.hourType.rate) * 100) / 100,
    ),
    flag("Chargeable", "Doorbelasten", "Charge", (h) => h.chargeable),
    flag("Approved", "Akkoord", "Agreed", (h) => h.approved),
    key("Vestiging", 3, "Vestiging", "Branch", (h) => h.employee.branch),
    date("SystemDate", "Aanmaakdatum", "Date created", (h) => h.created),
    date("DateModified", "Gewijzigd op", "Last changed", (h) => h.modified),
  ]);
}

type ChangedDay = { day: string; modified: string };

function changedDays(projects: Projects): GetConnectorDefinition {
  const days = () => {
    const latest = new Map<string, string>();
    for (const { date: day, modified } of projects().hours) {
      if (modified > (latest.get(day) ?? "")) latest.set(day, modified);
    }
    return [...latest].map(([day, modified]): ChangedDay => ({ day, modified }));
  };
  return getConnector("Profit_Rea_ChangedEntryDate", "Gewijzigde boekdagen nacalculatie", days, [
    date("EntryDate", "Boekdatum", "Entry date", (d) => d.day),
    date("Modified", "Gewijzigd op", "Date changed", (d) => d.modified),
  ]);
}

// cspell:ignore Itemcode jaaropgaven Uursoort
import { report, type ReportDefinition } from "../../documents/reports/report-definition";
import { date, decimal, flag, int, key, text } from "../../rows/columns";
import type { Company } from "./company";
import type { Article, Stock } from "./goods";
import { ADMINISTRATIONS } from "./organisation";
import type { Hours } from "./projects";
import { salesReports } from "./sales-reports";
import type { Contract, Employee } from "./staff";

const letterhead = ADMINISTRATIONS[0]?.name ?? "";

/** The reports of the company. Each has fields in an order of its own, so U003 is something else in every one. */
export function companyReports(company: Company): ReportDefinition[] {
  return [
    ...salesReports(company),
    projectHours(company),
    priceList(company),
    stockList(company),
    employeeCards(company),
    salaries(company),
    annualStatements(company),
  ];
}

function projectHours({ projects }: Company): ReportDefinition {
  const byProject = () =>
    projects().hours.toSorted((left, right) => {
      const [own, other] = [left.project.projectId, right.project.projectId];
      return own === other ? left.lineNumber - right.lineNumber : own < other ? -1 : 1;
    });
  return report(
    "project hours",
    { nl: "Urenoverzicht project", en: "Project hours" },
    byProject,
    [
      key("Project", 20, "Project", "Project", (h: Hours) => h.project.projectId),
      date("Datum", "Datum", "Date", (h) => h.date),
      key("Medewerker", 15, "Medewerker", "Employee", (h) => h.employee?.employeeId ?? null),
      text("Naam", 100, "Naam", "Name", (h) => h.employee?.relation.name ?? null),
      key("Uursoort", 10, "Uursoort", "Hour type", (h) => h.hourType?.code ?? null),
      text("Omschrijving", 255, "Omschrijving", "Description", (h) => h.description),
      decimal("Aantal", 2, "Aantal uren", "Hours", (h) => h.quantity),
      flag("Akkoord", "Akkoord", "Agreed", (h) => h.approved),
      int("UnitId", 4, "Administratie", "Administration", (h) => h.project.unitId),
      key("Vestiging", 3, "Vestiging", "Branch", (h) => h.employee?.branch ?? null),
    ],
    {
      letterhead,
      shares: { Datum: 11, Naam: 26, Uursoort: 9, Omschrijving: 34, Aantal: 10, Akkoord: 8 },
      summed: ["Aantal"],
      groupedBy: "Project",
    },
  );
}

function priceList({ goods }: Company): ReportDefinition {
  const byGroup = () =>
    goods()
      .articles.filter(({ blocked }) => !blocked)
      .toSorted((left, right) => (left.itemCode < right.itemCode ? -1 : 1));
  return report(
    "price list",
    { nl: "Prijslijst", en: "Price list" },
    byGroup,
    [
      key("Groep", 10, "Artikelgroep", "Article group", (a: Article) => a.group.code),
      key("Itemcode", 50, "Itemcode", "Item code", (a) => a.itemCode),
      text("Omschrijving", 80, "Omschrijving", "Description", (a) => a.description),
      text("Barcode", 30, "Barcode", "Barcode", (a) => a.barcode),
      key("Eenheid", 10, "Eenheid", "Unit", (a) => a.unit),
      decimal("Prijs", 2, "Verkoopprijs", "Sales price", (a) => a.salesPrice),
    ],
    {
      letterhead,
      shares: { Itemcode: 16, Omschrijving: 40, Barcode: 20, Eenheid: 10, Prijs: 14 },
      groupedBy: "Groep",
    },
  );
}

function stockList({ goods }: Company): ReportDefinition {
  return report(
    "stock list",
    { nl: "Voorraadlijst", en: "Stock list" },
    () => goods().stock,
    [
      key("Vestiging", 10, "Magazijn", "Warehouse", (s: Stock) => s.warehouse),
      key("Itemcode", 50, "Itemcode", "Item code", (s) => s.article.itemCode),
      text("Omschrijving", 80, "Omschrijving", "Description", (s) => s.article.description),
      decimal("Voorraad", 2, "Op voorraad", "In stock", (s) => s.onHand),
      decimal("Gereserveerd", 2, "Gereserveerd", "Reserved", (s) => s.reserved),
      date("Telling", "Laatste telling", "Last count", (s) => s.lastCount),
    ],
    {
      letterhead,
      shares: { Vestiging: 10, Itemcode: 16, Omschrijving: 38, Voorraad: 12, Gereserveerd: 12, Telling: 14 },
    },
  );
}

function employeeCards({ staff }: Company): ReportDefinition {
  return report(
    "employee card",
    { nl: "Medewerkerskaart", en: "Employee card" },
    () => staff().employees,
    [
      key("Medewerker", 15, "Medewerker", "Employee", (e: Employee) => e.employeeId),
      text("Naam", 100, "Naam", "Name", (e) => e.relation.name),
      text("Afdeling", 50, "Afdeling", "Department", (e) => e.department),
      text("Functie", 50, "Functie", "Job", (e) => e.job),
      date("Geboortedatum", "Geboortedatum", "Date of birth", (e) => e.relation.person?.birthDate ?? null),
      date("In_dienst", "In dienst", "Hired", (e) => e.hired),
      text("E-mail", 255, "E-mail", "E-mail", (e) => e.email),
      key("Vestiging", 3, "Vestiging", "Branch", (e) => e.branch),
    ],
    {
      letterhead,
      layout: "landscape",
      shares: { Naam: 20, Afdeling: 14, Functie: 18, Geboortedatum: 10, In_dienst: 10, "E-mail": 30, Vestiging: 8 },
      groupedBy: "Medewerker",
    },
  );
}

/** Kept from all but those who open what is restricted. */
function salaries({ staff }: Company): ReportDefinition {
  return report(
    "salaries",
    { nl: "Salarisoverzicht", en: "Salaries" },
    () => staff().contracts,
    [
      key("Medewerker", 15, "Medewerker", "Employee", (c: Contract) => c.employee.employeeId),
      text("Naam", 100, "Naam", "Name", (c) => c.employee.relation.name),
      date("Begindatum", "Begindatum", "Start date", (c) => c.start),
      date("Einddatum", "Einddatum", "End date", (c) => c.end),
      decimal("Uren", 2, "Uren per week", "Hours per week", (c) => c.hoursPerWeek),
      decimal("Salaris", 2, "Salaris per maand", "Monthly salary", (c) => c.monthlySalary),
      key("Vestiging", 3, "Vestiging", "Branch", (c) => c.employee.branch),
    ],
    {
      letterhead,
      shares: { Medewerker: 12, Naam: 36, Begindatum: 14, Einddatum: 14, Uren: 14, Salaris: 16 },
      summed: ["Salaris"],
      restricted: true,
    },
  );
}

/** Asks for a year on a screen of its own, so the ReportConnector refuses it. */
function annualStatements({ staff }: Company): ReportDefinition {
  return report(
    "annual statements",
    { nl: "Jaaropgaven", en: "Annual statements" },
    () => staff().employees,
    [
      key("Medewerker", 15, "Medewerker", "Employee", (e: Employee) => e.employeeId),
      text("Naam", 100, "Naam", "Name", (e) => e.relation.name),
      key("Vestiging", 3, "Vestiging", "Branch", (e) => e.branch),
    ],
    { letterhead, shares: { Medewerker: 20, Naam: 60, Vestiging: 20 }, hasStartScreen: true },
  );
}

// cspell:ignore Decription Medewerkercode
import { flag, getConnector, key, text } from "../../rows/columns";
import type { GetConnectorDefinition } from "../../rows/definition";
import type { Company } from "./company";
import { CODE_TABLES, COUNTRIES, DEPARTMENTS } from "./organisation";
import { TOWNS } from "./names";
import type { Employee } from "./staff";

/** Countries, languages, towns, code tables and users. */
export function generalConnectors({ staff }: Company): GetConnectorDefinition[] {
  return [
    countries(),
    residences(),
    languages(),
    codeTables(),
    users(() => staff().employees),
    userGroups(() => staff().employees),
  ];
}

function countries(): GetConnectorDefinition {
  return getConnector("ProfitCountries", "Landen", () => COUNTRIES, [
    key("CoId", 3, "Landcode", "Country code", (c: { code: string; name: string }) => c.code),
    text("Co", 50, "Land", "Country", (c) => c.name),
  ]);
}

type Town = readonly [town: string, zip: number, phone: string];

function residences(): GetConnectorDefinition {
  return getConnector("Profit_Residence", "Woonplaatsen", () => TOWNS, [
    key("CountryId", 3, "Land", "Country", () => "NL"),
    text("Residence", 50, "Woonplaats", "City", ([town]: Town) => town),
    text("TelephonePrefix", 6, "Netnummer", "Area code", ([, , phone]) => phone),
    text("ZipCodeBegin", 6, "Postcode begin", "Postal code start", ([, zip]) => `${zip}00`),
    text("ZipCodeEnd", 6, "Postcode einde", "Postal code end", ([, zip]) => `${zip}99`),
  ]);
}

const LANGUAGES = [
  ["NED", "Nederlands", "nl"],
  ["ENG", "Engels", "en"],
  ["DUI", "Duits", "de"],
  ["FRA", "Frans", "fr"],
  ["SPA", "Spaans", "es"],
  ["POO", "Pools", "pl"],
] as const;

function languages(): GetConnectorDefinition {
  return getConnector("Profit_Languages", "Talen (Profit)", () => LANGUAGES, [
    key("Taalcode", 5, "Taalcode", "Language code", ([code]: readonly [string, string, string]) => code),
    text("Taal", 50, "Taal", "Language", ([, name]) => name),
    key("ISO_taalcode", 5, "ISO-taalcode", "ISO language code", ([, , iso]) => iso),
  ]);
}

function codeTables(): GetConnectorDefinition {
  return getConnector("ProfitCodeTableValue", "Vrije tabellen", () => CODE_TABLES, [
    key("SyId", 5, "Product", "Product", () => "PRO"),
    key("CtId", 10, "Tabel", "Table", ([table]: readonly [string, string, string]) => table),
    key("VaIi", 10, "Interne code", "Internal code", ([, code]) => code),
    key("VaId", 10, "Tabelwaarde code", "Table value code", ([, code]) => code),
    text("Ds", 50, "Omschrijving", "Description", ([, , description]) => description),
    flag("Bl", "Geblokkeerd", "Blocked", () => false),
  ]);
}

function users(employees: () => readonly Employee[]): GetConnectorDefinition {
  return getConnector("Profit_Users", "Gebruikers", employees, [
    key("UserId", 40, "Gebruiker", "User", (e: Employee) => `12345.${e.employeeId}`),
    text("Description", 100, "Omschrijving", "Description", (e) => e.relation.name),
    text("UPN", 255, "UPN", "UPN", (e) => e.email),
    flag("Blocked", "Geblokkeerd", "Blocked", (e) => e.left !== null),
    text("Email", 255, "E-mail", "E-mail", (e) => e.email),
    flag("InSite", "InSite", "InSite", () => true),
    flag("Windows", "Profit Windows", "Profit Windows", (e) => ["Financiën", "P&O", "ICT"].includes(e.department)),
    flag("Connector", "Connector", "Connector", () => false),
    key("EmployeeId", 15, "Medewerkercode", "Employee code", (e) => e.employeeId),
  ]);
}

function userGroups(employees: () => readonly Employee[]): GetConnectorDefinition {
  const groupOf = (e: Employee) => String(100 + DEPARTMENTS.indexOf(e.department));
  return getConnector("Profit_UserGroups", "Gebruikers per groep", employees, [
    key("GroupId", 10, "Groep", "Group", (e: Employee) => groupOf(e)),
    text("Decription", 50, "Omschrijving", "Description", (e) => e.department),
    key("UserId", 40, "Gebruiker", "User", (e) => `12345.${e.employeeId}`),
  ]);
}

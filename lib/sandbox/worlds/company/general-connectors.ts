// cspell:ignore Decription Medewerkercode
import { flag, getConnector, key, text } from "../../rows/columns";
import type { GetConnectorDefinition } from "../../rows/definition";
import type { Company } from "./company";
import { CODE_TABLES, COUNTRIES, LANGUAGES } from "./organisation";
import { TOWNS } from "./names";
import type { User, UserGroup } from "./users";

/** Countries, languages, towns, code tables and users. */
export function generalConnectors({ users: all }: Company): GetConnectorDefinition[] {
  return [countries(), residences(), languages(), codeTables(), users(all), userGroups(all)];
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

function users(all: Company["users"]): GetConnectorDefinition {
  return getConnector("Profit_Users", "Gebruikers", () => all().users, [
    key("UserId", 40, "Gebruiker", "User", (u: User) => u.userId),
    text("Description", 100, "Omschrijving", "Description", (u) => u.description),
    text("UPN", 255, "UPN", "UPN", (u) => u.upn),
    flag("Blocked", "Geblokkeerd", "Blocked", (u) => u.blocked),
    text("Email", 255, "E-mail", "E-mail", (u) => u.email),
    flag("InSite", "InSite", "InSite", (u) => u.inSite),
    flag("Windows", "Profit Windows", "Profit Windows", (u) => u.windows),
    flag("Connector", "Connector", "Connector", () => false),
    key("EmployeeId", 15, "Medewerkercode", "Employee code", (u) => u.employee?.employeeId ?? null),
  ]);
}

type Member = { user: User; group: UserGroup };

function userGroups(all: Company["users"]): GetConnectorDefinition {
  const members = () => all().users.flatMap((user) => user.groups.map((group): Member => ({ user, group })));
  return getConnector("Profit_UserGroups", "Gebruikers per groep", members, [
    key("GroupId", 10, "Groep", "Group", (m: Member) => m.group.groupId),
    text("Decription", 50, "Omschrijving", "Description", (m) => m.group.description),
    key("UserId", 40, "Gebruiker", "User", (m) => m.user.userId),
  ]);
}

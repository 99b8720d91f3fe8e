// cspell:ignore Tarif
import type { Company } from "../company";
import { ACCOUNTS, ADMINISTRATIONS, COUNTRIES, EMPLOYER, JOURNALS, LANGUAGES, VAT_CODES } from "../organisation";
import { HOUR_TYPES, PROJECT_GROUPS } from "../projects";
import { isSubjectType } from "./dossier/subject-types";
import { everybodyOf } from "./relations/relation-place";

type IsThere = (value: string) => boolean;

const among =
  <T, K extends keyof T>(records: () => readonly T[], key: K): IsThere =>
  (value) =>
    records().some((record) => String(record[key]).toLowerCase() === value.toLowerCase());

const oneOf = (...codes: readonly string[]): IsThere => among(() => codes.map((code) => ({ code })), "code");

/**
 * The tables that fields point into, and whether a value is in there. What is not listed here is not looked at: this
 * company has no such table.
 */
export function companyReferences(company: Company): ReadonlyMap<string, IsThere> {
  return new Map([...smallTables(), ...peopleTables(company), ...businessTables(company)]);
}

function smallTables(): [string, IsThere][] {
  return [
    ["AfasKnCountry", among(() => COUNTRIES, "code")],
    ["AfasKnLanguage", among(() => LANGUAGES, 0)],
    ["AfasKnTitle", oneOf("ALG", "DHR", "MVR", "DRS", "IR", "MR")],
    ["AfasKnCurrency", oneOf("EUR", "USD", "GBP", "CHF")],
    ["AfasKnPaymentCondition", oneOf("08", "14", "30", "60")],
    ["AfasKnAccount", among(() => ACCOUNTS, "account")],
    ["AfasKnJournal", among(() => JOURNALS, "journalId")],
    ["AfasKnPeriodTableRow", oneOf(...MONTHS)],
    ["AfasKnVat", among(() => VAT_CODES, "code")],
    ["AfasKnVatTarifGroup", among(() => VAT_CODES, "code")],
    ["AfasKnUnit", among(() => ADMINISTRATIONS, "unitId")],
    ["AfasKnUnitPar", among(() => ADMINISTRATIONS, "unitId")],
    ["AfasKnEmployer", oneOf(EMPLOYER)],
    ["AfasKnSourceData", oneOf("T", "M", "P", "B")],
    ["AfasKnSubjectType", isSubjectType],
    ["AfasFbUnit", oneOf(...UNITS)],
    ["AfasFbUnitBasicItem", oneOf(...UNITS)],
    ["AfasFbWarehouse", oneOf("AMF", "GRN")],
    ["AfasPtProjectGroup", among(() => PROJECT_GROUPS, 0)],
    ["AfasPtTypeOfWork", among(() => HOUR_TYPES, "code")],
    ["AfasPtSortOfTime", oneOf("N", "O", "V")],
  ];
}

const UNITS = ["Stk", "Mtr", "Doos", "Uur"];
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1));

function peopleTables(company: Company): [string, IsThere][] {
  const { relations, staff, users, organisation, courses } = company;
  const everybody = () => everybodyOf(company);
  const addresses = () => everybody().flatMap(({ address, postal }) => [address ?? [], postal ?? []].flat());
  return [
    ["AfasKnBasicContact", among(everybody, "bcCo")],
    ["AfasKnBasicAddress", among(addresses, "addressId")],
    ["AfasKnContactData", among(() => relations().contacts, "contactId")],
    ["AfasKnSalRelation", among(() => relations().debtors, "debtorId")],
    ["AfasKnPurRelation", among(() => relations().creditors, "creditorId")],
    ["AfasKnEmployee", among(() => staff().employees, "employeeId")],
    ["AfasKnRepresentative", among(() => staff().employees, "employeeId")],
    ["AfasKnUser", among(() => users().users, "userId")],
    ["AfasKnOrgUnit", among(() => organisation().orgUnits, "code")],
    ["AfasHrCostCentre", among(() => organisation().costCentres, "code")],
    ["AfasKnCourseEvent", among(() => courses().events, "eventId")],
  ];
}

function businessTables({ goods, sales, projects, finance, dossier }: Company): [string, IsThere][] {
  const invoices = () => [...sales().invoices, ...finance().purchases];
  return [
    ["AfasFbBasicItems", among(() => goods().articles, "itemCode")],
    ["AfasFbGroup", among(() => goods().groups, "code")],
    ["AfasFbSales", among(() => sales().orders, "orderNumber")],
    ["AfasFiInvoice", among(invoices, "invoiceNumber")],
    ["AfasPtProject", among(() => projects().projects, "projectId")],
    ["AfasPtProjectStage", among(() => projects().phases, "phase")],
    ["AfasKnSubject", among(() => dossier().subjects, "subjectId")],
  ];
}

import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { WrittenFilter } from "../../filter/expression";
import { SandboxRefusal } from "../../refusal";
import type { UserRights } from "../../rights";
import { authorisationTests } from "../../rows/authorisation";
import { privateFieldsOf, withoutPrivate } from "../../rows/privacy";
import { checkQuery } from "../../rows/query";
import type { OpenQuestions } from "../../settings";
import { DOCUMENT_WORDINGS } from "../wordings";
import type { ReportDefinition } from "./report-definition";

/** One row: a cell per field of the report. */
export type ReportRow = readonly CellValue[];

/** The report with this id, or a refusal in words: unknown, not for this user, not to be called (protocol 3.12). */
export function runnableReport(
  reports: readonly ReportDefinition[],
  rights: UserRights,
  reportId: string,
): ReportDefinition {
  const report = reports.find((own) => own.reportId === plainGuid(reportId));
  if (!report) throw new SandboxRefusal(DOCUMENT_WORDINGS.reportUnknown, reportId);
  if (report.restricted && !rights.opensRestricted) {
    throw new SandboxRefusal(DOCUMENT_WORDINGS.reportNotAuthorised, report.title.nl);
  }
  if (report.hasStartScreen) throw new SandboxRefusal(DOCUMENT_WORDINGS.reportStartScreen, report.title.nl);
  return report;
}

/** Braces, dashes and small letters make no other GUID (inferred). */
function plainGuid(written: string): string {
  return written
    .replace(/^\{(.*)\}$/s, "$1")
    .replaceAll("-", "")
    .toUpperCase();
}

/** The rows that the caller's filter and rights leave, in the report's own order. */
export function rowsOfReport(
  report: ReportDefinition,
  filters: readonly WrittenFilter[],
  { rights, openQuestions }: { rights: UserRights; openQuestions: OpenQuestions },
): ReportRow[] {
  const definition = { id: report.reportId, description: report.title.nl, source: report.source };
  const byCode = { ...definition, fields: report.fields.map((field) => ({ ...field, id: field.fieldId })) };
  const query = checkQuery(byCode, { filters, order: [] }, openQuestions);
  const tests = [...query.tests, ...authorisationTests(report, rights)];
  const whole = report.source();
  const source = rights.hasNoPrivacyRights
    ? withoutPrivate(whole, privateFieldsOf({ ...definition, fields: report.fields }))
    : whole;
  return Array.from({ length: source.length }, (_, row) => row)
    .filter((row) => tests.every((test) => test((field) => source.cell(row, field))))
    .map((row) => report.fields.map((_, field) => source.cell(row, field)));
}

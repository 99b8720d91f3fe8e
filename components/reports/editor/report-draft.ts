import type { ReportField } from "@/lib/queries/report-field";
import { unknownInPattern } from "@/lib/queries/report-file-name";
import type { NamedReport, ReportContent } from "@/lib/services/reports/port";

/** A report while it is being made: everything as it was typed. */
export type ReportDraft = ReportContent;

export type DraftProblem = "name" | "reportGuid" | "fileNamePattern" | `field.${number}`;

const FIRST_PATTERN = "Rapport {{datum}}.pdf";

export function draftOf(report: NamedReport | null): ReportDraft {
  if (report === null) {
    return {
      ...{ reportGuid: "", name: "", description: "", fields: [] },
      ...{ fileNamePattern: FIRST_PATTERN, connectorId: null, transport: "rest" },
    };
  }
  const { reportGuid, name, description, fields, fileNamePattern, connectorId, transport } = report;
  return { reportGuid, name, description, fields, fileNamePattern, connectorId, transport };
}

export function contentOf(draft: ReportDraft): ReportContent {
  const fields = draft.fields.map((field) => ({ ...field, code: field.code.trim(), label: field.label.trim() }));
  return { ...draft, name: draft.name.trim(), fields };
}

/** What the server would refuse, told while it is typed. */
export function problemsOf(draft: ReportDraft): ReadonlySet<DraftProblem> {
  const problems = new Set<DraftProblem>();
  if (draft.name.trim() === "") problems.add("name");
  if (!/^[0-9a-f]{32}$/i.test(draft.reportGuid.replace(/[{}\s-]/g, ""))) problems.add("reportGuid");
  if (draft.fileNamePattern.trim() === "" || unknownInPattern(draft.fileNamePattern, draft.fields).length > 0) {
    problems.add("fileNamePattern");
  }
  for (const [place, { code, label }] of draft.fields.entries()) {
    if (!/^[A-Za-z0-9_.-]{1,60}$/.test(code.trim()) || label.trim() === "") problems.add(`field.${place}`);
  }
  return problems;
}

export const EMPTY_QUESTION: ReportField = {
  ...{ code: "", label: "", kind: "text", operator: "equal", defaultValue: "", isRequired: true },
};

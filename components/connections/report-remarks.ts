import { environmentOfCode } from "@/lib/profit/paste/environment";
import type { Connection, ConnectionReport } from "@/lib/services/connections/port";
import { isHostedType } from "./draft-state";

export type ReportRemark =
  | { code: "otherType"; type: "production" | "test" | "accept" | "course" }
  | { code: "otherNumber"; number: string; expected: string }
  | { code: "noConnectors" | "expired" | "expiresSoon" };

/** A token that ends within this time deserves a warning: a new one takes an administrator in Profit. */
const SOON_MS = 60 * 86_400_000;

/** Only ISO dates are understood; Profit's form is not documented (protocol 3.2). "0" = never. */
export function expiryOf(report: Pick<ConnectionReport, "tokenExpiry">): Date | "never" | null {
  if (report.tokenExpiry === "0") return "never";
  const at = /^\d{4}-\d{2}-\d{2}/.test(report.tokenExpiry ?? "") ? Date.parse(report.tokenExpiry ?? "") : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at);
}

/** What a test shows that the person may not expect: another environment, nothing to read, a token that ends. */
export function remarksOf(
  report: ConnectionReport,
  connection: Pick<Connection, "environmentType" | "environmentNumber">,
): ReportRemark[] {
  const remarks: ReportRemark[] = [];
  const told = environmentOfCode(report.environmentCode ?? "");
  // An own address may lead to any kind of environment: only what AFAS Online's host says can be contradicted.
  if (told?.type && isHostedType(told.type) && isHostedType(connection.environmentType)) {
    if (told.type !== connection.environmentType) remarks.push({ code: "otherType", type: told.type });
  }
  if (told?.number && connection.environmentNumber && told.number !== connection.environmentNumber) {
    remarks.push({ code: "otherNumber", number: told.number, expected: connection.environmentNumber });
  }
  if (report.getConnectors === 0) remarks.push({ code: "noConnectors" });
  const expiry = expiryOf(report);
  if (expiry instanceof Date) {
    const left = expiry.getTime() - Date.parse(report.testedAt);
    if (left < SOON_MS) remarks.push({ code: left < 0 ? "expired" : "expiresSoon" });
  }
  return remarks;
}

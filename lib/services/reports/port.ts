import type { Transport } from "@/lib/profit/filter/rows-query";
import type { ReportField } from "@/lib/queries/report-field";

/** A report of Profit with a name that people know it by, and the questions that it asks. */
export type NamedReport = ReportContent & {
  id: string;
  connectionId: string;
  /** Grows with each change: the later of two people who edit one report is told. */
  version: number;
  updatedAt: Date;
  /** null when that person is gone. */
  updatedByName: string | null;
};

export type ReportContent = {
  /** Profit's own number for it: 32 hex, in capitals. */
  reportGuid: string;
  name: string;
  /** What it is for, in the words of who uses it. */
  description: string;
  fields: ReportField[];
  /** `Factuur {{nummer}} {{datum}}.pdf` (lib/queries/report-file-name). */
  fileNamePattern: string;
  /** The GetConnector that its fields were learned from; null = entered by hand. */
  connectorId: string | null;
  transport: Transport;
};

/** How often the person who asks ran it. */
export type ReportUse = { uses: number; lastUsedAt: Date | null };

export type ReportPort = {
  /** Most used by this person first, then by name as a Dutch reader expects. Grants are the verbs' business. */
  listFor(personId: string, connectionId: string): Promise<(NamedReport & ReportUse)[]>;
  find(reportId: string): Promise<NamedReport | null>;
  /** `"nameTaken"` when the connection has a report of that name; null when the connection is gone. */
  insert(
    report: ReportContent & { connectionId: string },
    person: { id: string },
  ): Promise<NamedReport | "nameTaken" | null>;
  /** null, and nothing changed, when the report is no longer at `version`. */
  update(
    reportId: string,
    version: number,
    content: ReportContent,
    person: { id: string },
  ): Promise<NamedReport | "nameTaken" | null>;
  remove(reportId: string): Promise<void>;
  /** One more run by this person. Nothing happens when the report is gone. */
  noteUse(reportId: string, personId: string, at: Date): Promise<void>;
};

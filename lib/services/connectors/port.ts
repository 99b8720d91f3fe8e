export type ExportState = "running" | "broken" | "done";

/** An export that was begun less than a day ago, and may be taken up again. */
export type ExportRecord = ExportProgress & {
  id: string;
  connectionId: string;
  connectorId: string;
  /** When its present run began: a run that was taken over can write no more. */
  startedAt: Date;
};

export type ExportProgress = {
  state: ExportState;
  rows: number;
  bytes: number;
  /** JSON (exports/export-detail.ts). Stored sealed, for keys of rows stand in it. */
  detail: string;
};

type Owner = { personId: string; connectionId: string; connectorId: string };

export type ExportPort = {
  /** Resolves to its id. */
  begin(owner: Owner, progress: ExportProgress, startedAt: Date): Promise<string>;
  /** Only the person's own. */
  find(personId: string, exportId: string): Promise<ExportRecord | null>;
  /** Begins another run of it. */
  takeOver(exportId: string, startedAt: Date): Promise<void>;
  /** False when the run that began then is no longer the one, or the export is gone. */
  save(exportId: string, startedAt: Date, progress: ExportProgress): Promise<boolean>;
  /** False when there was none of this person's. */
  forget(personId: string, exportId: string): Promise<boolean>;
};

import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import type { Patience } from "@/lib/profit/repeat-read";
import type { DossierPort } from "./attachments/port";
import type { ChangesPort } from "./changes/port";
import type { ConnectionPort } from "./connections/port";
import type { ExportPort } from "./connectors/port";
import type { HistoryPort } from "./history/port";
import type { JobsPort } from "./jobs/port";
import type { PeoplePort } from "./people/port";
import type { PrivacyPort } from "./privacy/port";
import type { QueryPort } from "./queries/port";
import type { ReportPort } from "./reports/port";
import type { Role } from "./roles";
import type { UpdatesPort } from "./updates/updates-port";
import type { WorkspacePort } from "./workspace/port";

/** Who acts. */
export type Actor = { id: string; email: string; name: string; role: Role; sessionId: string; address: string };

/**
 * Everything a verb needs comes through here: no verb looks up a database, a setting or a clock by itself.
 * Put together by lib/actions/context.ts; tests make their own.
 */
export type ServiceContext = {
  actor: Actor;
  /** The language Profit is asked to answer in. */
  language: "nl" | "en";
  signal?: AbortSignal;
  /** What the browser calls the run that this is part of; for finding its calls again. */
  runId?: string;
  /** How long a read of this run may sit out Profit's silence; absent = as somebody in front of a screen. */
  patience?: Patience;
  now: () => Date;
  connections: ConnectionPort;
  people: PeoplePort;
  history: HistoryPort;
  privacy: PrivacyPort;
  changes: ChangesPort;
  queries: QueryPort;
  reports: ReportPort;
  dossier: DossierPort;
  workspace: WorkspacePort;
  updates: UpdatesPort;
  profit: ProfitPort;
  exports: ExportPort;
  jobs: JobsPort;
};

/** Opens secrets and guards the way out. */
export type ProfitPort = {
  /** Opens the sealed secret. Throws ProfitError HOST_NOT_ALLOWED when the host is no longer allowed. */
  endpointOf(connectionId: string, language: "nl" | "en"): Promise<ProfitEndpoint>;
  /** An endpoint for a secret that is not stored yet (the connection form's own test). */
  endpointFor(draft: { restBaseUrl: string; token: string }, language: "nl" | "en"): ProfitEndpoint;
  /** True when a connection may name this host (`*.afas.online`, PROFIT_HOSTS, the sandbox). */
  isHostAllowed(restBaseUrl: string): boolean;
  /** Waits for one of the 5 places of a connection (design 5.1); the result gives it back. */
  takeSlot(connectionId: string, signal?: AbortSignal): Promise<() => void>;
};

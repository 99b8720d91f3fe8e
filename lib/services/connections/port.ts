/** What an environment is for; decides colour, word and icon. `sandbox` is our own Profit, `other` a local installation. */
export const ENVIRONMENT_TYPES = ["production", "test", "accept", "course", "sandbox", "other"] as const;
export type EnvironmentType = (typeof ENVIRONMENT_TYPES)[number];

/** What the last successful test of a connection showed (protocol 3.1, 3.2). */
export type ConnectionReport = {
  testedAt: string;
  appConnector: string | null;
  group: string | null;
  environmentCode: string | null;
  /** "0" = never; otherwise as Profit words it. */
  tokenExpiry: string | null;
  /** null when the app connector lacks AppConnectorVersion. */
  profitVersion: string | null;
  getConnectors: number;
  updateConnectors: number;
  roundTripMs: number;
};

/** A connection as people see it: never with its secret. */
export type Connection = {
  id: string;
  name: string;
  environmentType: EnvironmentType;
  /** Five digits, or null for an address of its own. */
  environmentNumber: string | null;
  environmentCode: string | null;
  restBaseUrl: string;
  soapBaseUrl: string | null;
  origin: "person" | "sandbox";
  lastReport: ConnectionReport | null;
  secretReplacedAt: Date;
  createdAt: Date;
  /** Whether whoever asked may read its connectors; false for support, unless the grant says so. */
  mayReadConnectors: boolean;
};

type NewConnection = Omit<Connection, "id" | "lastReport" | "secretReplacedAt" | "createdAt" | "mayReadConnectors"> & {
  /** The bare token XML (protocol 2.1); sealed before it touches the database. */
  secret: string;
  createdBy: string | null;
};

/** Named before a connection is removed. */
export type ConnectionDependants = { grants: number; historyRows: number };

export type ConnectionPort = {
  /** All for an administrator, otherwise those granted to the person. By name. */
  listFor(person: { id: string; role: string }): Promise<Connection[]>;
  /** null for absent and for not granted alike: ids must not be probeable. */
  findFor(person: { id: string; role: string }, connectionId: string): Promise<Connection | null>;
  insert(connection: NewConnection): Promise<Connection>;
  rename(connectionId: string, change: { name: string; environmentType: EnvironmentType }): Promise<void>;
  /** Seals the new secret and forgets the last report. */
  replaceSecret(connectionId: string, secret: string): Promise<void>;
  saveReport(connectionId: string, report: ConnectionReport): Promise<void>;
  dependants(connectionId: string): Promise<ConnectionDependants>;
  remove(connectionId: string): Promise<void>;
};

import type { Role } from "../roles";

export type Person = {
  id: string;
  email: string;
  name: string;
  role: Role;
  disabledAt: Date | null;
  createdAt: Date;
  lastSeenAt: Date | null;
  hasPassword: boolean;
};

export type PersonSession = { id: string; createdAt: Date; lastSeenAt: Date; address: string; userAgent: string };

export type PeoplePort = {
  list(): Promise<Person[]>;
  find(personId: string): Promise<Person | null>;
  /** Throws ServiceError-free: a taken e-mail address answers null. `password` is hashed inside. */
  insert(person: { email: string; name: string; role: Role; password: string | null }): Promise<Person | null>;
  /**
   * Resolves to false, and changes nothing, when no administrator who can sign in would be left. Decided and done in one
   * transaction, so that two administrators who demote each other at the same moment cannot both succeed.
   */
  setRole(personId: string, role: Role): Promise<boolean>;
  /** As `setRole`. Disabling also ends the person's sessions and unused set-up links in the same transaction. */
  setDisabled(personId: string, isDisabled: boolean): Promise<boolean>;
  rename(personId: string, name: string): Promise<void>;
  /** A one-time link to choose a password. The secret is given once, only its SHA-256 is kept; earlier links end. */
  createSetUpLink(personId: string): Promise<{ secret: string; expiresAt: Date }>;
  setPassword(personId: string, password: string): Promise<void>;
  verifyPassword(personId: string, password: string): Promise<boolean>;
  /** As `verifyPassword`, but counted and limited as sign-in attempts are. */
  tryPassword(
    personId: string,
    password: string,
    attempt: { address: string; now: Date },
  ): Promise<"right" | "wrong" | { retryAt: Date }>;
  /** Administrators that can still sign in. */
  countActiveAdmins(): Promise<number>;
  sessionsOf(personId: string): Promise<PersonSession[]>;
  /** Signs a person out everywhere; `exceptSessionId` stays. Resolves to how many ended. */
  endSessions(personId: string, exceptSessionId?: string): Promise<number>;
  grantsOf(personId: string): Promise<string[]>;
  grantsOn(connectionId: string): Promise<{ personId: string; canReadConnectors: boolean }[]>;
  /**
   * Resolves to false when the person or the connection is not there. `canReadConnectors` tells support's grants apart;
   * left out, a grant that is there keeps it.
   */
  setGrant(personId: string, connectionId: string, isGranted: boolean, canReadConnectors?: boolean): Promise<boolean>;
};

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
  setRole(personId: string, role: Role): Promise<void>;
  setDisabled(personId: string, isDisabled: boolean): Promise<void>;
  setPassword(personId: string, password: string): Promise<void>;
  verifyPassword(personId: string, password: string): Promise<boolean>;
  /** Administrators that can still sign in. */
  countActiveAdmins(): Promise<number>;
  sessionsOf(personId: string): Promise<PersonSession[]>;
  /** Signs a person out everywhere; `exceptSessionId` stays. Resolves to how many ended. */
  endSessions(personId: string, exceptSessionId?: string): Promise<number>;
  grantsOf(personId: string): Promise<string[]>;
  grantsOn(connectionId: string): Promise<string[]>;
  setGrant(personId: string, connectionId: string, isGranted: boolean): Promise<void>;
};

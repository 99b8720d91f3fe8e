import { randomUUID } from "node:crypto";
import type { Fetch, ProfitEndpoint } from "@/lib/profit/endpoint";
import { createGuardedFetch, type Resolve } from "@/lib/profit/guarded-fetch";
import { judgeHost } from "@/lib/profit/host-policy";
import { authorizationOf } from "@/lib/profit/token";
import type { ServiceContext } from "@/lib/services/context";
import type { Connection } from "@/lib/services/connections/port";
import type { HistoryEntry } from "@/lib/services/history/port";
import type { Person } from "@/lib/services/people/port";
import type { Role } from "@/lib/services/roles";
import { memoryDossier } from "./memory-dossier";
import { memoryExports } from "./memory-exports";
import { memoryPrivacy } from "./memory-privacy";
import { memoryReports } from "./memory-reports";
import { memoryUpdates } from "./memory-updates";

type Stored = { connection: Connection; secret: string };

/** Ports in memory, with the real way out: verbs can be tried against a server without a database. */
export function memoryWorld({ hosts, resolve }: { hosts: readonly string[]; resolve?: Resolve }) {
  const connections = new Map<string, Stored>();
  const people = new Map<string, Person>();
  /** "person connection", and "person connection connectors" for support that may read those. */
  const grants = new Set<string>();
  const history: HistoryEntry[] = [];
  const policy = { hosts };
  const fetch = createGuardedFetch(policy, resolve);
  const endpointFor = endpointMaker(fetch);
  const change = (id: string, changes: Partial<Connection>) => {
    const known = connections.get(id);
    if (known) connections.set(id, { ...known, connection: { ...known.connection, ...changes } });
  };
  const seenBy = (person: { id: string; role: string }, connection: Connection): Connection => ({
    ...connection,
    mayReadConnectors: person.role !== "support" || grants.has(`${person.id} ${connection.id} connectors`),
  });
  const mayUse = (person: { id: string; role: string }, id: string) =>
    person.role === "admin" || grants.has(`${person.id} ${id}`);

  function contextOf(role: Role, id: string = randomUUID()): ServiceContext {
    const actor = { id, email: `${role}@example.nl`, name: role, role, sessionId: randomUUID(), address: "127.0.0.1" };
    people.set(id, {
      ...{ id, email: actor.email, name: actor.name, role, disabledAt: null, hasPassword: true },
      ...{ createdAt: new Date(), lastSeenAt: null },
    });
    return {
      actor,
      language: "nl",
      now: () => new Date(),
      connections: {
        listFor: async (person) =>
          [...connections.values()]
            .map(({ connection }) => seenBy(person, connection))
            .filter(({ id }) => mayUse(person, id)),
        findFor: async (person, connectionId) => {
          const known = mayUse(person, connectionId) ? connections.get(connectionId) : undefined;
          return known ? seenBy(person, known.connection) : null;
        },
        insert: async ({ secret, createdBy, ...written }) => {
          if (createdBy !== null && !people.has(createdBy)) throw new Error("Made by nobody");
          const made = { id: randomUUID(), lastReport: null, secretReplacedAt: new Date(), createdAt: new Date() };
          const connection: Connection = { ...written, ...made, mayReadConnectors: true };
          connections.set(connection.id, { connection, secret });
          return connection;
        },
        rename: async (connectionId, changes) => change(connectionId, changes),
        replaceSecret: async (connectionId, secret) => {
          const known = connections.get(connectionId);
          if (known) connections.set(connectionId, { connection: { ...known.connection, lastReport: null }, secret });
        },
        saveReport: async (connectionId, lastReport) => change(connectionId, { lastReport }),
        dependants: async (connectionId) => ({
          grants: [...grants].filter((grant) => grant.endsWith(connectionId)).length,
          historyRows: history.filter((entry) => entry.connectionId === connectionId).length,
        }),
        remove: async (connectionId) => void connections.delete(connectionId),
      },
      people: peopleIn(people, grants),
      history: historyIn(history),
      privacy: memoryPrivacy(),
      changes: { markOf: no, keepMark: no, deletedPairingOf: no, pairDeleted: no, forgetDeleted: no },
      ...{ exports: memoryExports(), jobs: noJobs },
      queries: { listFor: no, findFor: no, insert: no, update: no, remove: no },
      reports: memoryReports(),
      dossier: memoryDossier(),
      workspace: noWorkspace,
      updates: memoryUpdates(),
      profit: {
        endpointOf: async (connectionId, language) => {
          const known = connections.get(connectionId);
          if (!known) throw new Error("The verb did not look whether there is such a connection");
          return { ...endpointFor(known.connection.restBaseUrl, known.secret, language), ...soapOf(known.connection) };
        },
        endpointFor: ({ restBaseUrl, token }, language) => endpointFor(restBaseUrl, token, language),
        isHostAllowed: (restBaseUrl) => judgeHost(policy, new URL(restBaseUrl)) !== "refused",
        takeSlot: async () => () => undefined,
      },
    };
  }
  return { contextOf, connections, grants, history, close: () => fetch.close() };
}

function historyIn(kept: HistoryEntry[]): ServiceContext["history"] {
  const record = async (entry: HistoryEntry) => void kept.push(entry);
  return { record, recordOrThrow: record, list: async () => [], find: async () => null, callsOfRun: async () => [] };
}

function endpointMaker(fetch: Fetch) {
  return (restBaseUrl: string, token: string, language: "nl" | "en"): ProfitEndpoint => ({
    restBaseUrl: new URL(`${restBaseUrl.replace(/\/$/, "")}/`),
    authorization: authorizationOf(token),
    language: language === "nl" ? "nl-nl" : "en-us",
    fetch,
    timeoutMs: 5_000,
  });
}

function soapOf({ soapBaseUrl }: Connection): Pick<ProfitEndpoint, "soapBaseUrl"> {
  return !soapBaseUrl ? {} : { soapBaseUrl: new URL(`${soapBaseUrl.replace(/\/$/, "")}/`) };
}

const no = () => Promise.reject(new Error("No verb under test asks this"));
const noWorkspace = {
  ...{ favouritesOf: no, setFavourite: no, recentsOf: no, noteOpened: no, tabsOf: no, changeTabs: no },
  ...{ pairingsOf: no, confirmPairing: no, forgetPairing: no },
};
/** Jobs need the real ledger: their tests have a database. */
const noJobs = new Proxy({} as ServiceContext["jobs"], {
  get() {
    throw new Error("No verb under test asks this");
  },
});
const notAsked = {
  ...{ insert: no, setRole: no, setDisabled: no, rename: no, createSetUpLink: no, setPassword: no },
  ...{ verifyPassword: no, tryPassword: no, countActiveAdmins: no, sessionsOf: no, endSessions: no, grantsOf: no },
};

function peopleIn(people: ReadonlyMap<string, Person>, grants: Set<string>): ServiceContext["people"] {
  return {
    ...notAsked,
    list: async () => [...people.values()],
    find: async (personId) => people.get(personId) ?? null,
    grantsOn: async (connectionId) =>
      [...people.keys()]
        .filter((person) => grants.has(`${person} ${connectionId}`))
        .map((personId) => ({ personId, canReadConnectors: grants.has(`${personId} ${connectionId} connectors`) })),
    setGrant: async (personId, connectionId, isGranted, canReadConnectors) => {
      const grant = `${personId} ${connectionId}`;
      const change = (name: string, isSet: boolean) => (isSet ? grants.add(name) : grants.delete(name));
      change(grant, isGranted);
      if (canReadConnectors !== undefined || !isGranted) change(`${grant} connectors`, canReadConnectors === true);
      return true;
    },
  };
}

import { randomUUID } from "node:crypto";
import { createGuardedFetch } from "@/lib/profit/guarded-fetch";
import { authorizationOf } from "@/lib/profit/token";
import { startSandbox, type SandboxOptions } from "@/lib/sandbox/server";
import type { Connection } from "@/lib/services/connections/port";
import type { ServiceContext } from "@/lib/services/context";
import type { HistoryEntry } from "@/lib/services/history/port";
import { memoryDossier } from "./memory-dossier";
import { memoryExports } from "./memory-exports";
import { memoryPrivacy } from "./memory-privacy";
import { memoryReports } from "./memory-reports";

export type ProfitTrial = {
  ctx: ServiceContext;
  connectionId: string;
  /** What was recorded, oldest first. */
  history: HistoryEntry[];
  /** Most calls that ran at once. */
  mostAtOnce(): number;
  slotsHeld(): number;
  /** Paths with query of what Profit was asked, oldest first. */
  asked(connector?: string): Promise<string[]>;
  fault(fault: Record<string, unknown>, match?: Record<string, unknown>, times?: number): Promise<void>;
  close(): Promise<void>;
};

const never = () => Promise.reject(new Error("not for this test"));

/** A person, a connection and a running sandbox: all a verb on connectors needs. Real HTTP through the real guard. */
export async function startProfitTrial(options: SandboxOptions & { appConnector?: string } = {}): Promise<ProfitTrial> {
  const { appConnector = "full", ...sandboxOptions } = options;
  const sandbox = await startSandbox({ port: 0, ...sandboxOptions });
  const control = async (path: string, init?: RequestInit) => fetch(`${sandbox.control}${path}`, init);
  const overview = (await (await control("")).json()) as { appConnectors: { name: string; xmlToken: string }[] };
  const token = overview.appConnectors.find(({ name }) => name === appConnector)?.xmlToken;
  if (!token) throw new Error(`The sandbox has no app connector ${appConnector}`);
  const restBaseUrl = new URL(`${sandbox.rest}/`);
  const soapBaseUrl = new URL(`${sandbox.soap}/`);
  const hostPolicy = { hosts: [restBaseUrl.host] };
  const guarded = createGuardedFetch(hostPolicy);
  const history: HistoryEntry[] = [];
  const connection = connectionTo(restBaseUrl);
  const slots = trialSlots();
  const port = { list: never, find: never, insert: never };
  const keep = (entry: HistoryEntry) => Promise.resolve(void history.push(entry));
  const ctx = {
    actor: { id: "person", email: "a@example.nl", name: "A", role: "consultant", sessionId: "s", address: "::1" },
    language: "nl",
    now: () => new Date(),
    connections: {
      ...port,
      findFor: (_: unknown, id: string) => Promise.resolve(id === connection.id ? connection : null),
    },
    people: port,
    history: { ...port, record: keep, recordOrThrow: keep },
    privacy: memoryPrivacy(),
    changes: { markOf: never, keepMark: never },
    exports: memoryExports(),
    reports: memoryReports(),
    dossier: memoryDossier(),
    profit: {
      endpointOf: () =>
        Promise.resolve({
          restBaseUrl,
          soapBaseUrl,
          authorization: authorizationOf(token),
          language: "nl-nl" as const,
          fetch: guarded,
          timeoutMs: 5_000,
          hostPolicy,
        }),
      endpointFor: () => {
        throw new Error("not for this test");
      },
      isHostAllowed: () => true,
      takeSlot: slots.take,
    },
  } as unknown as ServiceContext;
  return {
    ctx,
    connectionId: connection.id,
    history,
    mostAtOnce: slots.most,
    slotsHeld: slots.held,
    async asked(connector) {
      const requests = (await (await control("/requests")).json()) as { path: string }[];
      return requests.map(({ path }) => path).filter((path) => !connector || path.includes(`connectors/${connector}`));
    },
    async fault(fault, match = {}, times = 1) {
      const answer = await control("/faults", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ match, fault, times }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    async close() {
      await guarded.close();
      await sandbox.close();
    },
  };
}

function connectionTo(restBaseUrl: URL): Connection {
  return {
    id: randomUUID(),
    name: "Trial",
    environmentType: "sandbox",
    environmentNumber: null,
    environmentCode: null,
    restBaseUrl: restBaseUrl.href,
    soapBaseUrl: null,
    origin: "sandbox",
    lastReport: null,
    secretReplacedAt: new Date(0),
    createdAt: new Date(0),
    mayReadConnectors: true,
  };
}

/** The five places of the connection, counted. */
function trialSlots() {
  let held = 0;
  let most = 0;
  const waiting: (() => void)[] = [];
  return {
    held: () => held,
    most: () => most,
    async take(_: string, signal?: AbortSignal) {
      signal?.throwIfAborted();
      if (held >= 5) await new Promise<void>((resolve) => waiting.push(resolve));
      most = Math.max(most, ++held);
      return () => {
        held--;
        waiting.shift()?.();
      };
    },
  };
}

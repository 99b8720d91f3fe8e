import { createGuardedFetch } from "@/lib/profit/guarded-fetch";
import { authorizationOf } from "@/lib/profit/token";
import { type SandboxOptions, startSandbox } from "@/lib/sandbox/server";
import type { EnvironmentType } from "@/lib/services/connections/port";
import type { ServiceContext } from "@/lib/services/context";
import type { UpdateTransport } from "@/lib/services/updates/port";
import { previewUpdate } from "@/lib/services/updates/send/preview-update";
import { sendUpdate, type SendResult } from "@/lib/services/updates/send/send-update";
import type { Role } from "@/lib/services/roles";
import { peopleStore } from "@/lib/store/people/people-store";
import { someConnection, somePerson } from "./factories";
import { contextOf } from "./service-context";

type Line = { method: string; path: string; connector: string | null; action: string; status: number };

/** How long a write may stay without an answer; a busy machine may take seconds for its first. */
const PATIENCE_MS = 30_000;

/** A sandbox, connections to it and people, on the test database: what verbs that write need. Real HTTP, real stores. */
export async function startUpdateTrial(options: SandboxOptions & { appConnector?: string } = {}) {
  const { appConnector = "full", ...sandboxOptions } = options;
  const sandbox = await startSandbox({ port: 0, ...sandboxOptions });
  const control = async (path: string, init?: RequestInit) => fetch(`${sandbox.control}${path}`, init);
  const overview = (await (await control("")).json()) as { appConnectors: { name: string; xmlToken: string }[] };
  const token = overview.appConnectors.find(({ name }) => name === appConnector)?.xmlToken ?? "";
  const guarded = createGuardedFetch({ hosts: [new URL(sandbox.rest).host] });
  const slots = { held: 0 };

  async function connect(environmentType: EnvironmentType = "sandbox", soapBaseUrl: string | null = sandbox.soap) {
    return someConnection({ restBaseUrl: sandbox.rest, soapBaseUrl, environmentType, secret: token });
  }

  /** Somebody with a grant on the connections; an administrator needs none. */
  async function ctxOf(role: Role, ...connectionIds: string[]): Promise<ServiceContext> {
    const person = await somePerson({ role });
    for (const id of connectionIds) await peopleStore.setGrant(person.id, id, true, true);
    return withProfit(await contextOf({ ...person, role }));
  }

  function withProfit(ctx: ServiceContext, writeTimeoutMs = PATIENCE_MS): ServiceContext {
    return {
      ...ctx,
      profit: {
        ...ctx.profit,
        isHostAllowed: () => true,
        takeSlot: async () => {
          slots.held++;
          return () => void slots.held--;
        },
        endpointOf: async (connectionId, language) => {
          const connection = await ctx.connections.findFor({ id: ctx.actor.id, role: "admin" }, connectionId);
          if (!connection) throw new Error("The verb did not look whether there is such a connection");
          return {
            restBaseUrl: new URL(`${connection.restBaseUrl.replace(/\/$/, "")}/`),
            ...(connection.soapBaseUrl && { soapBaseUrl: new URL(`${connection.soapBaseUrl.replace(/\/$/, "")}/`) }),
            authorization: authorizationOf(token),
            language: language === "nl" ? "nl-nl" : "en-us",
            fetch: guarded,
            timeoutMs: 10_000,
            writeTimeoutMs,
          };
        },
      },
    };
  }

  return {
    sandbox,
    connect,
    ctxOf,
    /** Somebody who waits for the answer to a write no longer than this. */
    impatient: (ctx: ServiceContext, writeTimeoutMs: number) => withProfit(ctx, writeTimeoutMs),
    slotsHeld: () => slots.held,
    /** Calls that write, as Profit saw them. */
    async writes(): Promise<Line[]> {
      const lines = (await (await control("/requests")).json()) as (Line & { service: string })[];
      return lines.filter(
        ({ method, path, action, service }) =>
          (path.includes("/connectors/") && method !== "GET") ||
          (service === "appconnectorupdate" && action === "Execute"),
      );
    },
    async fault(fault: Record<string, unknown>, match: Record<string, unknown>, times = 1) {
      const answer = await control("/faults", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ match, fault, times }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    /** Previews and sends what was previewed. */
    async send(ctx: ServiceContext, order: SendTrialOrder): Promise<SendResult> {
      const { connectionId, connectorId, transport, xml, override = null } = order;
      const place = { connectionId, connectorId, transport, xml };
      const { sendId, request, blocks } = await previewUpdate(ctx, place);
      if (!request) throw new Error(`Blocked: ${JSON.stringify(blocks)}`);
      return sendUpdate(ctx, { ...place, sendId, digest: request.digest, override, undoesSendId: null });
    },
    async close() {
      await guarded.close();
      await sandbox.close();
    },
  };
}

export type UpdateTrial = Awaited<ReturnType<typeof startUpdateTrial>>;
type SendTrialOrder = {
  connectionId: string;
  connectorId: string;
  transport: UpdateTransport;
  xml: string;
  override?: string | null;
};

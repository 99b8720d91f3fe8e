import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";
import type { UpdateBlock } from "@/lib/services/updates/compile/update-block";
import type { ServiceErrorCode } from "@/lib/services/errors";
import type { LockState } from "@/lib/services/updates/lock/lock-state";
import type { SendRecord } from "@/lib/services/updates/send/port";
import type { UpdatePreview } from "@/lib/services/updates/send/update-preview";

type Order = { transport: "rest" | "soap"; sendId: string; digest: string; override: string | null };
type Ending = "ok" | "refused" | "unknown";
type Unlocking = { connectionId: string; reason: string; minutes: number };

type State = {
  /** What becomes of the next send. */
  next: Ending | "breaks" | "unheard";
  blocks: UpdateBlock[];
  counts: { errors: number; warnings: number };
  mayUnlock: boolean;
  unlocks: Unlocking[];
  previews: { transport: string }[];
  sends: (Order & { xml: string })[];
  /** What it last answered of a send. */
  told: SendRecord["state"] | null;
  /** Orders that were withdrawn because it had not heard of them. */
  abandoned: string[];
};

/**
 * A console as the screens of sending see it, over real HTTP: it keeps sends by their id, knows what of a digest is
 * unknown, and breaks the line when told to.
 */
export async function startSendConsole() {
  const kept = new Map<string, SendRecord>();
  const state: State = {
    ...{ next: "ok", blocks: [], counts: { errors: 0, warnings: 0 }, mayUnlock: false },
    ...{ unlocks: [], previews: [], sends: [], told: null, abandoned: [] },
  };
  const server = createServer((request, response) => {
    void answer(request).then((answered) => {
      if (answered === null) return void request.socket.destroy();
      response.setHeader("access-control-allow-origin", "*").setHeader("access-control-allow-headers", "*");
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answered));
    });
  });
  async function answer(request: IncomingMessage): Promise<unknown> {
    if (request.method === "OPTIONS") return {};
    const order = JSON.parse(decodeURIComponent(String(request.headers["x-schakel-order"]))) as Order;
    const xml = (await request.toArray()).join("");
    if (request.url?.endsWith("/preview")) {
      state.previews.push({ transport: order.transport });
      return previewOf(order.transport, xml, [...kept.values()].reverse(), state);
    }
    const { next } = state;
    state.next = "ok";
    if (next === "unheard") return null;
    state.sends.push({ ...order, xml });
    kept.set(order.sendId, recordOf(order, xml, next === "breaks" ? "sending" : next));
    return next === "breaks" ? null : kept.get(order.sendId);
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => ask(new URL(path, origin), init));

  return Object.assign(state, {
    actions: actionsOver(kept, state),
    /** Ends what is under way. */
    finish(ending: Ending) {
      for (const [id, send] of kept) if (send.state === "sending") kept.set(id, { ...send, ...endingOf(ending) });
    },
    async close() {
      vi.unstubAllGlobals();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  });
}

export type SendConsole = Awaited<ReturnType<typeof startSendConsole>>;

const ok = <T>(data: T) => Promise.resolve({ ok: true as const, data });
const refused = (code: ServiceErrorCode, explanation: string) =>
  Promise.resolve({ ok: false as const, error: { code, explanation, params: {} } });

function actionsOver(kept: Map<string, SendRecord>, state: State) {
  const lockOf = (): LockState => {
    const last = state.unlocks.at(-1);
    const now = { personName: "Anna", unlockedAt: new Date(), expiresAt: new Date(Date.now() + 900_000) };
    const unlock = last ? { ...now, reason: last.reason, secondsLeft: last.minutes * 60 } : null;
    return { isProtected: true, isLocked: unlock === null, unlock, mayUnlock: state.mayUnlock };
  };
  const sendOf = (sendId: string) => {
    const send = kept.get(sendId);
    return send ? ok(send) : refused("NOT_FOUND", "itemNotFound");
  };
  return {
    openSend: ({ sendId }: { sendId: string }) => {
      state.told = kept.get(sendId)?.state ?? null;
      return sendOf(sendId);
    },
    abandonSend: (order: Pick<Order, "sendId" | "transport" | "digest">) => {
      state.abandoned.push(order.sendId);
      if (!kept.has(order.sendId)) kept.set(order.sendId, recordOf({ ...order, override: null }, "", "notSent"));
      return sendOf(order.sendId);
    },
    listSends: () => ok([...kept.values()].reverse()),
    readBackOf: () =>
      ok({ before: [], now: [], differences: [], deviations: [], canRead: "noReadBack" as const, sendId: "" }),
    noteReadBack: async ({ sendId, finding, note }: { sendId: string } & Finding) => {
      const send = kept.get(sendId);
      if (!send) return refused("NOT_FOUND", "itemNotFound");
      kept.set(sendId, { ...send, readBackFinding: finding, readBackNote: note, readBackAt: new Date() });
      return sendOf(sendId);
    },
    undoOf: () => ok({ sendId: "", xml: UNDO, transport: "rest" as const, parts: [PART] }),
    lockStateOf: () => ok(lockOf()),
    unlockProduction: (order: Unlocking) => {
      state.unlocks.push(order);
      return ok(lockOf());
    },
    lockProduction: () => {
      state.unlocks.length = 0;
      return ok(lockOf());
    },
  };
}

type Finding = { finding: NonNullable<SendRecord["readBackFinding"]>; note: string | null };
const PART = { record: 0, action: "insert", undo: "delete" as const, reasons: [], fields: [] };
const UNDO = '<KnSubject><Element SbId="29017"><Fields Action="delete"/></Element></KnSubject>';
const CREATES: SendRecord["actions"] = [{ action: "insert", count: 1 }];

function recordOf({ sendId, digest, transport, override }: Order, xml: string, state: SendRecord["state"]): SendRecord {
  return {
    ...{ id: sendId, digest, transport, xml, connectionId: "c", connectionName: "Proef", connectorId: "KnSubject" },
    ...{ environmentType: "test", environmentNumber: "12345", personId: "me", personName: "Anna", method: "POST" },
    ...{ url: "https://12345.resttest.afas.online/ProfitRestServices/connectors/KnSubject", bodyBytes: xml.length },
    ...{ actions: CREATES, recordCount: 1, overrideReason: override, undoesSendId: null, before: null },
    ...{ startedAt: new Date("2026-11-28T13:03:00Z"), readBackAt: null, readBackFinding: null, readBackNote: null },
    ...{ status: null, logReference: null, endedAt: null, durationMs: null, failure: null, results: [] },
    ...(state === "sending" || state === "notSent" ? { state } : endingOf(state)),
  };
}

function endingOf(state: Ending): Pick<SendRecord, "state" | "failure" | "results" | "endedAt" | "durationMs"> {
  const ended = { endedAt: new Date("2026-11-28T13:03:02Z"), durationMs: 1_200 };
  if (state === "ok") {
    return { ...ended, state, failure: null, results: [{ object: "KnSubject", ids: { SbId: "29017" } }] };
  }
  const said = { params: {}, retryAfterSeconds: null };
  const failure =
    state === "refused"
      ? {
          ...{ ...said, code: "REFUSED", explanation: "refused", original: "Land 'XX' bestaat niet", status: 500 },
          logReference: "0F3A9C51B7E24D6C8A10AA55D2E7914B",
        }
      : { ...said, code: "TIMEOUT", explanation: "timeout", original: null, status: null, logReference: null };
  return { ...ended, state, failure, results: [] };
}

function previewOf(
  transport: "rest" | "soap",
  xml: string,
  earlier: readonly SendRecord[],
  { blocks, counts }: Pick<State, "blocks" | "counts">,
): UpdatePreview {
  const isOpen = ({ state, readBackFinding }: SendRecord) => state === "unknown" && readBackFinding !== "notDone";
  const url = `https://12345.${transport}test.afas.online/ProfitRestServices/connectors/KnSubject`;
  return {
    ...{ sendId: crypto.randomUUID(), connectorId: "KnSubject", transport, rootName: "KnSubject" },
    environment: { name: "Proef", type: "test", number: "12345", code: null },
    lock: { isProtected: false, isLocked: false, unlock: null, mayUnlock: false },
    request:
      blocks.length > 0
        ? null
        : { method: "POST", url, body: xml, bodyBytes: xml.length, digest: `${transport} ${xml}`, isShortened: false },
    ...{ actions: CREATES, recordCount: 1, records: [{ action: "insert", keys: {} }] },
    ...{ xmlBytes: xml.length, limitBytes: 75_000_000, blocks, problems: [], counts, earlier },
    isUnderWay: earlier.some(({ state }) => state === "sending"),
    needsOverride: earlier.some(isOpen) && !earlier.some(({ state }) => state === "sending"),
    ...{ hasReadBack: false, now: null, differences: null },
  };
}

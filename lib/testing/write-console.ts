import { createInterface } from "node:readline";
import { settings } from "@/lib/config/settings";
import { createGuardedFetch } from "@/lib/profit/guarded-fetch";
import { authorizationOf } from "@/lib/profit/token";
import type { ProfitPort, ServiceContext } from "@/lib/services/context";
import { previewUpdate } from "@/lib/services/updates/send/preview-update";
import { sendUpdate } from "@/lib/services/updates/send/send-update";
import { openConnection } from "@/lib/store/connections/open-connection";
import { openDatabase } from "@/lib/store/database";
import { expireSends } from "@/lib/store/updates/send-store";
import { contextOf } from "./service-context";

/**
 * A console that does nothing but write into Profit, run as a process of its own so that tests can kill it while it does:
 * the real verbs, the real stores, the guarded fetch. It is told whom it serves, `open`, and what to send, in lines of
 * JSON, and tells what became of each. It leaves when nobody is there to tell it anything.
 */
export type WriteOrder = { number: number; connectionId: string; connectorId: string; xml: string };
export type WriteFact =
  { listening: true } | { opened: true; expired: number } | { number: number; state: string } | { failed: string };
type Command = { person: Parameters<typeof contextOf>[0] } | { open: true } | { send: WriteOrder };

const tell = (fact: WriteFact) => process.stdout.write(`${JSON.stringify(fact)}\n`);
let ctx: ServiceContext | null = null;

const fetch = createGuardedFetch({ hosts: settings().profitHosts });
const profit: ProfitPort = {
  endpointFor: () => {
    throw new Error("Every connection here is stored");
  },
  isHostAllowed: () => true,
  takeSlot: () => Promise.resolve(() => undefined),
  async endpointOf(connectionId) {
    const connection = await openConnection(connectionId);
    if (!connection) throw new Error("There is no such connection");
    return {
      restBaseUrl: new URL(`${connection.restBaseUrl}/`),
      ...(connection.soapBaseUrl && { soapBaseUrl: new URL(`${connection.soapBaseUrl}/`) }),
      ...{ authorization: authorizationOf(connection.secret), language: "nl-nl", fetch, timeoutMs: 60_000 },
    };
  },
};

async function obey(command: Command): Promise<void> {
  if ("person" in command) {
    ctx = { ...(await contextOf(command.person)), profit };
  } else if ("open" in command) {
    await openDatabase();
    // As a console with a database of its own does it when it starts: whoever was before it is gone.
    tell({ opened: true, expired: await expireSends(true) });
  } else {
    if (!ctx) throw new Error("Nobody is served yet");
    const { number, ...place } = command.send;
    const order = { ...place, transport: "rest" as const };
    const { sendId, request } = await previewUpdate(ctx, order);
    const digest = request?.digest ?? "";
    const sent = await sendUpdate(ctx, { ...order, sendId, digest, override: null, undoesSendId: null });
    tell({ number, state: sent.state });
  }
}

// One after the other up to the sends, which run beside each other.
let ready: Promise<unknown> = Promise.resolve();
const commands = createInterface({ input: process.stdin });
commands.on("close", () => process.exit(0));
commands.on("line", (line) => {
  const command = JSON.parse(line) as Command;
  const done = ready.then(() => obey(command));
  if (!("send" in command)) ready = done;
  done.catch((error: unknown) => tell({ failed: error instanceof Error ? String(error.stack) : String(error) }));
});
tell({ listening: true });

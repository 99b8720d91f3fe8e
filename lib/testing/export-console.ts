import { createInterface } from "node:readline";
import { settings } from "@/lib/config/settings";
import { createGuardedFetch } from "@/lib/profit/guarded-fetch";
import { authorizationOf } from "@/lib/profit/token";
import type { ProfitPort } from "@/lib/services/context";
import { jobKindOf } from "@/lib/services/jobs/job-kinds";
import { openConnection } from "@/lib/store/connections/open-connection";
import { openDatabase } from "@/lib/store/database";
import { jobTrial } from "./job-trial";

/**
 * A console that does nothing but run jobs, as a process of its own so that tests can kill it while it does: the real
 * engine and kinds, the real stores, files and guarded fetch. It is told which job to run, in lines of JSON, and tells
 * how the run ended. It leaves when nobody is there to tell it anything.
 */
export type ExportFact = { listening: true } | { opened: true } | { ended: string | null } | { failed: string };
type Command = { open: true } | { run: string };

const tell = (fact: ExportFact) => process.stdout.write(`${JSON.stringify(fact)}\n`);

const fetch = createGuardedFetch({ hosts: settings().profitHosts });

/** The five places of a connection. */
function places(): ProfitPort["takeSlot"] {
  let free = 5;
  const waiting: (() => void)[] = [];
  return async (_, signal) => {
    signal?.throwIfAborted();
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return () => {
      const next = waiting.shift();
      if (next) next();
      else free++;
    };
  };
}

const profit: ProfitPort = {
  endpointFor: () => {
    throw new Error("Every connection here is stored");
  },
  isHostAllowed: () => true,
  takeSlot: places(),
  async endpointOf(connectionId) {
    const connection = await openConnection(connectionId);
    if (!connection) throw new Error("There is no such connection");
    return {
      restBaseUrl: new URL(`${connection.restBaseUrl.replace(/\/$/, "")}/`),
      ...{ authorization: authorizationOf(connection.secret), language: "nl-nl", fetch, timeoutMs: 60_000 },
    };
  },
};

async function obey(command: Command): Promise<void> {
  if ("open" in command) {
    await openDatabase();
    tell({ opened: true });
    return;
  }
  const kind = jobKindOf("dossier-export");
  const { run, troubles } = jobTrial({ kinds: kind ? [kind] : [], profit });
  const ended = await run(command.run);
  tell(troubles.length > 0 ? { failed: troubles.map(String).join("\n") } : { ended });
}

const commands = createInterface({ input: process.stdin });
commands.on("close", () => process.exit(0));
commands.on("line", (line) => {
  obey(JSON.parse(line) as Command).catch((error: unknown) =>
    tell({ failed: error instanceof Error ? String(error.stack) : String(error) }),
  );
});
tell({ listening: true });

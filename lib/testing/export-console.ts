import { createInterface } from "node:readline";
import { jobKindOf } from "@/lib/services/jobs/job-kinds";
import { openDatabase } from "@/lib/store/database";
import { jobTrial } from "./job-trial";
import { wayToProfit } from "./way-to-profit";

/**
 * A console that does nothing but run jobs, as a process of its own so that tests can kill it while it does: the real
 * engine and kinds, the real stores, files and guarded fetch. It is told which job to run, in lines of JSON, and tells
 * how the run ended. It leaves when nobody is there to tell it anything.
 */
export type ExportFact = { listening: true } | { opened: true } | { ended: string | null } | { failed: string };
type Command = { open: true } | { run: string };

const tell = (fact: ExportFact) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const profit = wayToProfit();

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

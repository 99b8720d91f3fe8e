import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { runJob } from "@/lib/services/jobs/engine/run-job";
import { openDatabase } from "@/lib/store/database";
import { startJobQueue } from "@/lib/store/jobs/job-queue";
import { jobTrial } from "./job-trial";
import { madeUpKind } from "./made-up-kind";

/**
 * A console that does nothing but take jobs from the queue, as a process of its own so that tests can kill it: the real
 * queue, engine, stores and files, with files that are made up. It tells each one that it fetches, by its number. It
 * leaves when nobody is there to listen.
 */
const tell = (fact: string) => process.stdout.write(`${fact}\n`);

const { kind } = madeUpKind(async (number) => {
  tell(`fetched ${number}`);
  await pause(30);
  return { state: "done" };
});
const { engine } = jobTrial({ kinds: [kind] });

createInterface({ input: process.stdin }).on("close", () => process.exit(0));
await openDatabase();
await startJobQueue((jobId, ticket, leaving) => runJob(engine, jobId, ticket, leaving));
tell("ready");

import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "@/lib/services/context";
import type { AwayTimes } from "@/lib/services/jobs/engine/away-times";
import { type JobEngine, type RunEnd, runJob } from "@/lib/services/jobs/engine/run-job";
import type { AnyJobKind } from "@/lib/services/jobs/job-kind";
import type { JobsPort } from "@/lib/services/jobs/port";
import { database } from "@/lib/store/database";
import { GroupedLines } from "@/lib/store/history/grouped-lines";
import { historyStoreFor } from "@/lib/store/history/history-store";
import { jobsStore } from "@/lib/store/jobs/jobs-store";
import { peopleStore } from "@/lib/store/people/people-store";
import { jobs } from "@/lib/store/schema/jobs";
import { contextOf } from "./service-context";

export type JobTrialOptions = {
  kinds: readonly AnyJobKind[];
  /** The way to Profit; closed when it is left out. */
  profit?: ServiceContext["profit"];
  /** In place of the real ledger, queue and files. */
  ports?: Partial<JobsPort>;
  awayTimes?: AwayTimes;
};

/**
 * The engine of jobs in the test's own process, on the test database (`prepareTestDatabase`), without the queue: a job
 * runs when it is told to, to its end or its pause.
 */
export function jobTrial({ kinds, profit, ports, awayTimes }: JobTrialOptions) {
  const troubles: unknown[] = [];
  const engine: JobEngine = {
    jobs: { ...jobsStore, ...ports },
    kindOf: (name) => kinds.find((kind) => kind.name === name) ?? null,
    onTrouble: (error) => void troubles.push(error),
    ...(awayTimes && { awayTimes }),
    async contextOf(job, signal) {
      const person = await peopleStore.find(job.ownerId);
      if (!person || person.disabledAt !== null) return null;
      const bare = await contextOf(person);
      const lines = new GroupedLines(bare.actor);
      const history = { ...historyStoreFor(bare.actor), record: lines.record.bind(lines) };
      const ctx = { ...bare, signal, history, ...(profit && { profit }) };
      return { ctx, close: () => lines.flush() };
    },
  };
  return {
    engine,
    /** What went wrong inside; a test that expects nothing looks. */
    troubles,
    async run(jobId: string, leaving: AbortSignal = new AbortController().signal): Promise<RunEnd> {
      const ticket = randomUUID();
      await database().update(jobs).set({ ticket }).where(eq(jobs.id, jobId));
      return runJob(engine, jobId, ticket, leaving);
    },
  };
}

import { createContext, use } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import type { JobStatus } from "@/lib/actions/job-status";

type Steer<T> = (input: { jobId: string }) => Promise<ActionResult<T>>;

export type JobActions = {
  pause: Steer<JobStatus>;
  resume: Steer<JobStatus>;
  stop: Steer<JobStatus>;
  retry: Steer<JobStatus>;
  remove: Steer<{ removed: true }>;
};

const Context = createContext<JobActions | null>(null);

/** For the shell: a job may be steered from the drawer, from its own page, and from where it was begun. */
export const JobActionsProvider = Context.Provider;

export function useJobActions(): JobActions {
  const actions = use(Context);
  if (!actions) throw new Error("There is no shell around this");
  return actions;
}

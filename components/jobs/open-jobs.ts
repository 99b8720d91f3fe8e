/** Opens the drawer of jobs from anywhere in the page; the shell listens. */
const OPEN_JOBS = "schakel:jobs";

/** `jobId`: shows that one opened. */
export function openJobs(jobId: string | null = null): void {
  window.dispatchEvent(new CustomEvent(OPEN_JOBS, { detail: jobId }));
}

/** For the shell; the result stops listening. */
export function onOpenJobs(open: (jobId: string | null) => void): () => void {
  const listener = (event: Event) => {
    const detail: unknown = event instanceof CustomEvent ? event.detail : null;
    open(typeof detail === "string" ? detail : null);
  };
  window.addEventListener(OPEN_JOBS, listener);
  return () => window.removeEventListener(OPEN_JOBS, listener);
}

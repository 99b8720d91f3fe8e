"use client";

import { useRouter } from "next/navigation";
import type { OpenedJobStatus } from "@/lib/actions/job-status";
import { routes } from "../layout/routes";
import { JobCard } from "./job-card";

/** A job on a page of its own, to link to. */
export function JobPage({ first }: { first: OpenedJobStatus }) {
  const router = useRouter();
  return (
    <div className="mx-auto w-full max-w-4xl p-4 sm:p-6">
      <JobCard jobId={first.job.id} first={first} isHeading onRemoved={() => router.push(routes.jobs())} />
    </div>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { JobsPanel } from "@/components/jobs/all/jobs-panel";
import { jobStatusOf } from "@/lib/actions/job-status";
import { requireContext } from "@/lib/actions/context";
import { listJobs } from "@/lib/services/jobs/list-jobs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("jobs"))("title") };
}

export default async function JobsPage() {
  const ctx = await requireContext();
  const { jobs, underWay } = await listJobs(ctx, { ofEverybody: false });
  return <JobsPanel first={{ jobs: jobs.map(jobStatusOf), underWay }} isAdmin={ctx.actor.role === "admin"} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { JobPage } from "@/components/jobs/job-page";
import { openedJobStatusOf } from "@/lib/actions/job-status";
import { requireContext } from "@/lib/actions/context";
import { ServiceError } from "@/lib/services/errors";
import { JobInput } from "@/lib/services/jobs/find-job";
import { openJob } from "@/lib/services/jobs/open-job";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("jobs"))("one") };
}

type Props = { params: Promise<{ jobId: string }> };

export default async function OneJobPage({ params }: Props) {
  const [ctx, given] = await Promise.all([requireContext(), params]);
  const input = JobInput.safeParse(given);
  if (!input.success) notFound();
  const opened = await openJob(ctx, input.data).catch((error: unknown) => {
    if (error instanceof ServiceError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  return <JobPage first={openedJobStatusOf(opened)} />;
}

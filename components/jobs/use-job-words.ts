import { useTranslations } from "next-intl";
import type { JobLogLine, JobProblem, JobStatus } from "@/lib/actions/job-status";
import type { Messages } from "@/lib/messages/nl";

type Key<K extends keyof Messages["jobs"]> = keyof Messages["jobs"][K] & string;

/** The words of jobs. A newer server may know a kind or a reason that this page has no words for yet. */
export function useJobWords() {
  const t = useTranslations("jobs");
  const refusals = useTranslations("refusals");
  return {
    titleOf({ kind, title }: Pick<JobStatus, "kind" | "title">): string {
      const key = `titles.${kind as Key<"titles">}` as const;
      return t.has(key) ? t(key, title) : t("one");
    },
    /** One sentence. */
    problemOf(problem: JobProblem): string {
      if (problem.from === "job") {
        const key = `trouble.${problem.code}` as const;
        return t.has(key) ? t(key, problem.params) : t("trouble.INTERNAL");
      }
      const { explanation, params, original } = problem.error;
      // Profit's own words say more than ours about a refusal that we do not know.
      if (original && ["refused", "unexpected"].includes(explanation)) return original;
      const key = `${explanation as Exclude<keyof Messages["refusals"], "labels">}.happened` as const;
      return refusals.has(key) ? refusals(key, params) : t("trouble.INTERNAL");
    },
    logOf({ code, params }: JobLogLine): string {
      const key = `log.${code as Key<"log">}` as const;
      return t.has(key) ? t(key, params) : code;
    },
  };
}

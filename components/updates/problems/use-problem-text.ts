import { useTranslations } from "next-intl";
import type { Problem } from "@/lib/schema/check/problem";

/** A problem in one plain sentence, with the field's label and id. */
export function useProblemText(): (problem: Pick<Problem, "code" | "params">) => string {
  const t = useTranslations("updateProblems");
  return ({ code, params }) => t(code, { ...params });
}

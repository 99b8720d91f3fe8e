"use client";

import { useTranslations } from "next-intl";
import type { PublicError } from "@/lib/actions/public-error";
import { FormProblem } from "./form-problem";

/** Why an act was refused and what to do, in two sentences. */
export function ActionProblem({ error }: { error: PublicError | null }) {
  const t = useTranslations("refusals");
  if (!error) return <FormProblem>{null}</FormProblem>;
  // The key comes over the wire as text; an unknown one reads as trouble of the console itself.
  const key = t.has(`${error.explanation}.happened` as "internal.happened")
    ? (error.explanation as "internal")
    : "internal";
  return <FormProblem>{`${t(`${key}.happened`, error.params)} ${t(`${key}.todo`, error.params)}`}</FormProblem>;
}

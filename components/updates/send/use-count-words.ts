"use client";

import { useLocale, useTranslations } from "next-intl";
import { localeOf } from "@/lib/format/numbers";
import type { SendLine } from "@/lib/services/updates/send/port";
import type { UpdatePlace } from "../update-actions";
import { useEnvironmentWords } from "./use-environment-words";

type Counts = SendLine["actions"];

/** "Maakt 37 records aan en wijzigt 2 records in productie 12345", and what was done once it is. */
export function useCountWords(environment: UpdatePlace["environment"]) {
  const t = useTranslations("updateSend.counts");
  const language = useLocale();
  const where = useEnvironmentWords(environment);
  const list = new Intl.ListFormat(localeOf(language), { type: "conjunction" });
  const words = (tense: "does" | "did", counts: Counts) => {
    if (counts.length === 0) return t("nothing", { where });
    return capitalised(
      t("inside", { what: list.format(counts.map(({ action, count }) => t(`${tense}.${action}`, { count }))), where }),
    );
  };
  return { does: (counts: Counts) => words("does", counts), did: (counts: Counts) => words("did", counts) };
}

function capitalised(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}

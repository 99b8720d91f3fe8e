import { Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Oddity } from "@/lib/profit/paste/understand";

/** Put right by ourselves: worth knowing, nothing to do. */
const HARMLESS: ReadonlySet<Oddity["code"]> = new Set([
  "lowerCase",
  "plainHeader",
  "doubleBase64",
  "httpUpgraded",
  "credentialsInAddress",
  "insite",
]);

/** What was odd in a pasted text, one line each. */
export function Remarks({ odd }: { odd: readonly Oddity[] }) {
  const t = useTranslations("connections");
  if (odd.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {odd.map((remark) => {
        const isHarmless = HARMLESS.has(remark.code);
        const Icon = isHarmless ? Info : TriangleAlert;
        return (
          <li key={remark.code} className={`flex gap-2 ${isHarmless ? "text-muted-foreground" : "text-warning"}`}>
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>{textOf(t, remark)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function textOf(t: ReturnType<typeof useTranslations<"connections">>, remark: Oddity): string {
  switch (remark.code) {
    case "tokenLength":
      return t("odd.tokenLength", { length: remark.length });
    case "severalEnvironments":
      return t("odd.severalEnvironments", { first: remark.first, second: remark.second });
    case "typesDiffer":
      return t("odd.typesDiffer", { first: t(`types.${remark.first}`), second: t(`types.${remark.second}`) });
    default:
      return t(`odd.${remark.code}`);
  }
}

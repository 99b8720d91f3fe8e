import { useTranslations } from "next-intl";
import type { EnvironmentType } from "@/lib/services/connections/port";
import { ENVIRONMENT_LOOK } from "./environment-look";

type Props = {
  type: EnvironmentType;
  /** Five digits; shown behind the word when there is one. */
  number?: string | null;
};

/** Which environment this is, in colour, word and icon. Works in server and client components. */
export function EnvironmentChip({ type, number }: Props) {
  const t = useTranslations("connections");
  const { icon: Icon, chip } = ENVIRONMENT_LOOK[type];
  return (
    <span
      className={`inline-flex h-6 items-center gap-1.5 rounded-full border px-2 text-xs font-medium whitespace-nowrap ${chip}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span>{t(`types.${type}`)}</span>
      {number ? <span className="font-normal tabular-nums">{number}</span> : null}
    </span>
  );
}

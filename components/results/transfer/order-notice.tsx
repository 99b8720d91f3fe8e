import { useTranslations } from "next-intl";
import { Notice } from "@/components/feedback/notice";
import type { OrderCheck } from "./transfer-end";

/** What reading showed: whether the order told all rows apart, and what stood in the way of reading safely. */
export function OrderNotice({ check }: { check: NonNullable<OrderCheck> }) {
  const t = useTranslations("exportTransfer");
  const { duplicates, moved, skipReason, smallestPage } = check;
  const isSafe = duplicates === 0 && moved === 0;
  return (
    <Notice kind={isSafe ? "info" : "warning"}>
      <ul className="flex flex-col gap-1">
        <li>{duplicates === 0 ? t("unique") : t("notUnique", { count: duplicates })}</li>
        {moved > 0 ? <li>{t("moved", { count: moved })}</li> : null}
        {skipReason !== null && skipReason !== "notUnique" ? <li>{t(`skip.${skipReason}`)}</li> : null}
        {smallestPage === null ? null : <li>{t("smallPages", { rows: smallestPage })}</li>}
      </ul>
    </Notice>
  );
}

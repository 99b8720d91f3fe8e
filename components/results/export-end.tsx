import { useLocale, useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Notice } from "@/components/feedback/notice";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/lib/format/numbers";
import { type TransferEnd, UNCOUNTED } from "./transfer-rows";

/** What became of an export, truly: only "done" left a file. */
export function ExportEnd({ end, onAgain }: { end: TransferEnd; onAgain: () => void }) {
  const t = useTranslations("results.export");
  return (
    <div className="flex flex-col gap-3">
      <Outcome end={end} />
      <Button onClick={onAgain}>{t("again")}</Button>
    </div>
  );
}

function Outcome({ end }: { end: TransferEnd }) {
  const t = useTranslations("results.export");
  const language = useLocale();
  switch (end.kind) {
    case "refused":
      return <ErrorPanel error={end.error} />;
    case "done":
      return (
        <Notice kind="success" isNews>
          <span className="break-words">
            {t("done", { rows: end.rows ?? UNCOUNTED, file: end.fileName, size: formatBytes(end.bytes, language) })}
          </span>
        </Notice>
      );
    case "stopped":
      return <Notice isNews>{t("stopped", { rows: end.rows ?? UNCOUNTED })}</Notice>;
    case "broken":
    case "notSaved":
      return (
        <div role="alert" className="flex flex-col gap-1.5 rounded-lg border border-danger/35 bg-danger-soft p-3">
          <p className="font-semibold">{t(end.kind, { rows: end.rows ?? UNCOUNTED })}</p>
          {end.kind === "broken" ? <p>{t("brokenTodo")}</p> : null}
        </div>
      );
  }
}

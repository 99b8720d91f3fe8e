import { useLocale, useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Notice } from "@/components/feedback/notice";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/lib/format/numbers";
import { OrderNotice } from "./transfer/order-notice";
import { type TransferEnd, UNCOUNTED } from "./transfer/transfer-end";

type ExportEndProps = {
  end: TransferEnd;
  onAgain: () => void;
  onResume: () => void;
  onDiscard: () => void;
};

/** What became of an export, truly: only "done" left a file. What broke off can be gone on with, or thrown away. */
export function ExportEnd({ end, onAgain, onResume, onDiscard }: ExportEndProps) {
  const t = useTranslations("results.export");
  const transfer = useTranslations("exportTransfer");
  return (
    <div className="flex flex-col gap-3">
      <Outcome end={end} />
      {canResume(end) ? (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" onClick={onResume}>
            {transfer("resume")}
          </Button>
          <Button onClick={onDiscard}>{transfer("discard")}</Button>
        </div>
      ) : (
        <Button onClick={onAgain}>{t("again")}</Button>
      )}
    </div>
  );
}

export function canResume(end: TransferEnd): boolean {
  return (end.kind === "broken" || end.kind === "stopped") && end.canResume;
}

function Outcome({ end }: { end: TransferEnd }) {
  const t = useTranslations("results.export");
  const transfer = useTranslations("exportTransfer");
  const language = useLocale();
  switch (end.kind) {
    case "refused":
      return (
        <>
          {end.error.params["kind"] === "exportChanged" ? <Notice kind="warning">{transfer("changed")}</Notice> : null}
          <ErrorPanel error={end.error} />
        </>
      );
    case "done":
      return (
        <>
          <Notice kind="success" isNews>
            <span className="break-words">
              {t("done", { rows: end.rows ?? UNCOUNTED, file: end.fileName, size: formatBytes(end.bytes, language) })}
            </span>
          </Notice>
          {end.check ? <OrderNotice check={end.check} /> : null}
        </>
      );
    case "stopped":
      return (
        <Notice isNews>
          {end.canResume
            ? transfer("stopped", { rows: end.rows ?? UNCOUNTED })
            : t("stopped", { rows: end.rows ?? UNCOUNTED })}
        </Notice>
      );
    case "broken":
    case "notSaved":
      return <Broken end={end} />;
  }
}

function Broken({ end }: { end: Extract<TransferEnd, { kind: "broken" | "notSaved" }> }) {
  const t = useTranslations("results.export");
  const transfer = useTranslations("exportTransfer");
  const rows = end.rows ?? UNCOUNTED;
  if (end.kind === "notSaved" || !end.canResume)
    return (
      <div role="alert" className="flex flex-col gap-1.5 rounded-lg border border-danger/35 bg-danger-soft p-3">
        <p className="font-semibold">{t(end.kind, { rows })}</p>
        {end.kind === "broken" ? <p>{t("brokenTodo")}</p> : null}
      </div>
    );
  return (
    <>
      <Notice kind="warning" isNews>
        <p className="font-semibold">{transfer("broken", { rows })}</p>
        <p>{transfer("kept")}</p>
      </Notice>
      {end.problem ? <ErrorPanel error={end.problem} /> : null}
    </>
  );
}

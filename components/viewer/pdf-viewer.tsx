"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Notice } from "@/components/feedback/notice";
import { routes } from "@/components/layout/routes";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { FindBar } from "./find-bar";
import { useFrame } from "./use-frame";
import { ViewerBar } from "./viewer-bar";

type PdfViewerProps = {
  /** Another file needs another `key`. */
  file: Blob;
  /** What the file is called; read out, and shown nowhere else. */
  name: string;
  onDownload: () => void;
};

/**
 * A PDF in the page, without a plug-in: pages, zoom, finding, saving. It is drawn in a frame that has no origin, no
 * network and runs no script of the document (viewer/frame). Fills the height it is given.
 */
export function PdfViewer({ file, name, onDownload }: PdfViewerProps) {
  const t = useTranslations("pdfViewer");
  const [isFinding, setFinding] = useState(false);
  const findField = useRef<HTMLInputElement>(null);
  const { frame, shown, tell, zoom, zoomBy } = useFrame(file, name, (key) => (key === "find" ? find() : closeFind()));
  function find(): void {
    setFinding(true);
    findField.current?.focus();
  }
  function closeFind(): void {
    setFinding(false);
    tell({ kind: "find", text: "" });
    frame.current?.focus();
  }
  if (shown.problem) {
    return (
      <div className="flex flex-col items-start gap-3 p-4">
        <Notice kind="warning" isNews>
          {t(`problem.${shown.problem}`)}
        </Notice>
        <Button onClick={onDownload}>
          <Download aria-hidden />
          {t("download")}
        </Button>
      </div>
    );
  }
  return (
    <section
      aria-label={t("title", { name })}
      className="flex min-h-0 flex-1 flex-col"
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "f" || shown.pages === 0) return;
        event.preventDefault();
        find();
      }}
    >
      <ViewerBar
        pages={shown.pages}
        page={shown.page}
        percent={shown.percent}
        goTo={(page) => tell({ kind: "goTo", page })}
        zoomBy={zoomBy}
        fit={() => zoom("fit")}
        find={find}
        onDownload={onDownload}
      />
      {isFinding ? <FindBar field={findField} found={shown.found} tell={tell} onClose={closeFind} /> : null}
      <div className="relative min-h-0 flex-1 bg-surface-sunken">
        {shown.pages === 0 ? (
          <div role="status" className="absolute inset-3">
            <span className="sr-only">{t("opening")}</span>
            <Skeleton className="size-full" />
          </div>
        ) : null}
        <iframe
          ref={frame}
          src={routes.viewerFrame()}
          title={t("title", { name })}
          sandbox="allow-scripts"
          referrerPolicy="no-referrer"
          className="absolute inset-0 size-full"
        />
      </div>
    </section>
  );
}

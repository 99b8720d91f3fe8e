"use client";

import { ChevronDown, ChevronUp, Download, Minus, Plus, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

type ViewerBarProps = {
  pages: number;
  page: number;
  percent: number;
  goTo: (page: number) => void;
  zoomBy: (step: 1 | -1) => void;
  fit: () => void;
  find: () => void;
  onDownload: () => void;
};

/** Where one is in a document, how large it is, and saving it. */
export function ViewerBar({ pages, page, percent, goTo, zoomBy, fit, find, onDownload }: ViewerBarProps) {
  const t = useTranslations("pdfViewer");
  const isOpening = pages === 0;
  return (
    <div
      role="toolbar"
      aria-label={t("bar")}
      className="flex flex-wrap items-center gap-1 border-b bg-surface px-2 py-1.5"
    >
      <Button
        size="icon-small"
        variant="ghost"
        aria-label={t("previous")}
        disabled={page <= 1}
        onClick={() => goTo(page - 1)}
      >
        <ChevronUp aria-hidden />
      </Button>
      <Button
        size="icon-small"
        variant="ghost"
        aria-label={t("next")}
        disabled={isOpening || page >= pages}
        onClick={() => goTo(page + 1)}
      >
        <ChevronDown aria-hidden />
      </Button>
      <PageField key={page} page={page} pages={pages} goTo={goTo} />
      <span className="mx-1 h-5 border-l" />
      <Button
        size="icon-small"
        variant="ghost"
        aria-label={t("zoomOut")}
        disabled={isOpening}
        onClick={() => zoomBy(-1)}
      >
        <Minus aria-hidden />
      </Button>
      <Button
        size="small"
        variant="ghost"
        className="min-w-14 tabular-nums"
        title={t("fit")}
        disabled={isOpening}
        onClick={fit}
      >
        {t("percent", { percent })}
      </Button>
      <Button size="icon-small" variant="ghost" aria-label={t("zoomIn")} disabled={isOpening} onClick={() => zoomBy(1)}>
        <Plus aria-hidden />
      </Button>
      <Button size="icon-small" variant="ghost" aria-label={t("find")} disabled={isOpening} onClick={find}>
        <Search aria-hidden />
      </Button>
      <Button size="small" variant="primary" className="ml-auto" onClick={onDownload}>
        <Download aria-hidden />
        {t("download")}
      </Button>
    </div>
  );
}

function PageField({ page, pages, goTo }: Pick<ViewerBarProps, "page" | "pages" | "goTo">) {
  const t = useTranslations("pdfViewer");
  const [typed, setTyped] = useState(String(page));
  const wanted = Number(typed);
  return (
    <form
      className="flex items-center gap-1 text-sm whitespace-nowrap"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted >= 1 && wanted <= pages) goTo(wanted);
        else setTyped(String(page));
      }}
    >
      <Input
        className="h-control-small w-11 px-1 text-center text-sm tabular-nums"
        inputMode="numeric"
        aria-label={t("page")}
        disabled={pages === 0}
        value={typed}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, ""))}
        onFocus={(event) => event.target.select()}
      />
      <span className="text-muted-foreground tabular-nums">{t("of", { pages })}</span>
    </form>
  );
}

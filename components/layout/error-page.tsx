"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { routes } from "./routes";
import { TroublePage } from "./trouble-page";

type ErrorPageProps = {
  /** Next keeps the words of an error on the server and gives the browser this code; the log has both. */
  digest: string | undefined;
  onRetry: () => void;
};

export function ErrorPage({ digest, onRetry }: ErrorPageProps) {
  const t = useTranslations("shell.trouble");
  const tc = useTranslations("common");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="flex flex-1">
      <TroublePage title={t("title")} what={t("what")} todo={t("todo")}>
        {digest ? (
          <p className="flex w-full items-center gap-2 text-sm text-muted-foreground">
            {t("reference")}: <code className="text-foreground">{digest}</code>
            <CopyButton text={digest} label={t("copyReference")} />
          </p>
        ) : null}
        <Button variant="primary" onClick={onRetry}>
          {tc("tryAgain")}
        </Button>
        <Button asChild>
          <Link href={routes.home()}>{t("home")}</Link>
        </Button>
      </TroublePage>
    </div>
  );
}

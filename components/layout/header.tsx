"use client";

import { Cable, ChevronsUpDown, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { EnvironmentChip } from "../connections/environment-chip";
import { JobsButton } from "../jobs/all/jobs-button";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { crumbsOf } from "./breadcrumbs";
import type { ShellConnection } from "./current-connection";

type HeaderProps = {
  pathname: string;
  /** null on a page that is about no connection: it then shows no environment either. */
  connection: ShellConnection | null;
  onChooseConnection: () => void;
  onSearch: () => void;
  /** The account menu of narrow screens. */
  children: ReactNode;
};

export function Header({ pathname, connection, onChooseConnection, onSearch, children }: HeaderProps) {
  const t = useTranslations("shell");
  return (
    <header className="sticky top-(--frame-height) z-20 flex h-(--header-height) items-center gap-2 border-b bg-background px-3 sm:px-4 short:static">
      <Button
        variant="ghost"
        onClick={onChooseConnection}
        aria-haspopup="dialog"
        className="max-w-[60%] min-w-0 shrink px-2"
      >
        {connection ? (
          <>
            <EnvironmentChip type={connection.environmentType} number={connection.environmentNumber} />
            <span className="truncate max-sm:sr-only">{connection.name}</span>
            <span className="sr-only">: {t("nav.chooseOther")}</span>
          </>
        ) : (
          <>
            <Cable aria-hidden className="text-muted-foreground" />
            <span className="truncate text-muted-foreground max-sm:sr-only">{t("nav.choose")}</span>
          </>
        )}
        <ChevronsUpDown aria-hidden className="text-muted-foreground" />
      </Button>
      <Crumbs pathname={pathname} />
      <Button
        onClick={onSearch}
        aria-haspopup="dialog"
        className="ml-auto justify-start text-muted-foreground max-lg:size-control max-lg:justify-center max-lg:p-0 lg:w-52"
      >
        <Search aria-hidden />
        <span className="max-lg:sr-only">{t("palette.open")}</span>
        <Kbd keys="Mod+K" className="ml-auto max-lg:hidden" />
      </Button>
      <JobsButton />
      <div className="md:hidden">{children}</div>
    </header>
  );
}

function Crumbs({ pathname }: { pathname: string }) {
  const t = useTranslations("shell.nav");
  return (
    <nav aria-label={t("breadcrumbs")} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-2">
        {crumbsOf(pathname).map((crumb, index, all) => {
          const label = "words" in crumb ? t(crumb.words) : crumb.name;
          const isLast = index === all.length - 1;
          return (
            <li key={label} className={isLast ? "flex min-w-0 gap-2" : "flex gap-2 max-sm:hidden"}>
              <span aria-hidden className="text-border select-none">
                /
              </span>
              {crumb.href ? (
                <Link href={crumb.href} className="text-muted-foreground hover:text-foreground hover:underline">
                  {label}
                </Link>
              ) : (
                <span aria-current="page" className="truncate font-medium">
                  {label}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

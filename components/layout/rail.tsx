"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "../ui/class-names";
import { Tooltip } from "../ui/tooltip";
import type { NavEntry } from "./nav-entries";
import { routes } from "./routes";
import { SchakelMark } from "./schakel-mark";

type RailProps = {
  entries: readonly NavEntry[];
  activeKey: NavEntry["key"] | null;
  isCollapsed: boolean;
  onToggle: () => void;
  /** The account menu, at the foot. */
  children: ReactNode;
};

const ROW =
  "flex h-control items-center gap-2.5 rounded-md px-2.5 text-base font-medium text-muted-foreground transition-colors hover:bg-accent hover:text-accent-foreground [&_svg]:size-[1.125rem] [&_svg]:shrink-0";

/** The menu of wide screens. Narrower than `lg` it shows icons only, as it does when a person collapsed it. */
export function Rail({ entries, activeKey, isCollapsed, onToggle, children }: RailProps) {
  const t = useTranslations("shell.nav");
  const words = cn("truncate", isCollapsed ? "sr-only" : "max-lg:sr-only");
  return (
    <nav
      aria-label={t("label")}
      className={cn(
        "sticky top-(--frame-height) hidden h-[calc(100dvh-var(--frame-height))] shrink-0 flex-col gap-1 overflow-y-auto border-r bg-surface-sunken p-2 pt-2.5 md:flex",
        isCollapsed ? "w-[3.625rem]" : "w-[3.625rem] lg:w-52",
      )}
    >
      <Link
        href={routes.home()}
        className="mb-2 flex h-control items-center gap-2 rounded-md px-2 text-lg font-semibold"
      >
        <SchakelMark className="size-6 shrink-0 text-primary" />
        <span className={words}>Schakel</span>
      </Link>
      {entries.map(({ key, href, icon: Icon }) => (
        <Tooltip key={key} content={t(key)} className={isCollapsed ? "" : "lg:hidden"}>
          <Link
            href={href}
            aria-current={key === activeKey ? "page" : undefined}
            className={cn(ROW, key === activeKey && "bg-accent text-accent-foreground")}
          >
            <Icon aria-hidden className={key === activeKey ? "text-primary" : undefined} />
            <span className={words}>{t(key)}</span>
          </Link>
        </Tooltip>
      ))}
      <div className="mt-auto flex flex-col gap-1">
        <button type="button" onClick={onToggle} className={cn(ROW, "max-lg:hidden")}>
          {isCollapsed ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
          <span className={words}>{t(isCollapsed ? "expand" : "collapse")}</span>
        </button>
        {children}
      </div>
    </nav>
  );
}

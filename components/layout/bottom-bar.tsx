"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { cn } from "../ui/class-names";
import type { NavEntry } from "./nav-entries";

/**
 * The menu of narrow screens; sideways it scrolls, with the present page in sight. On a very low one (400 % zoom) it
 * scrolls along instead of covering the page.
 */
export function BottomBar({ entries, activeKey }: { entries: readonly NavEntry[]; activeKey: NavEntry["key"] | null }) {
  const t = useTranslations("shell.nav");
  return (
    <nav
      aria-label={t("label")}
      className="fixed inset-x-0 bottom-0 z-30 flex h-(--bar-height) [scrollbar-width:none] overflow-x-auto border-t bg-surface-sunken pb-[env(safe-area-inset-bottom)] md:hidden short:static"
    >
      {entries.map(({ key, href, icon: Icon }) => (
        <Link
          key={key}
          href={href}
          ref={key === activeKey ? bringIntoSight : undefined}
          aria-current={key === activeKey ? "page" : undefined}
          className={cn(
            "flex min-w-[4.5rem] flex-1 flex-col items-center justify-center gap-0.5 text-xs font-medium text-muted-foreground -outline-offset-2",
            key === activeKey && "text-foreground",
          )}
        >
          <Icon aria-hidden className={cn("size-5", key === activeKey && "text-primary")} />
          <span className="max-w-full truncate px-0.5">{t(key)}</span>
        </Link>
      ))}
    </nav>
  );
}

/** Sideways alone: on a very low screen the bar stands at the end of the page, which must not go there. */
function bringIntoSight(link: HTMLAnchorElement | null): void {
  const bar = link?.parentElement;
  if (bar) bar.scrollLeft = link.offsetLeft - (bar.clientWidth - link.offsetWidth) / 2;
}

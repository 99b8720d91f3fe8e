"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useDeferredValue, useRef, useState } from "react";
import { searchCatalogue } from "@/components/connectors/catalogue/search-catalogue";
import { EmptyState } from "@/components/feedback/empty-state";
import { routes } from "@/components/layout/routes";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

type Listed = { id: string; description: string };

const NO_FIELDS = new Map<string, never>();

/** All UpdateConnectors that the connection's token may call. Arrows walk over them, Enter opens. */
export function UpdateCatalogue({ connectionId, connectors }: { connectionId: string; connectors: readonly Listed[] }) {
  const t = useTranslations("updates.catalogue");
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed);
  const list = useRef<HTMLUListElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const found = searchCatalogue(connectors, NO_FIELDS, search).map(({ entry }) => entry);
  if (connectors.length === 0) return <EmptyState title={t("emptyTitle")} text={t("emptyText")} />;

  function walk(event: KeyboardEvent) {
    const links = [...(list.current?.querySelectorAll("a") ?? [])];
    const at = links.indexOf(event.target as HTMLAnchorElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (event.key === "Enter" && event.target === box.current) links[0]?.click();
    else if (to === undefined) return;
    else if (to < 0) box.current?.focus();
    else links[Math.min(to, links.length - 1)]?.focus();
    event.preventDefault();
  }

  return (
    <div className="flex flex-col gap-3" onKeyDown={walk}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <span className="relative w-full max-w-md">
          <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground" />
          <Input
            ref={box}
            type="search"
            autoComplete="off"
            className="pl-8"
            aria-label={t("searchLabel")}
            placeholder={t("searchPlaceholder")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </span>
        <p role="status" className="text-sm text-muted-foreground">
          {search.trim() === ""
            ? t("count", { count: connectors.length })
            : t("found", { found: found.length, count: connectors.length })}
        </p>
      </div>
      {found.length === 0 ? (
        <EmptyState title={t("noMatchTitle")} text={t("noMatchText", { search })}>
          <Button onClick={() => setTyped("")}>{t("clear")}</Button>
        </EmptyState>
      ) : (
        <ul ref={list} className="rounded-lg border bg-surface">
          {found.map(({ id, description }) => (
            <li
              key={id}
              className="overflow-hidden border-b [contain-intrinsic-size:auto_3.5rem] [content-visibility:auto] first:rounded-t-lg last:rounded-b-lg last:border-b-0"
            >
              <Link
                prefetch={false}
                href={routes.update(connectionId, id)}
                className="flex min-h-14 flex-wrap items-center gap-x-3 px-3 py-2 -outline-offset-2 hover:bg-accent"
              >
                <span className="font-medium break-all">{id}</span>
                {description === id ? null : <span className="text-muted-foreground">{description}</span>}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type Ref, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { routes } from "@/components/layout/routes";
import { cn } from "@/components/ui/class-names";
import { CatalogueLine } from "./catalogue-line";
import type { CatalogueMatch } from "./search-catalogue";
import type { Shelf } from "./shelf";

export type CatalogueListHandle = { focus: (index: number) => void; open: (index: number) => void };

type CatalogueListProps = {
  connectionId: string;
  /** One of them stands without a heading. */
  shelves: readonly Shelf[];
  favourites: ReadonlySet<string>;
  onStar: (connectorId: string) => void;
  /** Arrow up from the first: back to the search box. */
  onLeave: () => void;
  ref: Ref<CatalogueListHandle>;
};

/**
 * Links; arrows, Home and End walk over them. An environment may have hundreds: the browser lays out and paints only
 * those near the screen (`content-visibility`), while its own search and screen readers still see all of them.
 */
export function CatalogueList({ connectionId, shelves, favourites, onStar, onLeave, ref }: CatalogueListProps) {
  const t = useTranslations("workspace.shelf");
  const router = useRouter();
  const list = useRef<HTMLDivElement>(null);
  const keepInPlace = useKeepInPlace(favourites);
  const focus = (index: number) => list.current?.querySelectorAll<HTMLElement>("a")[index]?.focus();

  useImperativeHandle(ref, () => ({
    focus,
    open: (index) => {
      const match = shelves.flatMap(({ matches }) => matches)[index];
      if (match) router.push(routes.connector(connectionId, match.entry.id));
    },
  }));

  function onKeyDown(event: KeyboardEvent): void {
    const links = [...(list.current?.querySelectorAll("a") ?? [])];
    const at = links.indexOf(event.target as HTMLAnchorElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    if (to < 0) onLeave();
    else focus(Math.min(to, links.length - 1));
  }

  const lines = (matches: readonly CatalogueMatch[]) => (
    <ul className="rounded-lg border bg-surface">
      {matches.map((match) => (
        <li
          key={match.entry.id}
          className="overflow-hidden border-b [contain-intrinsic-size:auto_3.5rem] [content-visibility:auto] first:rounded-t-lg last:rounded-b-lg last:border-b-0"
        >
          <CatalogueLine
            connectionId={connectionId}
            match={match}
            isFavourite={favourites.has(match.entry.id)}
            onStar={(element) => {
              keepInPlace(element);
              onStar(match.entry.id);
            }}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <div ref={list} onKeyDown={onKeyDown} className="grid gap-x-4 gap-y-5 lg:grid-cols-2">
      {shelves.map(({ key, matches }) => (
        <section
          key={key}
          aria-label={shelves.length > 1 ? t(key) : undefined}
          className={cn("min-w-0", (key === "all" || shelves.length < 3) && "lg:col-span-2")}
        >
          {shelves.length > 1 ? <h2 className="mb-1.5 text-sm font-medium text-muted-foreground">{t(key)}</h2> : null}
          {lines(matches)}
        </section>
      ))}
    </div>
  );
}

/** A star puts a line on a shelf above, or takes it away: what was pressed stays under the pointer. */
function useKeepInPlace(favourites: ReadonlySet<string>): (element: HTMLElement) => void {
  const pressed = useRef<{ element: HTMLElement; top: number } | null>(null);
  useLayoutEffect(() => {
    const { current } = pressed;
    pressed.current = null;
    if (!current?.element.isConnected) return;
    window.scrollBy(0, current.element.getBoundingClientRect().top - current.top);
  }, [favourites]);
  return (element) => {
    pressed.current = { element, top: element.getBoundingClientRect().top };
  };
}

"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from "react";
import { routes } from "@/components/layout/routes";
import type { CatalogueMatch } from "./search-catalogue";

export type CatalogueListHandle = { focus: (index: number) => void; open: (index: number) => void };

type CatalogueListProps = {
  connectionId: string;
  matches: readonly CatalogueMatch[];
  /** Arrow up from the first: back to the search box. */
  onLeave: () => void;
  ref: Ref<CatalogueListHandle>;
};

const FIELDS_SHOWN = 3;

/**
 * Links; arrows, Home and End walk over them. An environment may have hundreds: the browser lays out and paints only
 * those near the screen (`content-visibility`), while its own search and screen readers still see all of them.
 */
export function CatalogueList({ connectionId, matches, onLeave, ref }: CatalogueListProps) {
  const router = useRouter();
  const list = useRef<HTMLUListElement>(null);
  const focus = (index: number) => list.current?.querySelectorAll<HTMLElement>("a")[index]?.focus();

  useImperativeHandle(ref, () => ({
    focus,
    open: (index) => {
      const match = matches[index];
      if (match) router.push(routes.connector(connectionId, match.entry.id));
    },
  }));

  function onKeyDown(event: KeyboardEvent<HTMLUListElement>) {
    const links = [...(list.current?.querySelectorAll("a") ?? [])];
    const at = links.indexOf(event.target as HTMLAnchorElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    if (to < 0) onLeave();
    else focus(Math.min(to, links.length - 1));
  }

  return (
    <ul ref={list} onKeyDown={onKeyDown} className="rounded-lg border bg-surface">
      {matches.map((match) => (
        <li
          key={match.entry.id}
          className="border-b [contain-intrinsic-size:auto_3.5rem] [content-visibility:auto] last:border-b-0"
        >
          <CatalogueLine connectionId={connectionId} match={match} />
        </li>
      ))}
    </ul>
  );
}

function CatalogueLine({ connectionId, match }: { connectionId: string; match: CatalogueMatch }) {
  const t = useTranslations("connectors.catalogue");
  const { entry, fields } = match;
  return (
    <Link
      // Hundreds of lines: fetching each one's page beforehand would call Profit for all of them.
      prefetch={false}
      href={routes.connector(connectionId, entry.id)}
      className="flex min-h-14 flex-col justify-center gap-0.5 px-3 py-2 -outline-offset-2 hover:bg-accent"
    >
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
        <span className="font-medium break-all">{entry.id}</span>
        {entry.description !== entry.id ? <span className="text-muted-foreground">{entry.description}</span> : null}
      </span>
      {fields.length > 0 ? (
        <span className="text-sm text-muted-foreground">
          {t("matchedFields")}
          {fields.slice(0, FIELDS_SHOWN).map((field, index) => (
            <span key={field.id}>
              {index > 0 ? ", " : null}
              {field.label} {field.label === field.id ? null : <code className="text-xs">{field.id}</code>}
            </span>
          ))}
          {fields.length > FIELDS_SHOWN ? ` ${t("moreFields", { count: fields.length - FIELDS_SHOWN })}` : null}
        </span>
      ) : null}
    </Link>
  );
}

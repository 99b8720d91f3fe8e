"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { EmptyState } from "@/components/feedback/empty-state";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { CatalogueList, type CatalogueListHandle } from "./catalogue-list";
import { fieldIndexQuery, type ReadFieldIndex } from "./field-index-query";
import { type CatalogueEntry, searchCatalogue } from "./search-catalogue";
import { favouritesFirst, shelvesOf } from "./shelf";
import { useFavourites } from "./use-favourites";

type ConnectorCatalogueProps = {
  connectionId: string;
  connectors: readonly CatalogueEntry[];
  /** Ids of this person's own; the newest first. */
  favourites: readonly string[];
  recents: readonly string[];
  readFieldIndex: ReadFieldIndex;
};

/** All GetConnectors that the connection's token may call. Names are searched at once, fields as soon as they are read. */
export function ConnectorCatalogue({ connectionId, connectors, readFieldIndex, ...shelf }: ConnectorCatalogueProps) {
  const t = useTranslations("connectors.catalogue");
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed);
  const searchBox = useRef<HTMLInputElement>(null);
  const list = useRef<CatalogueListHandle>(null);
  const index = useQuery({
    ...fieldIndexQuery(connectionId, readFieldIndex),
    // Two letters: someone is searching. Until then no call is spent on it.
    enabled: typed.trim().length >= 2,
  });
  const fieldsById = useMemo(
    () => new Map(index.data?.connectors.map(({ connectorId, fields }) => [connectorId, fields])),
    [index.data],
  );
  const matches = useMemo(() => searchCatalogue(connectors, fieldsById, search), [connectors, fieldsById, search]);
  const { favourites, toggle } = useFavourites(connectionId, shelf.favourites);
  const isSearching = search.trim() !== "";
  const shelves = isSearching
    ? [{ key: "all" as const, matches: favouritesFirst(matches, favourites) }]
    : shelvesOf(connectors, favourites, shelf.recents);
  useSlashKey(searchBox);

  if (connectors.length === 0) return <EmptyState title={t("emptyTitle")} text={t("emptyText")} />;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown") list.current?.focus(0);
    else if (event.key === "Enter") list.current?.open(0);
    else if (event.key === "Escape" && typed !== "") setTyped("");
    else return;
    event.preventDefault();
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <span className="relative w-full max-w-md">
          <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground" />
          <Input
            ref={searchBox}
            type="search"
            autoComplete="off"
            className="pr-9 pl-8"
            aria-label={t("searchLabel")}
            placeholder={t("searchPlaceholder")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {typed === "" ? (
            <Kbd keys="/" className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 max-sm:hidden" />
          ) : null}
        </span>
        <p role="status" className="text-sm text-muted-foreground">
          {isSearching
            ? t("found", { found: matches.length, count: connectors.length })
            : t("count", { count: connectors.length })}
          {index.isFetching ? ` · ${t("indexing")}` : null}
        </p>
        <KeysHint />
      </div>
      <IndexNote
        undescribed={index.data?.undescribed.length ?? 0}
        hasFailed={index.isError}
        onRetry={() => void index.refetch()}
      />
      {matches.length === 0 ? (
        <EmptyState title={t("noMatchTitle")} text={t("noMatchText", { search })}>
          <Button onClick={() => setTyped("")}>{t("clear")}</Button>
        </EmptyState>
      ) : (
        <CatalogueList
          ref={list}
          connectionId={connectionId}
          shelves={shelves}
          favourites={favourites}
          onStar={toggle}
          onLeave={() => searchBox.current?.focus()}
        />
      )}
    </div>
  );
}

function KeysHint() {
  const t = useTranslations("connectors.catalogue");
  return (
    <p className="ml-auto text-sm text-muted-foreground max-xl:hidden">
      <Kbd keys="/" /> {t("keys")}
    </p>
  );
}

type IndexNoteProps = { undescribed: number; hasFailed: boolean; onRetry: () => void };

/** A search that does not see everything must say so. */
function IndexNote({ undescribed, hasFailed, onRetry }: IndexNoteProps) {
  const t = useTranslations("connectors.catalogue");
  if (!hasFailed && undescribed === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-sm text-warning">
      {hasFailed ? t("indexFailed") : t("indexIncomplete", { count: undescribed })}
      {hasFailed ? (
        <Button variant="link" className="text-sm" onClick={onRetry}>
          {t("indexRetry")}
        </Button>
      ) : null}
    </p>
  );
}

/** `/` goes to the search box, unless someone is typing. */
function useSlashKey(target: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      if (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
      event.preventDefault();
      target.current?.focus();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [target]);
}

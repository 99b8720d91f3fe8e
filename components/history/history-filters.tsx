"use client";

import { RefreshCw, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { KINDS, OUTCOMES, type HistorySearch } from "./history-search";

type HistoryFiltersProps = {
  search: HistorySearch;
  onChange: (change: Partial<HistorySearch>) => void;
  connections: readonly { id: string; name: string }[];
  isRefreshing: boolean;
  onRefresh: () => void;
};

const TYPING_PAUSE_MS = 250;

export function HistoryFilters({ search, onChange, connections, isRefreshing, onRefresh }: HistoryFiltersProps) {
  const t = useTranslations("history");
  const [typed, setTyped] = useTypedSearch(search.search, (text) => onChange({ search: text }));
  const isFiltered = Boolean(search.search || search.kind || search.outcome || search.connectionId);
  return (
    <div role="search" aria-label={t("filters.label")} className="flex flex-wrap items-center gap-2">
      <SearchBox typed={typed} onType={setTyped} />
      <Choice
        label={t("filters.kind")}
        value={search.kind}
        options={KINDS.map((kind) => [kind, t(`kinds.${kind}`)])}
        onChange={(kind) => onChange({ kind })}
      />
      <Choice
        label={t("filters.outcome")}
        value={search.outcome}
        options={OUTCOMES.map((outcome) => [outcome, t(`outcomes.${outcome}`)])}
        onChange={(outcome) => onChange({ outcome })}
      />
      {connections.length > 0 ? (
        <Choice
          label={t("filters.connection")}
          value={search.connectionId}
          options={connections.map(({ id, name }) => [id, name])}
          onChange={(connectionId) => onChange({ connectionId })}
        />
      ) : null}
      {isFiltered ? (
        <Button
          variant="ghost"
          onClick={() => {
            setTyped("");
            onChange({ search: "", kind: null, outcome: null, connectionId: null });
          }}
        >
          <X aria-hidden />
          {t("filters.clear")}
        </Button>
      ) : null}
      <Button isPending={isRefreshing} onClick={onRefresh} className="ml-auto">
        <RefreshCw aria-hidden />
        {t("refresh")}
      </Button>
    </div>
  );
}

/** What stands in the search box: asked for once somebody stops typing. The address follows later, never the other way. */
function useTypedSearch(asked: string, onAsk: (text: string) => void) {
  const [typed, setTyped] = useState(asked);
  const ask = useEffectEvent(onAsk);
  useEffect(() => {
    if (typed === asked) return;
    const timer = setTimeout(() => ask(typed), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, asked]);
  return [typed, setTyped] as const;
}

function SearchBox({ typed, onType }: { typed: string; onType: (text: string) => void }) {
  const t = useTranslations("history.filters");
  return (
    <div className="relative w-full sm:w-80">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        type="search"
        aria-label={t("search")}
        placeholder={t("searchHint")}
        maxLength={200}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        className="pl-8"
      />
    </div>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  value: T | null;
  options: readonly (readonly [T, string])[];
  onChange: (value: T | null) => void;
};

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const t = useTranslations("history.filters");
  return (
    <Select
      aria-label={label}
      value={value ?? ""}
      onChange={(event) => onChange(options.find(([option]) => option === event.target.value)?.[0] ?? null)}
      className="w-auto max-w-48 flex-1 sm:flex-none"
    >
      <option value="">{`${label}: ${t("all").toLowerCase()}`}</option>
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </Select>
  );
}

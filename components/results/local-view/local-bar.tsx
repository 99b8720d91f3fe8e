import { ArrowDown, ArrowUp, Search, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { formatNumber } from "@/lib/format/numbers";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { LocalControls } from "./local-view-context";

type LocalBarProps = {
  local: LocalControls;
  fields: readonly GetConnectorField[];
  shown: number;
  loaded: number;
  /** Profit may have rows that are not loaded. */
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
};

/** What is done with the loaded rows, how many are left, and that it says nothing of the rows Profit still has. */
export function LocalBar({ local, fields, shown, loaded, hasMore, isLoading, onMore }: LocalBarProps) {
  const t = useTranslations("localRows");
  const language = useLocale();
  const numbers = { shown: formatNumber(shown, language), loaded: formatNumber(loaded, language) };
  const problem = Object.entries(local.problems)[0];
  return (
    <div
      role="search"
      aria-label={t("barLabel")}
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-surface px-2 py-1.5 text-sm"
    >
      <span className="relative w-64 max-w-full">
        <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground" />
        <Input
          type="search"
          className="pl-8"
          value={local.search}
          onChange={(event) => local.setSearch(event.target.value)}
          aria-label={t("search")}
          placeholder={t("search")}
        />
      </span>
      {local.sorts.map(({ fieldId, direction }) => (
        <SortChip
          key={fieldId}
          name={nameOf(fieldId, fields)}
          direction={direction}
          onRemove={() => local.sortBy(fieldId, null, true)}
        />
      ))}
      <p role="status" className="min-w-0 flex-1 basis-40 text-muted-foreground">
        {local.isActive ? t("shown", numbers) : t("all", numbers)}
        {hasMore ? ` ${t("onlyLoaded")}` : ""}
      </p>
      {problem ? (
        <p role="alert" className="text-danger">
          {nameOf(problem[0], fields)}: {t(`problems.${problem[1]}`)}
        </p>
      ) : null}
      <span className="ml-auto flex items-center gap-1">
        {hasMore && local.isActive ? (
          <Button size="small" isPending={isLoading} onClick={onMore}>
            {t("more")}
          </Button>
        ) : null}
        {local.isActive || problem ? (
          <Button size="small" variant="ghost" onClick={local.clear}>
            {t("clear")}
          </Button>
        ) : null}
        {local.isOpen ? (
          <Button size="icon-small" variant="ghost" aria-label={t("close")} title={t("close")} onClick={local.toggle}>
            <X aria-hidden />
          </Button>
        ) : null}
      </span>
    </div>
  );
}

function SortChip({ name, direction, onRemove }: { name: string; direction: "asc" | "desc"; onRemove: () => void }) {
  const t = useTranslations("localRows");
  const Arrow = direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <span className="inline-flex items-center gap-1 rounded-sm bg-muted py-0.5 pr-0.5 pl-2">
      <span className="max-w-40 truncate">{name}</span>
      <Arrow role="img" aria-label={t(direction)} className="size-3.5" />
      <Button
        size="icon-small"
        variant="ghost"
        className="size-6"
        aria-label={t("unsort", { column: name })}
        onClick={onRemove}
      >
        <X aria-hidden />
      </Button>
    </span>
  );
}

function nameOf(fieldId: string, fields: readonly GetConnectorField[]): string {
  return fields.find(({ id }) => id === fieldId)?.label || fieldId;
}

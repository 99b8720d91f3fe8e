import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { formatNumber } from "@/lib/format/numbers";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { LoadedRows } from "../row-store/loaded-rows";
import { VIEWER_ROOM } from "../viewer-room";
import { ProfileFacts } from "./profile-facts";
import { ProfileSpread } from "./profile-spread";
import { TopValues } from "./top-values";

type ProfilePanelProps = {
  field: GetConnectorField;
  source: LoadedRows;
  loaded: number;
  /** Profit may have rows that are not loaded. */
  hasMore: boolean;
  /** Leaves only the rows that have this value. */
  onFilter: (value: CellValue) => void;
  onClose: () => void;
};

/** What a column holds, over the rows that are loaded; worked out by the worker when it is asked for. */
export function ProfilePanel({ field, source, loaded, hasMore, onFilter, onClose }: ProfilePanelProps) {
  const t = useTranslations("localRows.profile");
  const language = useLocale();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), [field.id]);
  const { data, isError } = useQuery({
    queryKey: ["column-profile", source.setId, field.id, loaded],
    queryFn: () => source.profile(field.id),
    // Rows that come in change the numbers; until they are counted the old ones stay, if they are of this column.
    placeholderData: (old, query) => (query?.queryKey[2] === field.id ? old : undefined),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const title = field.label || field.id;
  /** The focus goes back to the grid it stands beside. */
  function close(): void {
    panel.current?.parentElement?.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus();
    onClose();
  }
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={t("title", { column: title })}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
      className={VIEWER_ROOM}
    >
      <header className="flex items-start gap-1 border-b py-2 pr-2 pl-4">
        <div className="mr-auto min-w-0">
          <h2 className="truncate font-semibold" title={title}>
            {title}
          </h2>
          <p className="text-sm text-muted-foreground">
            {t(hasMore ? "overLoadedOfMore" : "overLoaded", { count: formatNumber(loaded, language) })}
          </p>
        </div>
        <Button variant="ghost" size="icon-small" aria-label={t("close")} title={t("close")} onClick={close}>
          <X aria-hidden />
        </Button>
      </header>
      <div
        aria-busy={data === undefined && !isError}
        className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-4"
      >
        {isError || data === null ? (
          <p className="text-danger">{t("failed")}</p>
        ) : data === undefined ? (
          <>
            <Skeleton className="h-40" />
            <Skeleton className="h-28" />
            <Skeleton className="h-48" />
          </>
        ) : (
          <>
            <ProfileFacts profile={data} field={field} onEmpty={() => onFilter(null)} />
            <ProfileSpread profile={data} field={field} />
            <TopValues profile={data} field={field} onFilter={onFilter} />
          </>
        )}
      </div>
    </aside>
  );
}

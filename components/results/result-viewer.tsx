import { ChevronDown, ChevronUp, X, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { GridWords } from "./grid-cell";
import type { GridPlace } from "./grid-selection";
import { type GridRows, useArrivals } from "./row-store/grid-rows";
import { RowViewer } from "./row-viewer";
import { VIEWER_ROOM } from "./viewer-room";
import { WholeCell } from "./whole-cell";

export type ViewerMode = "cell" | "row";

type ResultViewerProps = {
  mode: ViewerMode;
  onMode: (mode: ViewerMode) => void;
  fields: readonly GetConnectorField[];
  rows: GridRows;
  /** What the grid's focus is on: the viewer follows it. */
  place: GridPlace;
  onPlace: (place: GridPlace) => void;
  onClose: () => void;
  /** True when keys opened it: then the focus goes along. */
  takesFocus: boolean;
  words: GridWords;
};

/** Beside the grid, over it where there is no room: one value or one row in full, while the grid stays in use. */
export function ResultViewer(props: ResultViewerProps) {
  const { mode, onMode, fields, rows, place, onPlace, onClose, takesFocus, words } = props;
  const t = useTranslations("results.viewer");
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) panel.current?.focus();
  }, [takesFocus, mode]);
  useArrivals(rows);
  const row = rows.at(place.row);
  const field = fields[place.column];
  if (!field) return null;

  function leave(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  }

  const step = (by: number) => onPlace({ ...place, row: place.row + by });
  const title = mode === "cell" ? field.label || field.id : t("rowTitle", { row: place.row + 1 });
  return (
    <aside ref={panel} tabIndex={-1} aria-label={title} onKeyDown={leave} className={VIEWER_ROOM}>
      <header className="flex items-start gap-1 border-b py-2 pr-2 pl-4">
        <div className="mr-auto min-w-0">
          <h2 className="truncate font-semibold" title={title}>
            {title}
          </h2>
          <p className="truncate text-sm text-muted-foreground">
            {mode === "cell"
              ? t("cellSubtitle", { field: field.id, row: place.row + 1 })
              : t("rowSubtitle", { count: fields.length })}
          </p>
        </div>
        <PanelButton label={t("previousRow")} icon={ChevronUp} isOff={place.row === 0} onClick={() => step(-1)} />
        <PanelButton
          label={t("nextRow")}
          icon={ChevronDown}
          isOff={place.row >= rows.length - 1}
          onClick={() => step(1)}
        />
        <PanelButton label={t("close")} icon={X} onClick={onClose} />
      </header>
      <div className="flex gap-1 border-b px-3 py-1.5">
        {(["cell", "row"] as const).map((known) => (
          <Button
            key={known}
            size="small"
            variant={mode === known ? "secondary" : "ghost"}
            aria-pressed={mode === known}
            onClick={() => onMode(known)}
          >
            {t(`modes.${known}`)}
          </Button>
        ))}
      </div>
      {row === undefined ? null : mode === "cell" ? (
        <WholeCell
          key={`${rows.key} ${place.row}:${field.id}`}
          field={field}
          value={row[field.id]}
          load={() => rows.cell(place.row, field.id)}
          words={words}
        />
      ) : (
        <RowViewer
          fields={fields}
          row={row}
          words={words}
          onOpen={(column) => {
            onPlace({ ...place, column });
            onMode("cell");
          }}
        />
      )}
    </aside>
  );
}

type PanelButtonProps = { label: string; icon: LucideIcon; isOff?: boolean; onClick: () => void };

function PanelButton({ label, icon: Icon, isOff = false, onClick }: PanelButtonProps) {
  return (
    <Button variant="ghost" size="icon-small" aria-label={label} title={label} disabled={isOff} onClick={onClick}>
      <Icon aria-hidden />
    </Button>
  );
}

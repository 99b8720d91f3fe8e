import { useTranslations } from "next-intl";
import { useState } from "react";
import { RowFiles } from "@/components/files/row-files";
import { Input } from "@/components/ui/input";
import { cn } from "@/components/ui/class-names";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { cellViewOf, needsViewer } from "./cell-view";
import { plainTextOf } from "./copy-rows";
import { FollowFieldButton } from "./follow-key/follow-field-button";
import { useFollowPlace } from "./follow-key/follow-place";
import type { GridWords } from "./grid-cell";
import { isMask, Mask, useMaskedFields } from "./masked-fields";
import { type GridRowValues, type GridValue, isCut } from "./row-store/grid-value";

type RowViewerProps = {
  fields: readonly GetConnectorField[];
  row: GridRowValues;
  words: GridWords;
  /** Shows one field's whole value. */
  onOpen: (columnIndex: number) => void;
};

/** All fields of one row under each other: for rows too wide to read in the grid. */
export function RowViewer({ fields, row, words, onOpen }: RowViewerProps) {
  const t = useTranslations("results.viewer");
  const place = useFollowPlace();
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const found = fields
    .map((field, index) => ({ field, index }))
    .filter(({ field }) =>
      [field.id, field.label ?? "", searchedText(row[field.id], field, words)].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
    );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="border-b px-4 py-2">
        <Input
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          aria-label={t("searchFields")}
          placeholder={t("searchFields")}
        />
      </div>
      {place ? <RowFiles connectionId={place.connectionId} row={row} /> : null}
      {found.length === 0 ? (
        <p className="p-4 text-sm text-muted-foreground">{t("noFields", { search })}</p>
      ) : (
        <dl tabIndex={0} aria-label={t("fields")} className="min-h-0 flex-1 overflow-auto text-sm select-text">
          {found.map(({ field, index }) => (
            <FieldValue key={field.id} field={field} row={row} words={words} onOpen={() => onOpen(index)} />
          ))}
        </dl>
      )}
    </div>
  );
}

/** As far as a value is at hand. */
function searchedText(value: GridValue | undefined, field: GetConnectorField, words: GridWords): string {
  return isCut(value) ? value.head : plainTextOf(value, field, words).slice(0, 2_000);
}

type FieldValueProps = { field: GetConnectorField; row: GridRowValues; words: GridWords; onOpen: () => void };

function FieldValue({ field, row, words, onOpen }: FieldValueProps) {
  const { kind, text } = cellViewOf(row[field.id], field, words);
  const masked = useMaskedFields();
  const isNothing = kind === "null" || kind === "blank";
  const isMasked = isMask(masked, field.id, row[field.id]);
  return (
    <div className="grid grid-cols-[minmax(7rem,2fr)_3fr_1.625rem] gap-3 border-b px-4 py-1.5">
      <dt className="min-w-0">
        <span className="block truncate" title={field.label ?? field.id}>
          {field.label || field.id}
        </span>
        <span className="block truncate font-mono text-xs text-muted-foreground">{field.id}</span>
      </dt>
      {/* All beside the name is in here: a list of terms may have nothing else in it. */}
      <dd className="col-span-2 grid grid-cols-subgrid">
        <div className={cn("min-w-0 break-words", isNothing && "text-muted-foreground italic")}>
          {isMasked ? (
            <Mask word={masked.word} />
          ) : kind === "null" ? (
            words.null
          ) : kind === "blank" ? (
            words.blank
          ) : (
            <span className="line-clamp-3">{text}</span>
          )}
          {needsViewer(kind) ? (
            <button type="button" onClick={onOpen} className="text-link underline underline-offset-2">
              {words.openCell}
            </button>
          ) : null}
        </div>
        <FollowFieldButton field={field} value={row[field.id]} isMasked={isMasked} />
      </dd>
    </div>
  );
}

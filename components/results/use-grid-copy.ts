import { useTranslations } from "next-intl";
import { useState } from "react";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { CellWords } from "./cell-view";
import { copyText } from "./clipboard";
import { copyTextOf, MAX_COPIED_CELLS } from "./copy-rows";
import { cellCountOf, type GridRange } from "./grid-selection";
import type { GridRows } from "./row-store/grid-rows";

export type GridCopy = {
  /** What was last copied, for the eye and for the live region; it changes with every copy. */
  notice: { text: string; count: number } | null;
  /** The text of a block when its rows are at hand, else null. */
  textNow: (range: GridRange) => string | null;
  tell: (range: GridRange, withHeaders: boolean) => void;
  copy: (range: GridRange, withHeaders: boolean) => Promise<void>;
  copyPlain: (text: string) => Promise<void>;
};

/** Copying cells, with the words that tell it was done. */
export function useGridCopy(rows: GridRows, fields: GetConnectorField[], words: CellWords): GridCopy {
  const t = useTranslations("results.grid");
  const [notice, setNotice] = useState<GridCopy["notice"]>(null);
  const say = (text: string) => setNotice((old) => ({ text, count: (old?.count ?? 0) + 1 }));

  function textNow({ top, bottom, left, right }: GridRange): string | null {
    if (cellCountOf({ top, bottom, left, right }) > MAX_COPIED_CELLS) return null;
    const block = rows.rowsNow({ from: top, to: bottom + 1 });
    return block && copyTextOf(block, fields, { top: 0, bottom: bottom - top, left, right }, words, false);
  }

  function tell(range: GridRange, withHeaders: boolean): void {
    const size = { rows: range.bottom - range.top + 1, columns: range.right - range.left + 1 };
    if (withHeaders) say(t("copiedWithHeaders", size));
    else say(size.rows === 1 && size.columns === 1 ? t("copiedCell") : t("copied", size));
  }

  async function copy(range: GridRange, withHeaders: boolean): Promise<void> {
    const count = cellCountOf(range);
    if (count > MAX_COPIED_CELLS) return say(t("tooMuchToCopy", { count }));
    const block = { from: range.top, to: range.bottom + 1 };
    const columns = fields.slice(range.left, range.right + 1);
    const text = await rows.copyText(block, columns, words, withHeaders).catch(() => null);
    if (text !== null && (await copyText(text))) tell(range, withHeaders);
    else say(t("copyRefused"));
  }

  async function copyPlain(text: string): Promise<void> {
    say((await copyText(text)) ? t("copiedCell") : t("copyRefused"));
  }

  return { notice, textNow, tell, copy, copyPlain };
}

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { Row } from "@/lib/profit/wire/get-connector-page";
import type { CellWords } from "./cell-view";
import { copyText } from "./clipboard";
import { copyTextOf, MAX_COPIED_CELLS } from "./copy-rows";
import { cellCountOf, type GridRange } from "./grid-selection";

export type GridCopy = {
  /** What was last copied, for the eye and for the live region; it changes with every copy. */
  notice: { text: string; count: number } | null;
  /** The text of a block, or null (with a notice) when it is too much. */
  textOf: (range: GridRange, withHeaders: boolean) => string | null;
  tell: (range: GridRange, withHeaders: boolean) => void;
  copy: (range: GridRange, withHeaders: boolean) => Promise<void>;
  copyPlain: (text: string) => Promise<void>;
};

/** Copying cells, with the words that tell it was done. */
export function useGridCopy(rows: Row[], fields: GetConnectorField[], words: CellWords): GridCopy {
  const t = useTranslations("results.grid");
  const [notice, setNotice] = useState<GridCopy["notice"]>(null);
  const say = (text: string) => setNotice((old) => ({ text, count: (old?.count ?? 0) + 1 }));

  function textOf(range: GridRange, withHeaders: boolean): string | null {
    const count = cellCountOf(range);
    if (count <= MAX_COPIED_CELLS) return copyTextOf(rows, fields, range, words, withHeaders);
    say(t("tooMuchToCopy", { count }));
    return null;
  }

  function tell(range: GridRange, withHeaders: boolean): void {
    const size = { rows: range.bottom - range.top + 1, columns: range.right - range.left + 1 };
    if (withHeaders) say(t("copiedWithHeaders", size));
    else say(size.rows === 1 && size.columns === 1 ? t("copiedCell") : t("copied", size));
  }

  async function copy(range: GridRange, withHeaders: boolean): Promise<void> {
    const text = textOf(range, withHeaders);
    if (text === null) return;
    if (await copyText(text)) tell(range, withHeaders);
    else say(t("copyRefused"));
  }

  async function copyPlain(text: string): Promise<void> {
    say((await copyText(text)) ? t("copiedCell") : t("copyRefused"));
  }

  return { notice, textOf, tell, copy, copyPlain };
}

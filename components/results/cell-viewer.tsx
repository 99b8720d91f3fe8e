import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { Base64Viewer } from "./base64-viewer";
import { richKindOf } from "./cell-view";
import { plainTextOf } from "./copy-rows";
import type { GridWords } from "./grid-cell";
import { prettyJson, prettyXml } from "./pretty-text";
import { TextViewer } from "./text-viewer";

type CellViewerProps = { field: GetConnectorField; value: CellValue | undefined; words: GridWords };

/** The whole value of one cell: laid out where it is XML or JSON, as a file where it is base64. Text is only ever text. */
export function CellViewer({ field, value, words }: CellViewerProps) {
  const t = useTranslations("results.viewer");
  const text = useMemo(() => plainTextOf(value, field, words), [value, field, words]);
  const kind = typeof value === "string" ? richKindOf(value, field.dataType) : null;
  const pretty = useMemo(
    () => (kind === "xml" ? prettyXml(text) : kind === "json" ? prettyJson(text) : null),
    [kind, text],
  );
  if (value === null || value === undefined) return <Nothing text={t("isNull")} />;
  if (isBlank(text)) return <Nothing text={text === "" ? t("isBlank") : t("isSpaces", { count: text.length })} />;
  if (kind === "base64" && typeof value === "string") return <Base64Viewer text={value} field={field} />;
  return <TextViewer text={text} pretty={pretty} name={field.id} />;
}

/** Looks no further than the first sign. */
function isBlank(text: string): boolean {
  return !/\S/.test(text);
}

function Nothing({ text }: { text: string }) {
  return <p className="p-4 text-muted-foreground italic">{text}</p>;
}

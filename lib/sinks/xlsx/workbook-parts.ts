import { escapeAttribute } from "@/lib/xml/escape-xml";
import type { OutputColumn } from "../columns";

// cspell:ignore Calibri Fmts rels

/** Positions in `cellXfs` of the styles below. */
export const STYLES = { plain: 0, day: 1, moment: 2, header: 3 } as const;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export function sheetPath(sheet: number): string {
  return `xl/worksheets/sheet${sheet}.xml`;
}

/** The other parts of a workbook (ECMA-376), known when its last sheet is. */
export function workbookParts(sheetNames: readonly string[]): [path: string, xml: string][] {
  const sheets = sheetNames.map((name, index) => ({ name, id: index + 1 }));
  return [
    [
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
        .map(({ name, id }) => `<sheet name="${escapeAttribute(name)}" sheetId="${id}" r:id="rId${id}"/>`)
        .join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets
        .map(
          ({ id }) => `<Relationship Id="rId${id}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
        )
        .join("")}<Relationship Id="rIdS" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", STYLE_SHEET],
    [
      "_rels/.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets
        .map(({ id }) => `<Override PartName="/${sheetPath(id)}" ContentType="${TYPE}.worksheet+xml"/>`)
        .join("")}</Types>`,
    ],
  ];
}

const xf = (numFmtId: number, fontId = 0) =>
  `<xf numFmtId="${numFmtId}" fontId="${fontId}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;

const STYLE_SHEET = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">${xf(0)}${xf(164)}${xf(165)}${xf(0, 1)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Characters that fit a column; a date that does not fit is shown as `####`. */
function widthOf({ id, isDate, dataType }: OutputColumn): number {
  if (isDate) return 19;
  return Math.max(dataType === "string" ? 16 : 11, Math.min(id.length + 2, 40));
}

/** What stands before the first row: a header that stays in sight, and columns wide enough. */
export function sheetHead(columns: readonly OutputColumn[], hasHeader: boolean): string {
  const pane = hasHeader
    ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>'
    : "";
  const widths = columns.map(
    (column, index) => `<col min="${index + 1}" max="${index + 1}" width="${widthOf(column)}" customWidth="1"/>`,
  );
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>`;
}

export const SHEET_TAIL = "</sheetData></worksheet>";

/** Excel takes 31 characters and none of `[ ] : * ? / \`, no apostrophe at the ends, and keeps "History" to itself. */
export function sheetNameOf(name: string, sheet: number): string {
  const suffix = sheet === 1 ? "" : ` (${sheet})`;
  const cleaned = name
    .toWellFormed()
    .replace(/[\p{Cc}[\]:*?/\\]/gu, "_")
    .replace(/^'|'$/g, "_")
    .slice(0, 31 - suffix.length)
    .toWellFormed()
    .replace(/\uFFFD$/, "_")
    .replace(/'$/, "_");
  const kept = /^\s*$/.test(cleaned) || cleaned.toLowerCase() === "history" ? "Rows" : cleaned;
  return kept + suffix;
}

/** `A`, `Z`, `AA` … for 0, 25, 26 … */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

// cspell:ignore dejavu
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setImmediate } from "node:timers/promises";
import type { WrittenFilter } from "../../filter/expression";
import type { Language } from "../../language";
import { bytesOf, newPdf, type Pdf } from "../pdf";
import { describeFilters } from "./describe-filter";
import type { ReportDefinition } from "./report-definition";
import { linesOf, type ReportLine } from "./report-lines";
import type { ReportRow } from "./run-report";

/** In points of 1/72 inch. */
const MARGIN = 40;
const LINE = 12;
const FONT_SIZE = 7.5;
/** Where the table starts, and how much the page's number takes below it. */
const TABLE = 112;
const FOOT = 50;
const PAGES = {
  portrait: { width: 595, height: 842 },
  landscape: { width: 842, height: 595 },
} as const;
const WORDS = {
  nl: { page: "Pagina", of: "van", filter: "Filter", printed: "Afgedrukt op 20-11-2026" },
  en: { page: "Page", of: "of", filter: "Filter", printed: "Printed on 20/11/2026" },
} as const;

type Column = { x: number; width: number; label: string; toTheRight: boolean };
type Content = { rows: readonly ReportRow[]; filters: readonly WrittenFilter[]; language: Language };

/**
 * Prints rows as a PDF: on each page the letterhead, the title, the labels and its number; on the first one the filter.
 * Takes a pause after each page, so that other calls are answered while a long report is printed.
 */
export async function printReport(report: ReportDefinition, { rows, filters, language }: Content): Promise<Buffer> {
  const { width, height } = PAGES[report.layout];
  const pdf = newPdf(report.title[language], report.layout);
  for (const [name, bytes] of FONTS) pdf.registerFont(name, bytes);
  const perPage = Math.floor((height - TABLE - FOOT) / LINE);
  const filter = `${WORDS[language].filter}: ${describeFilters(filters, report, language)}`;
  const lines = [
    ...wrapped(filter, Math.floor((width - 2 * MARGIN) / (FONT_SIZE * 0.6))).map(asText),
    ...linesOf(report, rows, language),
  ];
  const columns = columnsOf(report, width - 2 * MARGIN, language);
  const pages = Math.ceil(lines.length / perPage);
  for (let page = 0; page < pages; page++) {
    pdf.addPage();
    printFrame(pdf, report, { columns, language, width, height, number: `${page + 1}`, pages: `${pages}` });
    for (const [index, line] of lines.slice(page * perPage, (page + 1) * perPage).entries()) {
      printLine(pdf, line, columns, TABLE + index * LINE);
    }
    await setImmediate();
  }
  return bytesOf(pdf);
}

const require = createRequire(import.meta.url);
const PLAIN = "DejaVuSansCondensed";
const BOLD = "DejaVuSansCondensed-Bold";
/** Type with letters of all of Europe: the names of people do not stop at the fourteen fonts every reader has. */
const FONTS = [
  [PLAIN, readFileSync(require.resolve("dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf"))],
  [BOLD, readFileSync(require.resolve("dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf"))],
] as const;

function asText(text: string): ReportLine {
  return { kind: "text", text };
}

/** Cuts a long text into lines, between words where there are any. */
function wrapped(text: string, longest: number): string[] {
  return text.match(new RegExp(`.{1,${longest}}(?=\\s|$)\\s?|.{1,${longest}}`, "gsu")) ?? [];
}

function columnsOf({ printed, fields }: ReportDefinition, width: number, language: Language): Column[] {
  const shares = printed.reduce((sum, { share }) => sum + share, 0);
  let x = MARGIN;
  return printed.map(({ index, share }) => {
    const field = fields[index];
    const column = {
      x,
      width: (share / shares) * width - 6,
      label: field?.label[language] ?? "",
      toTheRight: field?.dataType === "decimal",
    };
    x += (share / shares) * width;
    return column;
  });
}

type Frame = { columns: Column[]; language: Language; width: number; height: number; number: string; pages: string };

function printFrame(pdf: Pdf, report: ReportDefinition, frame: Frame): void {
  const { columns, language, width, height, number, pages } = frame;
  const words = WORDS[language];
  pdf.font(PLAIN).fontSize(9);
  print(pdf, report.letterhead, MARGIN, 36);
  print(pdf, words.printed, MARGIN, height - 36);
  print(pdf, `${words.page} ${number} ${words.of} ${pages}`, width - MARGIN - 80, height - 36);
  pdf.font(BOLD).fontSize(15);
  print(pdf, report.title[language], MARGIN, 54);
  pdf.fontSize(FONT_SIZE);
  for (const column of columns) printCell(pdf, column.label, column, TABLE - 20);
  pdf
    .lineWidth(0.5)
    .moveTo(MARGIN, TABLE - 6)
    .lineTo(width - MARGIN, TABLE - 6)
    .stroke();
}

function printLine(pdf: Pdf, line: ReportLine, columns: readonly Column[], y: number): void {
  pdf.font(line.kind === "heading" || line.kind === "sums" ? BOLD : PLAIN).fontSize(FONT_SIZE);
  if ("text" in line) return print(pdf, line.text, MARGIN, y);
  for (const [index, column] of columns.entries()) printCell(pdf, line.cells[index] ?? "", column, y);
}

function printCell(pdf: Pdf, text: string, { x, width, toTheRight }: Column, y: number): void {
  if (text === "") return;
  let shown = text;
  let taken = pdf.widthOfString(shown);
  while (taken > width && shown.length > 2) {
    shown = `${shown.slice(0, Math.max(1, Math.floor((shown.length * width) / taken) - 1))}…`;
    taken = pdf.widthOfString(shown);
  }
  print(pdf, shown, toTheRight ? x + width - taken : x, y);
}

function print(pdf: Pdf, text: string, x: number, y: number): void {
  pdf.text(text, x, y, { lineBreak: false });
}

import type { RowsBody } from "../../answer";
import type { GetConnectorDefinition } from "../../rows/definition";
import type { RowSource, RowWriter } from "../../rows/row-source";
import { SandboxRefusal } from "../../refusal";
import type { SandboxSettings } from "../../settings";
import { escapeEnvelopeText } from "../envelope/print-envelope";
import type { GetOptions } from "./read-options";
import { rowsSchema } from "./rows-schema";
import { textHeading, textRows } from "./text-rows";
import { TEXT_OUTPUT } from "../wordings";
import { xmlRows } from "./xml-rows";

/** The document around the rows; it ends with a line feed, as in the real answers (protocol 4.4). */
const ROOT = "AfasGetConnector";

export type PrintableRows = {
  definition: GetConnectorDefinition;
  source: RowSource;
  count: number;
  rowAt: (position: number) => number;
};

/** The result of GetData: a document or lines of text, printed while they are sent (protocol 4.4). */
export function printRows(rows: PrintableRows, options: GetOptions, settings: SandboxSettings): RowsBody | string {
  return options.output.mode === "text" ? printText(rows, options, settings) : printXml(rows, options, settings);
}

function printXml(rows: PrintableRows, options: GetOptions, settings: SandboxSettings): RowsBody | string {
  const { definition, source, count } = rows;
  const { soapNoRows, soapSchemaTypes } = settings.openQuestions;
  if (count === 0 && soapNoRows === "nothing") return "";
  const hasSchema = options.hasMetadata && (count > 0 || soapNoRows === "schema");
  const schema = hasSchema ? rowsSchema(ROOT, definition, soapSchemaTypes) : "";
  if (count === 0 && schema === "") return `<${ROOT} />\n`;
  const withEmpty = options.output.mode === "xml" && options.output.withEmpty;
  const writer = xmlRows(definition, source, settings, withEmpty);
  return bodyOf(rows, writer, `<${ROOT}>${schema}`, `</${ROOT}>\n`);
}

function printText(rows: PrintableRows, { output, hasMetadata }: GetOptions, settings: SandboxSettings) {
  if (output.mode !== "text" || settings.openQuestions.soapTextOutput === "refused") {
    throw new SandboxRefusal(TEXT_OUTPUT);
  }
  const heading = hasMetadata ? textHeading(rows.definition, output) : "";
  if (rows.count === 0) return heading;
  return bodyOf(rows, textRows(rows.definition, rows.source, output), heading, "");
}

function bodyOf({ count, rowAt }: PrintableRows, writer: RowWriter, head: string, tail: string): RowsBody {
  return { head: escapeEnvelopeText(head), tail: escapeEnvelopeText(tail), count, rowAt, writer, separator: "" };
}

import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { FieldDefinition, GetConnectorDefinition } from "../../rows/definition";
import { latestKept } from "../../rows/print-cell";
import type { RowSource, RowWriter } from "../../rows/row-source";
import { shownDate } from "../../rows/wall-clock";
import { escapeEnvelopeText } from "../envelope/print-envelope";
import type { Output } from "./read-options";

type TextOutput = Extract<Output, { mode: "text" }>;

/**
 * Rows as lines of text (Outputmode 2; protocol 4.4). Regional is the Dutch notation, fixed is dd-mm-yy and a decimal
 * point. Quotes, line ends and the line of names that Metadata puts in front are inferred: no source shows such an answer.
 */
export function textRows({ fields }: GetConnectorDefinition, source: RowSource, output: TextOutput): RowWriter {
  const bytesOf = latestKept((row) => {
    const cells = fields.map((field, index) => quoted(cellText(field, source.cell(row, index), output), output));
    return Buffer.from(escapeEnvelopeText(`${cells.join(output.separator)}\n`), "utf8");
  });
  return {
    room: (row) => bytesOf(row).length,
    write: (row, out, at) => {
      const bytes = bytesOf(row);
      out.set(bytes, at);
      return at + bytes.length;
    },
  };
}

export function textHeading({ fields }: GetConnectorDefinition, output: TextOutput): string {
  return `${fields.map(({ id }) => quoted(id, output)).join(output.separator)}\n`;
}

function cellText({ dataType }: FieldDefinition, cell: CellValue, { format }: TextOutput): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "1" : "0";
  if (typeof cell === "number") return format === "fixed" ? String(cell) : String(cell).replace(".", ",");
  return dataType === "date" ? dateText(shownDate(cell), format) : cell;
}

function dateText(shown: string, format: TextOutput["format"]): string {
  const [, century = "", year = "", month = "", day = "", time = ""] =
    /^(\d\d)(\d\d)-(\d\d)-(\d\d)T(.{8})Z$/.exec(shown) ?? [];
  const date = `${day}-${month}-${format === "fixed" ? year : century + year}`;
  return time === "00:00:00" ? date : `${date} ${time}`;
}

function quoted(text: string, { separator }: TextOutput): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { escapeText } from "@/lib/xml/escape-xml";
import type { GetConnectorDefinition } from "../../rows/definition";
import { latestKept } from "../../rows/print-cell";
import type { RowNotation } from "../../rows/row-notation";
import type { RowSource, RowWriter } from "../../rows/row-source";
import type { SandboxSettings } from "../../settings";
import { cellTextOf, flagText } from "./cell-text";
import { escapeEnvelopeText } from "../envelope/print-envelope";
import { xmlNameOf } from "./xml-name";

/**
 * Rows as they stand in the envelope: one element per row, named after the connector, with a child per field (protocol
 * 4.4). All of it is text of the Result element, so that what a cell holds is escaped twice. `withEmpty` prints empty
 * fields too (Outputoptions 3; the form `<Notitie />` is inferred).
 */
export function xmlRows(
  { id, fields }: GetConnectorDefinition,
  source: RowSource,
  settings: SandboxSettings,
  withEmpty: boolean,
): RowWriter {
  const notation = xmlNotation(id, settings, withEmpty);
  if (source.bulk?.print) return source.bulk.print(notation);
  const parts = fields.map((field) => ({
    text: cellTextOf(field, settings),
    before: notation.before(field.id, false),
    after: notation.after(field.id, false),
    empty: notation.empty(field.id),
  }));
  const bytesOf = latestKept((row) => {
    let printed = notation.row.start;
    for (const [field, { text, before, after, empty }] of parts.entries()) {
      const shown = text(source.cell(row, field));
      printed += shown === null ? empty : before + notation.text(shown) + after;
    }
    return Buffer.from(printed + notation.row.end, "utf8");
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

function xmlNotation(connectorId: string, settings: SandboxSettings, withEmpty: boolean): RowNotation {
  // From Profit 7 on CR is &#xD;, before &#x0D; (protocol 4.4); the second escaping makes &amp;#xD; of it.
  const carriageReturn = settings.profitVersion >= 7 ? "&#xD;" : "&#x0D;";
  const before = (id: string) => escapeEnvelopeText(`<${xmlNameOf(id)}>`);
  const after = (id: string) => escapeEnvelopeText(`</${xmlNameOf(id)}>`);
  return {
    row: { start: before(connectorId), end: after(connectorId) },
    between: "",
    before,
    after,
    empty: (id) => (withEmpty ? escapeEnvelopeText(`<${xmlNameOf(id)} />`) : ""),
    text: (value) =>
      // Most cells are plain, and need no look at each sign.
      PLAIN.test(value) ? value : escapeText(escapeText(value).replaceAll("\r", carriageReturn)),
    flag: flagText(settings),
    dateEnd: "",
  };
}
const PLAIN = /^[\w .,:@/+-]*$/;

import { CELL } from "@/lib/profit/wire/page-cells";
import { bytesOf, ByteSink, fixed } from "./byte-sink";
import { endWithoutZone, MINUS, type OutputColumn, rowsOf, spanOf, ZERO } from "./columns";
import { plainCheckpoint } from "./plain-checkpoint";
import type { RowWriter } from "./row-writer";
import { Scratch } from "./unescape";
import { escapedLengthFactor, escapeXmlTo } from "./xml-text";

/**
 * The form in which Profit's own SOAP service gives rows (protocol 4.4): `AfasGetConnector`, an element per row with the
 * connector's name, an element per field; nothing for null, an empty element for an empty text. One row per line.
 */
export function xmlWriter(columns: readonly OutputColumn[], name: string): RowWriter {
  const rowName = elementNameOf(name);
  const [open, close] = [fixed(`<${rowName}>`), fixed(`</${rowName}>\n`)];
  const tags = columns.map(({ id }) => {
    const field = elementNameOf(id);
    return { open: fixed(`<${field}>`), close: fixed(`</${field}>`), empty: fixed(`<${field}/>`) };
  });
  const isDate = columns.map((column) => column.isDate);
  const room = tags.reduce((sum, tag) => sum + tag.open.length + tag.close.length + 2, open.length + close.length);
  const scratch = new Scratch();
  const sink = new ByteSink();
  return {
    begin: () => [bytesOf('<?xml version="1.0" encoding="UTF-8"?>\n<AfasGetConnector>\n')],
    *page(cells) {
      const rows = rowsOf(cells, columns);
      const { bytes, view, starts, ends, kinds, positions, width } = rows;
      for (let row = 0; row < rows.rowCount; row++) {
        sink.makeRoom(spanOf(rows, row) * escapedLengthFactor + room);
        sink.copyAll(open);
        for (let column = 0; column < positions.length; column++) {
          const cell = row * width + (positions[column] as number);
          const kind = kinds[cell] as number;
          if (kind === CELL.null) continue;
          const tag = tags[column] as (typeof tags)[number];
          const start = starts[cell] as number;
          const end = ends[cell] as number;
          if (start === end) {
            sink.copyAll(tag.empty);
            continue;
          }
          sink.copyAll(tag.open);
          if (kind === CELL.escapedText) escapeXmlTo(sink, scratch.bytes, 0, scratch.unescape(bytes, start, end));
          else if (kind === CELL.text)
            escapeXmlTo(sink, bytes, start, isDate[column] ? endWithoutZone(bytes, start, end) : end);
          else if (kind === CELL.numberWithoutZero) {
            const point = bytes[start] === MINUS ? start + 1 : start;
            sink.copy(view, start, point);
            sink.put(ZERO);
            sink.copy(view, point, end);
          } else sink.copy(view, start, end);
          sink.copyAll(tag.close);
        }
        sink.copyAll(close);
        if (sink.isFull) yield sink.take();
      }
    },
    flush: () => sink.rest(),
    checkpoint: (onState) => plainCheckpoint(sink.rest(), onState),
    *end() {
      yield* sink.rest();
      yield bytesOf("</AfasGetConnector>\n");
    },
  };
}

// cspell:ignore effff
/** NameStartChar and NameChar of XML 1.0 (fifth edition), without the colon, which means a namespace. */
const NAME_START =
  /^[A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]$/u;
const NAME_REST = /^[-.0-9\u00b7\u0300-\u036f\u203f\u2040]$/u;

/**
 * What XML does not take in a name is written as `_x0020_`, as .NET's XmlConvert does. A name that looks like that
 * already is escaped too, so that no two fields get one name.
 */
export function elementNameOf(name: string): string {
  let escaped = "";
  let rest = name.toWellFormed();
  while (rest !== "") {
    const sign = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    const isKept = NAME_START.test(sign) || (escaped !== "" && NAME_REST.test(sign));
    escaped += isKept && !/^_x[0-9A-Fa-f]{4}_/.test(rest) ? sign : codeOf(sign);
    rest = rest.slice(sign.length);
  }
  return escaped === "" ? "_" : escaped;
}

function codeOf(sign: string): string {
  const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `_x${code.padStart(code.length > 4 ? 8 : 4, "0")}_`;
}

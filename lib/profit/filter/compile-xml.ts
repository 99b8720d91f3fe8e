import { isWithoutValue } from "./compile-lists";
import { OPERATORS } from "./operators";
import type { Filter, RowsQuery, SortField } from "./rows-query";

/** `filtersXml` of SOAP: fields in one Filter are ANDed, Filters are ORed; 8 and 9 have no text (protocol 4.4). */
export function filtersXmlOf(filter: Filter): string {
  const groups = filter.groups.filter((group) => group.length > 0);
  if (groups.length === 0) return "";
  const printed = groups.map((group, index) => {
    const fields = group.map((condition) => {
      const start = `<Field FieldId="${attribute(condition.fieldId)}" OperatorType="${OPERATORS[condition.operator]}"`;
      return isWithoutValue(condition) ? `${start}/>` : `${start}>${text(condition.value)}</Field>`;
    });
    return `<Filter FilterId="Filter ${index + 1}">${fields.join("")}</Filter>`;
  });
  return `<Filters>${printed.join("")}</Filters>`;
}

/**
 * The options of GetDataWithOptions: XML, no schema, empty fields as empty elements, and the order as an Index, where 1
 * is ascending and 0 descending (protocol 4.4).
 */
export function optionsXmlOf(orderBy: readonly SortField[]): string {
  const fields = orderBy.map(
    ({ fieldId, direction }) =>
      `<Field FieldId="${attribute(fieldId)}" OperatorType="${direction === "asc" ? 1 : 0}"/>`,
  );
  const index = fields.length === 0 ? "" : `<Index>${fields.join("")}</Index>`;
  return `<options><Outputmode>1</Outputmode><Metadata>0</Metadata><Outputoptions>3</Outputoptions>${index}</options>`;
}

type SoapPage = Pick<RowsQuery, "filter" | "orderBy" | "skip"> & { connectorId: string; take: number };

/**
 * The envelope of GetDataWithOptions, without a token: that goes in the header (protocol 2.1). Skip and take are plain
 * parameters: without a take SOAP gives no rows, and inside the options it gives at most 1000 (protocol 4.4).
 */
export function soapEnvelopeOf({ connectorId, filter, orderBy, skip, take }: SoapPage): string {
  const filters = filtersXmlOf(filter);
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
    '<GetDataWithOptions xmlns="urn:Afas.Profit.Services">' +
    `<connectorId>${text(connectorId)}</connectorId>` +
    (filters === "" ? "" : `<filtersXml>${text(filters)}</filtersXml>`) +
    `<skip>${skip}</skip><take>${take}</take><options>${text(optionsXmlOf(orderBy))}</options>` +
    "</GetDataWithOptions></soap:Body></soap:Envelope>"
  );
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A carriage return as a reference, or a parser would make a line feed of it. */
function text(value: string): string {
  return value.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign).replaceAll("\r", "&#xD;");
}

function attribute(value: string): string {
  return value
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(/[\t\n\r]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`);
}

/** The characters that XML 1.0 has no way to write: a value with one cannot be asked over SOAP. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Field ids and values that XML cannot carry. */
export function unwritableIn({ filter, orderBy }: Pick<RowsQuery, "filter" | "orderBy">): string[] {
  const written = [
    ...filter.groups
      .flat()
      .flatMap((condition) => [condition.fieldId, isWithoutValue(condition) ? "" : condition.value]),
    ...orderBy.map(({ fieldId }) => fieldId),
  ];
  return written.filter((value) => UNWRITABLE.test(value) || !value.isWellFormed());
}

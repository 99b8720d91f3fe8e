/** SOAP answers of prepared bytes for the page server: about 50 MB of rows in all, cut where a question asks. */

const ROWS = 57_000;
const FIRST_ID = 1_000_000_000;

type SoapColumn = { id: string; dataType: string };

type Prepared = { bytes: Buffer; starts: number[] };

let prepared: Prepared | null = null;

/** One text per row, escaped as an envelope has it; a cell's own text is escaped twice (protocol 4.1). */
function prepare(columns: readonly SoapColumn[], cellOf: (row: number, column: number) => unknown): Prepared {
  const starts: number[] = [];
  const pieces: Buffer[] = [];
  let at = 0;
  for (let row = 0; row < ROWS; row++) {
    const cells = columns.map(({ id, dataType }, column) => {
      const value = column === 0 ? FIRST_ID + row : cellOf(row, column);
      if (value === null) return `&lt;${id} /&gt;`;
      const text = dataType === "date" ? String(value).replace(/Z$/, "") : String(value);
      return `&lt;${id}&gt;${text.replaceAll("&", "&amp;amp;").replaceAll("<", "&amp;lt;")}&lt;/${id}&gt;`;
    });
    const piece = Buffer.from(`&lt;Soap&gt;${cells.join("")}&lt;/Soap&gt;`);
    starts.push(at);
    at += piece.length;
    pieces.push(piece);
  }
  starts.push(at);
  return { bytes: Buffer.concat(pieces), starts };
}

const HEAD =
  '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
  '<GetDataWithOptionsResponse xmlns="urn:Afas.Profit.Services"><GetDataWithOptionsResult>&lt;AfasGetConnector&gt;';
const TAIL =
  "&lt;/AfasGetConnector&gt;\n</GetDataWithOptionsResult></GetDataWithOptionsResponse></soap:Body></soap:Envelope>";

/** What the console asks: `skip` and `take` as plain parameters, in the order of `Id`. */
export function soapPage(
  request: string,
  columns: readonly SoapColumn[],
  cellOf: (row: number, column: number) => unknown,
): Buffer {
  prepared ??= prepare(columns, cellOf);
  const { bytes, starts } = prepared;
  const number = (name: string) => Number(new RegExp(`<${name}>(\\d+)</${name}>`).exec(request)?.[1] ?? 0);
  const first = Math.min(ROWS, number("skip"));
  const last = Math.min(ROWS, first + number("take"));
  return Buffer.concat([Buffer.from(HEAD), bytes.subarray(starts[first], starts[last]), Buffer.from(TAIL)]);
}

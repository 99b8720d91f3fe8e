/**
 * The soap room reads GetConnectors over Profit's SOAP service (protocol 4.1 to 4.4, 4.9): one page at a time, cut into the
 * same cells as those of REST. Writing, reports and attachments over SOAP are no business of it.
 */
import { readPieces } from "../body";
import type { ProfitEndpoint } from "../endpoint";
import { ProfitError } from "../errors";
import { soapEnvelopeOf, unwritableIn } from "../filter/compile-xml";
import type { PageLimits, PageRequest, ReceivedPage } from "../rest/get-connector";
import { sendTo } from "../transport";
import type { SoapField } from "./field-names";
import { SoapOpening } from "./soap-opening";
import { faultErrorOf, soapErrorOf } from "./soap-fault";
import { SoapPageScanner } from "./soap-page-scanner";

/** What a page may weigh as it comes: its markup is twice its content. */
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;
/** Of an answer about half is kept; and something more, or the last rows would ask for twice as much. */
const KEPT_SHARE = 0.6;
const MORE_BYTES = 384 * 1024;
const MOST_EXPECTED_BYTES = 16 * 1024 * 1024;
const SERVICE = "appconnectorget.asmx";

/** Asks one page of a GetConnector over SOAP. */
export function requestSoapPage(endpoint: ProfitEndpoint, page: PageRequest, signal?: AbortSignal): Promise<Response> {
  const { soapBaseUrl } = endpoint;
  if (!soapBaseUrl) throw new ProfitError("HOST_NOT_ALLOWED", "This connection has no address for SOAP");
  if (unwritableIn(page).length > 0) {
    throw new ProfitError("REFUSED", "A value of the filter has a character that XML, and so SOAP, cannot carry");
  }
  return sendTo(endpoint, new URL(SERVICE, soapBaseUrl), {
    method: "POST",
    headers: {
      accept: "text/xml",
      "content-type": "text/xml; charset=utf-8",
      soapaction: '"urn:Afas.Profit.Services/GetDataWithOptions"',
    },
    body: soapEnvelopeOf(page),
    ...(signal && { signal }),
  });
}

type Asked = { connectorId: string; take: number; fields: readonly SoapField[] };

/** The bytes, cut into rows while they arrive. With `scanReceived` a page is checked whole, as one of REST. */
export async function receiveSoapPage(
  response: Response,
  { connectorId, take, fields }: Asked,
  limits: PageLimits = {},
): Promise<ReceivedPage> {
  const { onRows, expectedBytes = 0, ...readLimits } = limits;
  const { status } = response;
  if (!response.ok) throw await soapErrorOf(response, readLimits);
  const told = response.headers.has("content-encoding") ? 0 : Number(response.headers.get("content-length") ?? 0);
  const expected = Math.min(Math.round(told * KEPT_SHARE) || expectedBytes, MOST_EXPECTED_BYTES);
  const scanner = new SoapPageScanner(connectorId, fields, { bytes: expected && expected + MORE_BYTES, rows: take });
  const opening = new SoapOpening();
  let seen = 0;
  let fault: unknown = null;
  const read = (advance: () => void) => {
    if (fault) return;
    try {
      advance();
      if (onRows && scanner.rowCount > seen) onRows(scanner.cells(seen), status);
      seen = scanner.rowCount;
    } catch (error) {
      // Told when all has arrived: an answer that breaks off is asked for again, whatever is wrong with its beginning.
      fault = error;
    }
  };
  await readPieces(response, { maxBytes: MAX_ANSWER_BYTES, ...readLimits }, (piece) => {
    opening.take(piece, scanner.rowCount === 0);
    read(() => scanner.add(piece));
  });
  read(() => scanner.end());
  const stranger = opening.strangerOf(response.headers.get("content-type"), status);
  if (stranger) throw stranger;
  if (scanner.isFault) throw faultErrorOf(opening.text, status) ?? notAFault(status);
  if (fault) throw fault;
  return { scanner, bytes: opening.bytes, status };
}

function notAFault(status: number): ProfitError {
  return new ProfitError("BAD_ANSWER", "The answer is a fault that cannot be read", { status, fault: "wrongShape" });
}

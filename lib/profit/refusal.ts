import { isUtf8 } from "node:buffer";
import { type BodyLimits, readBody } from "./body";
import { ProfitError, type ProfitErrorCode, type ProfitErrorDetails } from "./errors";

/** A refusal is a few hundred bytes; more than this is not one, and is not worth reading. */
const MAX_REFUSAL_BYTES = 256 * 1024;

const MEANING: Partial<Record<number, [ProfitErrorCode, string]>> = {
  401: ["TOKEN_REJECTED", "Profit refused the token"],
  403: ["ADDRESS_BLOCKED", "The app connector does not accept calls from this address"],
  404: ["NOT_FOUND", "Nothing there, or the query is too long"],
  413: ["TOO_LARGE", "The request is larger than Profit accepts"],
  429: ["UNAVAILABLE", "Profit asks for fewer calls"],
  502: ["UNAVAILABLE", "The server before Profit got no answer from it"],
  503: ["UNAVAILABLE", "Profit is busy or under maintenance"],
  504: ["UNAVAILABLE", "The server before Profit got no answer from it in time"],
};

/** Turns a bad status into the error it stands for (protocol 2.3, 3.0). `errorNumber` is for the log, not for logic. */
export async function profitErrorOf(
  response: Response,
  { signal, meter }: Pick<BodyLimits, "signal" | "meter"> = {},
): Promise<ProfitError> {
  const { status } = response;
  const body = await readBody(response, { maxBytes: MAX_REFUSAL_BYTES, stallMs: 10_000, signal, meter }).catch(
    (error: unknown) => {
      signal?.throwIfAborted();
      return error instanceof ProfitError ? error : Promise.reject(error);
    },
  );
  const text = body instanceof ProfitError ? "" : body.toString("utf8");
  const json = jsonOf(text);
  // Not sooner: an export's thread, which nearly always does without, starts 65 ms earlier (measured).
  const { OtherRefusal, Refusal, Unavailable } = await import("./wire/refusal");
  const refusal = Refusal.safeParse(json);
  const details: ProfitErrorDetails = {
    status,
    ...(refusal.success && refusal.data.profitLogReference && { logReference: refusal.data.profitLogReference }),
    ...(refusal.success && refusal.data.errorNumber != null && { errorNumber: refusal.data.errorNumber }),
  };
  const meaning = MEANING[status];
  if (meaning) {
    const told = Unavailable.safeParse(json).data?.retry_after;
    const wait = status === 503 || status === 429 ? retryAfterOf(told, response.headers.get("retry-after")) : undefined;
    return new ProfitError(meaning[0], refusal.success ? refusal.data.externalMessage : meaning[1], {
      ...details,
      ...(wait !== undefined && { retryAfterSeconds: wait }),
    });
  }
  const words = refusal.success
    ? refusal.data.externalMessage
    : (OtherRefusal.safeParse(json).data ?? headerWordsOf(response));
  if (words) return new ProfitError("REFUSED", words, details);
  return strangerOf(response, text, body instanceof ProfitError ? body : undefined);
}

/** Profit's words in `X-PROFIT-ERROR`: base64 by clients, plain by the documentation, and on its way out (protocol 9.18). */
export function headerWordsOf(response: Response): string | undefined {
  const header = response.headers.get("x-profit-error");
  if (!header) return undefined;
  if (/^[A-Za-z0-9+/\s]+={0,2}$/.test(header) && header.replace(/\s/g, "").length % 4 === 0) {
    const bytes = Buffer.from(header, "base64");
    // A word such as "Fout" is base64 as well, of bytes that are no text.
    if (isUtf8(bytes) && !/[\x00-\x08\x0e-\x1f]/.test(bytes.toString("utf8"))) return bytes.toString("utf8");
  }
  return header;
}

/** True for a page meant for people: a login page, a proxy's error, an IIS page (protocol 4.9). */
export function isHtml(contentType: string | null, text: string): boolean {
  return contentType?.includes("html") === true || /^\s*<(!doctype|html|\?xml|head|body)/i.test(text);
}

/** A bad status without Profit's words: who spoke? */
function strangerOf(response: Response, text: string, unreadable: ProfitError | undefined): ProfitError {
  const { status } = response;
  if (unreadable?.fault !== "tooLarge" && unreadable) return unreadable;
  if (isHtml(response.headers.get("content-type"), text)) {
    return new ProfitError("NOT_PROFIT", `A web page (status ${status}) where Profit's answer was expected`, {
      status,
      fault: "html",
    });
  }
  const what = unreadable
    ? "far more than a refusal"
    : text === ""
      ? "nothing else"
      : "not a refusal as Profit words it";
  return new ProfitError("BAD_ANSWER", `Status ${status} and ${what}`, {
    status,
    fault: text === "" && !unreadable ? "empty" : "status",
  });
}

/** In the body as seconds, in the header as seconds or a date (protocol 3.0). */
function retryAfterOf(told: number | null | undefined, header: string | null): number | undefined {
  if (typeof told === "number") return Math.max(0, told);
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.round(seconds)) : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

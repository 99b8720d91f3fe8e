import { isUtf8 } from "node:buffer";
import type { z } from "zod";
import { type BodyLimits, readBody } from "../body";
import { ProfitError } from "../errors";
import { headerWordsOf, isHtml, profitErrorOf } from "../refusal";

export type ReadLimits = Partial<BodyLimits>;

/** The body of an answer that says 200 and really is JSON text, without its byte order mark; else what it is instead. */
export async function readJsonBytes(response: Response, limits: ReadLimits & { maxBytes: number }): Promise<Buffer> {
  if (!response.ok) throw await profitErrorOf(response, limits);
  const { status } = response;
  // One client treats the header as a refusal whatever the status (protocol 3.0); rows under it are not to be trusted.
  const refusal = headerWordsOf(response);
  if (refusal !== undefined) {
    await response.body?.cancel();
    throw new ProfitError("REFUSED", refusal, { status });
  }
  const bytes = withoutByteOrderMark(await readBody(response, limits));
  const start = bytes.findIndex((byte) => byte > 0x20);
  if (start === -1)
    throw new ProfitError("BAD_ANSWER", `Status ${status} and an empty answer`, { status, fault: "empty" });
  if (bytes[start] !== 0x7b && bytes[start] !== 0x5b) {
    const beginning = bytes.toString("latin1", start, start + 64);
    throw isHtml(response.headers.get("content-type"), beginning)
      ? new ProfitError("NOT_PROFIT", "A web page where Profit's answer was expected", { status, fault: "html" })
      : new ProfitError("BAD_ANSWER", "The answer is not JSON", { status, fault: "notJson" });
  }
  if (!isUtf8(bytes)) throw new ProfitError("BAD_ANSWER", "The answer is not UTF-8", { status, fault: "notJson" });
  return bytes;
}

/** Reads a small JSON answer against its schema. `what` names it in errors. */
export async function readJson<T>(
  response: Response,
  schema: z.ZodType<T>,
  what: string,
  limits: ReadLimits = {},
): Promise<T> {
  const bytes = await readJsonBytes(response, { maxBytes: 16 * 1024 * 1024, ...limits });
  const { status } = response;
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    const isCutOff = cause instanceof SyntaxError && stopsAtEnd(cause, bytes);
    throw isCutOff
      ? new ProfitError("BAD_ANSWER", `The ${what} stops after ${bytes.length} bytes`, {
          status,
          fault: "cutOff",
          cause,
        })
      : new ProfitError("BAD_ANSWER", `The ${what} is not JSON`, { status, fault: "notJson", cause });
  }
  const answer = schema.safeParse(json);
  if (answer.success) return answer.data;
  const [issue] = answer.error.issues;
  throw new ProfitError(
    "BAD_ANSWER",
    `The ${what} has an unexpected shape${issue ? `: ${issue.path.join(".") || "the whole"}: ${issue.message}` : ""}`,
    { status, fault: "wrongShape", cause: answer.error },
  );
}

/** True when the parser came to the end without a fault: what is there is right, the rest is missing. */
function stopsAtEnd(error: SyntaxError, bytes: Buffer): boolean {
  const position = /at position (\d+)/.exec(error.message)?.[1];
  return position === undefined
    ? /end of JSON input/.test(error.message)
    : /^Unterminated/.test(error.message) || Number(position) >= bytes.toString("utf8").length;
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

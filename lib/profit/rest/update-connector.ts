import { readBody } from "../body";
import type { ProfitEndpoint } from "../endpoint";
import { ProfitError } from "../errors";
import { headerWordsOf, isHtml, profitErrorOf } from "../refusal";
import { type Leaving, sendTo } from "../transport";
import { UpdateAnswer } from "../wire/update-answer";
import type { WriteAnswer, WrittenRecord } from "../write/written-record";
import type { ReadLimits } from "../answer/read-json";

/** Keys of the records that were written: a few bytes each. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** `url` stands below the endpoint's own address; a DELETE has no body (protocol 3.6 to 3.8). */
export type UpdateRequest = { method: "POST" | "PUT" | "DELETE"; url: string; body: string | null };

/** Writes, once. Nothing in here may ever ask a second time: there is no telling whether the first was done. */
export async function requestUpdate(
  endpoint: ProfitEndpoint,
  { method, url: address, body }: UpdateRequest,
  leaving: Leaving,
): Promise<Response> {
  const url = new URL(address);
  if (!url.href.startsWith(endpoint.restBaseUrl.href)) {
    throw new ProfitError("HOST_NOT_ALLOWED", "The address is not one of this connection");
  }
  return sendTo(endpoint, url, {
    method,
    headers: {
      accept: "application/json",
      ...(body !== null && { "content-type": "application/json;charset=utf-8" }),
    },
    ...(body !== null && { body }),
    leaving,
  });
}

/**
 * What became of it. Throws ProfitError for a refusal, and for an answer that cannot be read: a 200 with a web page or
 * half a JSON says nothing of what Profit did.
 */
export async function readUpdateAnswer(response: Response, limits: ReadLimits = {}): Promise<WriteAnswer> {
  if (!response.ok) throw await profitErrorOf(response, limits);
  const { status } = response;
  const words = headerWordsOf(response);
  const bytes = await readBody(response, { maxBytes: MAX_ANSWER_BYTES, ...limits });
  // One client treats the header as a refusal whatever the status (protocol 3.0).
  if (words !== undefined) throw new ProfitError("REFUSED", words, { status });
  const text = bytes
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trim();
  const records = text === "" ? [] : recordsOf(text, response);
  return { records, bytes: bytes.length, status };
}

function recordsOf(text: string, { status, headers }: Response): WrittenRecord[] {
  if (isHtml(headers.get("content-type"), text) && !text.startsWith("{")) {
    throw new ProfitError("NOT_PROFIT", "A web page where Profit's answer was expected", { status, fault: "html" });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ProfitError("BAD_ANSWER", "The answer to the write is not JSON", { status, fault: "notJson", cause });
  }
  const answer = UpdateAnswer.safeParse(json);
  if (!answer.success) {
    const details = { status, fault: "wrongShape" as const, cause: answer.error };
    throw new ProfitError("BAD_ANSWER", "The answer to the write has an unexpected shape", details);
  }
  return Object.entries(answer.data).flatMap(([object, one]) =>
    [one ?? []].flat().map((ids) => ({ object, ids: asText(ids) })),
  );
}

type Ids = Record<string, string | number | boolean | null>;

function asText(ids: Ids): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ids).flatMap(([id, value]) => (value === null ? [] : [[id, String(value)]])),
  );
}

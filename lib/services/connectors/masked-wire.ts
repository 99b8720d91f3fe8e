import { maskAnswerText } from "@/lib/privacy/mask-answer";
import type { WireBody, WireCall } from "../history/port";

/**
 * Calls as they may be kept: of the fields that are sensitive no value stands in an answer, also when the person who
 * asked was allowed to see them (design 5.7). What was never kept cannot be found later.
 */
export function maskedWire(calls: readonly WireCall[], fieldIds: Iterable<string>): WireCall[] {
  const fields = [...fieldIds];
  return calls.map((call) =>
    call.answer ? { ...call, answer: { ...call.answer, body: masked(call.answer.body) } } : call,
  );

  function masked(body: WireBody | null): WireBody | null {
    return body?.text == null ? body : { ...body, text: maskAnswerText(body.text, fields) };
  }
}

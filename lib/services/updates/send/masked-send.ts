import { maskAnswerText } from "@/lib/privacy/mask-answer";
import { sensitiveFieldsOf } from "@/lib/privacy/sensitive-fields";
import type { WireBody } from "@/lib/profit/wire-log/wire-call";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { fieldsOf } from "@/lib/schema/flatten";
import type { SendEnding } from "./port";

/**
 * An outcome as it may be kept in the history: of fields whose values are nobody's business none stands in what went
 * over the line (design 5.7). The body itself is kept apart, sealed, for who sent it.
 */
export function maskedSend<E extends SendEnding>(ending: E, schema: Pick<ConnectorSchema, "root">): E {
  const masked = (body: WireBody | null): WireBody | null =>
    body?.text == null ? body : { ...body, text: maskAnswerText(body.text, sensitiveIds(schema)) };
  return {
    ...ending,
    wire: () =>
      ending.wire().map(({ request, answer, ...call }) => ({
        ...call,
        request: { ...request, body: masked(request.body) },
        answer: answer && { ...answer, body: masked(answer.body) },
      })),
  };
}

function sensitiveIds(schema: Pick<ConnectorSchema, "root">): string[] {
  const fields = fieldsOf(schema).flatMap(({ field: { id, label, englishLabel, kind } }) => [
    { id, label, dataType: kind },
    { id, label: englishLabel, dataType: kind },
  ]);
  return [...sensitiveFieldsOf(fields).keys()];
}

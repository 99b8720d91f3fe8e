import { emptyAnswer, JSON_TYPE, type Answer } from "../answer";
import type { AuthenticatedCall } from "../call";
import type { Environment } from "../environment";
import { readOrder } from "../filter/order";
import { SandboxRefusal } from "../refusal";
import { shuffleOf } from "../rows/shuffle";
import { readPageWindow } from "./page";
import { readFilters } from "./read-filters";

/** GET connectors/{GetConnector}: rows (protocol 3.5). `segments` are those behind `connectors`. */
export function answerGetConnector(
  environment: Environment,
  call: AuthenticatedCall,
  segments: readonly string[],
): Answer {
  const [id = "", pathFields, pathValues, ...rest] = segments;
  // The path form is connectors/X/F1,F2/V1,V2 and nothing else (protocol 3.5).
  if (segments.length === 0 || segments.length === 2 || rest.length > 0) return emptyAnswer(404);
  const connector = environment.getConnectorFor(call.appConnector, id);
  if (connector.definition.blocked) throw new SandboxRefusal("connectorBlocked", id);

  const page = readPageWindow(call.query.get("skip"), call.query.get("take"));
  const selection = connector.select(call.appConnector, {
    filters: readFilters(call, environment.settings.openQuestions, [pathFields, pathValues]),
    order: readOrder(call.query.get("orderbyfieldids") ?? ""),
  });
  const count = Math.max(0, Math.min(page.count, selection.length - page.from));
  if (count > (connector.definition.refusesAbove ?? Number.POSITIVE_INFINITY)) throw new SandboxRefusal("outOfMemory");

  const shuffle = shuffleOf(environment.settings.seed, id, page.from);
  const rowAt = selection.ordered(shuffle);
  // Up to Profit 6 skip, take and rows stand on lines of their own (protocol 3.0; the exact blanks are inferred).
  const br = environment.settings.profitVersion < 7 ? "\r\n" : "";
  return {
    status: 200,
    headers: { "content-type": JSON_TYPE },
    body: {
      head: `{${br}"skip":${page.skip},${br}"take":${page.take},${br}"rows":[`,
      count,
      rowAt: (position) => rowAt(page.from + position),
      writer: connector.writer,
      separator: ",",
      tail: `]${br}}`,
    },
  };
}

import { type Answer, emptyAnswer, jsonAnswer } from "../answer";
import type { AuthenticatedCall } from "../call";
import type { Environment } from "../environment";
import { executeDelete } from "../updates/execute-delete";
import { executeUpdate, type UpdateResult } from "../updates/execute-update";
import { readDeletePath } from "../updates/payload/read-delete-path";
import { readJsonPayload } from "../updates/payload/read-json-payload";
import { insertingBelow } from "../updates/payload/sub-objects";

/** POST, PUT and DELETE on connectors/{UpdateConnector} (protocol 3.6–3.8). `segments` are those behind `connectors`. */
export function answerUpdateConnector(
  environment: Environment,
  call: AuthenticatedCall,
  segments: readonly string[],
): Answer {
  const [id, ...rest] = segments;
  if (id === undefined) return emptyAnswer(404);
  // Who may not use the connector hears so first, whatever else is wrong.
  const definition = environment.updateConnectorFor(call.appConnector, id);
  if (call.method === "DELETE") return deleted(environment, call, id, rest.length);

  const { names, invalidJson, putStatus, resultName } = environment.settings.openQuestions;
  const payload = readJsonPayload(call.body.toString("utf8"));
  if (payload === "invalid-json") return jsonAnswer(invalidJson, { message: "Invalid json" });
  const isPut = call.method === "PUT";
  // One client sends a PUT to a sub-object (protocol 3.7); that it does what any PUT does is inferred.
  const written = rest.length > 0 && !isPut ? insertingBelow(definition.root, payload, rest, names) : payload;
  const result = executeUpdate(environment, call, id, written, isPut || rest.length > 0 ? "update" : "insert", "rest");
  const name = resultName === "root" ? result.root : definition.id;
  return resultAnswer(isPut ? putStatus : 201, name, result);
}

/** Keys as text; several Elements give an array; many connectors give nothing back (protocol 3.6). */
function resultAnswer(status: number, name: string, result: UpdateResult): Answer {
  const rows = result.rows.map((row) => Object.fromEntries(row));
  return rows.length === 0
    ? emptyAnswer(status)
    : jsonAnswer(status, { results: { [name]: rows.length > 1 ? rows : rows[0] } });
}

function deleted(environment: Environment, call: AuthenticatedCall, id: string, length: number): Answer {
  const levels = readDeletePath(length === 0 ? [] : call.writtenSegments.slice(-length));
  if (!levels) return emptyAnswer(404);
  executeDelete(environment, call, id, levels);
  return emptyAnswer(200);
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { refusalAnswer } from "./answer";
import { type Call, readCall } from "./call";
import { control } from "./control";
import { dispatch, refuserOf, routeOf } from "./dispatch";
import type { Environment } from "./environment";
import { answerUnder } from "./fault-answer";
import type { Faults } from "./faults";
import { answerInTime, enter, type ParallelCalls, type Place, tooManyCalls } from "./limits";
import { readBody } from "./request-body";
import { type LoggedRequest, type RequestLog, withoutSecrets } from "./request-log";
import { writeAnswer } from "./write-answer";

/** What a running sandbox remembers. `environment` is replaced by a reset, so it is read anew for every request. */
export type SandboxState = {
  environment: Environment;
  faults: Faults;
  requests: RequestLog;
  parallel: ParallelCalls;
  reset: () => void;
  clock: () => Date;
};

/** Answers one HTTP request: the control API, or a service of Profit with the fault that was ordered for it. */
export async function serve(state: SandboxState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedAt = performance.now();
  const call = readCall(request);
  try {
    if (call.segments[0]?.toLowerCase() === "_sandbox") await serveControl(state, request, response, call);
    else await serveProfit(state, request, response, call, startedAt);
  } catch (error) {
    // A caller who left in the middle is no error of ours.
    if (request.errored || response.destroyed) return void response.destroy();
    console.error("The sandbox failed on", call.method, call.path, error);
    if (response.headersSent) return void response.destroy();
    await writeAnswer(request, response, refusalAnswer("Sandbox: internal error.", -2147180999), {
      fault: undefined,
      startedAt,
    });
  }
}

async function serveControl(state: SandboxState, request: IncomingMessage, response: ServerResponse, call: Call) {
  const answer = await control(state, request, call.segments);
  // Without Profit's CORS headers: no page of another site may read a token here.
  response.writeHead(answer.status, {
    ...answer.headers,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(answer.body);
}

async function serveProfit(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
  call: Call,
  startedAt: number,
) {
  const logged = emptyLine(state.clock(), call);
  state.requests.add(logged);
  let place: Place | undefined;
  try {
    // First of all: a call in SOAP tells its connector there, and what is cut off "after" must have been heard.
    const body = await readBody(request);
    const route = routeOf(call, body);
    Object.assign(logged, { service: route.service, connector: route.connector, action: route.action });
    const fault = state.faults.strike({ ...route, method: call.method, path: call.path });
    logged.fault = fault?.kind ?? null;

    const { settings } = state.environment;
    const entrance = await enter(state.parallel, settings, response);
    if (entrance === "left") return;
    if (entrance !== "refused") place = entrance;
    const refuse = refuserOf(route, call);
    const work = async () =>
      entrance === "refused"
        ? tooManyCalls(settings, call, refuse)
        : answerInTime({ settings, call, route, fault, response, refuse }, () =>
            dispatch(state.environment, call, body, route, (name) => (logged.appConnector = name)),
          );
    const answer = await answerUnder(fault, refuse, work);
    if (answer === undefined) return void request.socket.resetAndDestroy();
    if (response.destroyed) return;
    logged.status = answer.status;
    await writeAnswer(request, response, answer, { fault, startedAt, onSent: (bytes) => (logged.bytes += bytes) });
  } finally {
    place?.leave();
    logged.ms = Math.round(performance.now() - startedAt);
  }
}

function emptyLine(now: Date, { method, path, queryString }: Call): LoggedRequest {
  const nothing = {
    service: "",
    connector: null,
    action: "",
    appConnector: null,
    status: 0,
    fault: null,
    ms: 0,
    bytes: 0,
  };
  return { at: now.toISOString(), method, path, query: withoutSecrets(queryString), ...nothing };
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { refusalAnswer } from "./answer";
import { type Call, readCall } from "./call";
import { control } from "./control";
import { dispatch, routeOf } from "./dispatch";
import type { Environment } from "./environment";
import { faultAnswer } from "./fault-answer";
import type { Faults } from "./faults";
import { pause } from "./pause";
import type { LoggedRequest, RequestLog } from "./request-log";
import { writeAnswer } from "./write-answer";

/** What a running sandbox remembers. `environment` is replaced by a reset, so it is read anew for every request. */
export type SandboxState = {
  environment: Environment;
  faults: Faults;
  requests: RequestLog;
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
  const route = routeOf(call);
  const logged: LoggedRequest = {
    at: state.clock().toISOString(),
    method: call.method,
    path: call.path,
    query: call.queryString,
    service: route.service,
    connector: route.connector,
    action: route.action,
    appConnector: null,
    status: 0,
    ms: 0,
    bytes: 0,
  };
  state.requests.add(logged);
  const fault = state.faults.strike({ method: call.method, path: call.path, connector: route.connector });
  try {
    if (fault?.kind === "reset") return void request.socket.resetAndDestroy();
    if (fault?.kind === "delay") await pause(fault.ms, response);
    const onCaller = (name: string) => {
      logged.appConnector = name;
    };
    const answer = faultAnswer(fault) ?? (await dispatch(state.environment, request, call, route, onCaller));
    if (response.destroyed) return;
    logged.status = answer.status;
    await writeAnswer(request, response, answer, { fault, startedAt, onSent: (bytes) => (logged.bytes += bytes) });
  } finally {
    logged.ms = Math.round(performance.now() - startedAt);
  }
}

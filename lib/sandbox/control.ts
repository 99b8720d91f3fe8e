import type { IncomingMessage } from "node:http";
import { type Answer, jsonAnswer } from "./answer";
import { type AppConnector, authorizationOf, xmlTokenOf } from "./app-connectors";
import { readCall } from "./call";
import { listDocuments, listImages, listReports } from "./documents/list-documents";
import type { Environment } from "./environment";
import { FaultOrder, type Faults } from "./faults";
import { NTLM_DOMAIN } from "./ntlm/handshake";
import { describeClient, isClientOrder, orderForClient } from "./oauth/client-orders";
import type { RequestLog } from "./request-log";

const LARGEST_ORDER = 1_024 * 1_024;

export type Controlled = { environment: Environment; faults: Faults; requests: RequestLog; reset: () => void };

/** The control API hands out tokens, so it answers this machine only (design 4). */
export async function control(
  controlled: Controlled,
  request: IncomingMessage,
  segments: readonly string[],
): Promise<Answer> {
  if (!isFromThisMachine(request)) return jsonAnswer(403, { message: "The control API answers this machine only." });
  const { environment, faults, requests } = controlled;
  const name = segments.slice(1).join("/").toLowerCase();
  switch (`${request.method ?? ""} ${name}`) {
    case "GET ":
      return jsonAnswer(200, describe(environment));
    case "GET requests":
      return jsonAnswer(200, requests.list());
    case "GET mails":
      return jsonAnswer(200, environment.otp.mails());
    case "GET documents":
      return jsonAnswer(200, await listDocuments(environment, readCall(request).query));
    case "GET images":
      return jsonAnswer(200, listImages(environment));
    case "GET reports":
      return jsonAnswer(200, listReports(environment));
    case "POST faults":
      return orderFault(faults, await readText(request));
    case "DELETE faults":
      faults.clear();
      return jsonAnswer(200, { faults: 0 });
    case "POST reset":
      controlled.reset();
      return jsonAnswer(200, { reset: true });
  }
  if (isClientOrder(name) && request.method === "POST") {
    return orderForClient(environment.oauth, name, parsed((await readText(request)) ?? ""));
  }
  const known =
    isClientOrder(name) ||
    ["", "requests", "mails", "documents", "images", "reports", "faults", "reset"].includes(name);
  return known
    ? jsonAnswer(405, { message: `${request.method ?? "This method"} is not possible here.` })
    : jsonAnswer(404, { message: "There is nothing here." });
}

function describe(environment: Environment) {
  return {
    environment: environment.code,
    users: environment.users.map((user) => ({ ...user, ntlm: `${NTLM_DOMAIN}\\${user.id}` })),
    appConnectors: environment.appConnectors.map((appConnector) => describeAppConnector(environment, appConnector)),
  };
}

function describeAppConnector({ oauth, otp }: Environment, appConnector: AppConnector) {
  const { name, token, tokenEnds, state, getConnectors, updateConnectors, specialConnectors, users } = appConnector;
  const { mayNotUse = [], sees = {}, hasNoPrivacyRights = false, addresses = {} } = appConnector;
  const keys = otp.keysOf(appConnector);
  const client = describeClient(oauth, appConnector);
  return {
    name,
    state,
    authenticationType: token === null ? "oauth" : client ? "hybrid" : "classic",
    token,
    tokenEnds,
    xmlToken: token === null ? null : xmlTokenOf(token),
    authorization: token === null ? null : authorizationOf(token),
    oauth: client,
    otp: keys && { ...keys, userId: users[0] ?? "" },
    getConnectors,
    updateConnectors,
    specialConnectors,
    addresses,
    user: { mayNotUse, sees, hasPrivacyRights: !hasNoPrivacyRights },
  };
}

function orderFault(faults: Faults, text: string | undefined): Answer {
  const order = text === undefined ? undefined : FaultOrder.safeParse(parsed(text));
  if (!order?.success) {
    const problems = order?.error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`);
    return jsonAnswer(400, { message: "This fault cannot be ordered.", problems: problems ?? ["body: too large"] });
  }
  faults.add(order.data);
  return jsonAnswer(201, { faults: faults.count() });
}

/**
 * The socket must come from loopback, and the browser must believe so too: a Host header with another name is a page
 * whose name was bound to this address afterwards (DNS rebinding), an Origin elsewhere is a page that calls across.
 */
function isFromThisMachine(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  return (
    isLoopbackAddress(request.socket.remoteAddress ?? "") &&
    isLoopbackUrl(`http://${host ?? ""}`) &&
    (origin === undefined || isLoopbackUrl(origin))
  );
}

function isLoopbackAddress(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

function isLoopbackUrl(url: string): boolean {
  const hostname = URL.canParse(url) ? new URL(url).hostname : "";
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST_ORDER) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { decoded } from "./call";

/** One call to the sandbox. Credentials are never part of it. */
export type LoggedRequest = {
  at: string;
  method: string;
  /** Without the query string. */
  path: string;
  /** As written, but for the values of parameters that are secrets. */
  query: string;
  service: string;
  connector: string | null;
  action: string;
  appConnector: string | null;
  /** 0 when the call got no status: still busy, or cut off by a fault. */
  status: number;
  /** The kind of the fault that struck it, null for none. */
  fault: string | null;
  ms: number;
  /** Bytes of the body as sent. */
  bytes: number;
};

const KEPT = 1_000;

/** Parameters whose values open something, wherever a caller puts them. */
const SECRETS: ReadonlySet<string> = new Set([
  ...[
    "access_token",
    "apikey",
    "apitoken",
    "client_assertion",
    "client_secret",
    "code",
    "code_verifier",
    "environmentkey",
  ],
  ...["otp", "password", "refresh_token", "state", "token"],
]);

/** A query string fit to be kept: it may hold a code or, sent wrongly, a secret. */
export function withoutSecrets(queryString: string): string {
  const parts = queryString.slice(1).split("&");
  const kept = parts.map((part) => {
    const name = part.split("=", 1)[0] ?? "";
    return name !== part && SECRETS.has(decoded(name).toLowerCase()) ? `${name}=***` : part;
  });
  return `${queryString.slice(0, 1)}${kept.join("&")}`;
}

/** The latest calls, the oldest forgotten first. */
export function createRequestLog() {
  let requests: LoggedRequest[] = [];
  return {
    add(request: LoggedRequest): void {
      requests.push(request);
      if (requests.length > KEPT) requests.shift();
    },
    list: (): readonly LoggedRequest[] => requests,
    clear(): void {
      requests = [];
    },
  };
}
export type RequestLog = ReturnType<typeof createRequestLog>;

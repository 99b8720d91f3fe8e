/** One call to the sandbox. Credentials are never part of it. */
export type LoggedRequest = {
  at: string;
  method: string;
  /** Without the query string. */
  path: string;
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

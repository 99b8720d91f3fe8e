import type { WireBody, WireCall, WireHeader } from "@/lib/services/history/port";

/**
 * Calls as an HTTP Archive 1.2, which browsers and proxies read. What was masked or shortened stays so, and a comment says
 * it. HAR knows no "unknown": a time that nobody measured is -1, a size likewise.
 */
export function harOf(calls: readonly WireCall[], version: string) {
  return {
    log: {
      version: "1.2",
      creator: { name: "Schakel", version },
      entries: calls.map(entryOf),
      comment: "Secrets and the values of sensitive fields are masked (***); long answers are shortened.",
    },
  };
}

function entryOf({ at, method, url, request, answer, timings, error, attempt }: WireCall) {
  const { connectMs, waitMs, downloadMs } = timings;
  const timed = {
    blocked: -1,
    dns: -1,
    connect: connectMs ?? -1,
    send: 0,
    wait: waitMs ?? 0,
    receive: downloadMs ?? 0,
  };
  const comments = [
    ...(attempt > 1 ? [`try ${attempt}`] : []),
    ...(answer?.body?.isShortened ? [`answer shortened, ${answer.body.sizeBytes} bytes in all`] : []),
    ...(error ? [error.message] : []),
  ];
  return {
    startedDateTime: at,
    time: (connectMs ?? 0) + timed.wait + timed.receive,
    request: {
      ...{ method, url, httpVersion: "HTTP/1.1", cookies: [], headersSize: -1 },
      headers: request.headers.map(pairOf),
      queryString: [...new URL(url).searchParams].map(pairOf),
      ...(request.body && {
        postData: { mimeType: headerOf(request.headers, "content-type"), text: request.body.text ?? "" },
      }),
      bodySize: request.body?.sizeBytes ?? 0,
    },
    response: {
      ...{ httpVersion: "HTTP/1.1", cookies: [], headersSize: -1, statusText: "" },
      // As browsers write a call that got no answer.
      status: answer?.status ?? 0,
      headers: (answer?.headers ?? []).map(pairOf),
      content: contentOf(answer?.body ?? null, answer?.headers ?? []),
      redirectURL: "",
      bodySize: answer?.body?.wireBytes ?? (answer ? 0 : -1),
    },
    cache: {},
    timings: timed,
    ...(comments.length > 0 && { comment: comments.join("; ") }),
  };
}

function contentOf(body: WireBody | null, headers: readonly WireHeader[]) {
  const mimeType = headerOf(headers, "content-type");
  if (!body) return { size: 0, mimeType };
  return { size: body.sizeBytes, mimeType, ...(body.text !== null && { text: body.text }) };
}

function headerOf(headers: readonly WireHeader[], wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";
}

function pairOf([name, value]: readonly [name: string, value: string]): { name: string; value: string } {
  return { name, value };
}

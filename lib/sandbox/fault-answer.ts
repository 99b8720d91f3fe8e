import {
  type Answer,
  emptyAnswer,
  jsonAnswer,
  JSON_TYPE,
  refusalAnswer,
  type RowsBody,
  unavailableAnswer,
} from "./answer";
import type { Fault } from "./faults";

/** The answer that a fault puts in the place of the real one; undefined when the real one is still wanted. */
export function faultAnswer(fault: Fault | undefined): Answer | undefined {
  if (fault?.kind === "status") {
    const answer = statusAnswer(fault);
    const body = fault.body === undefined ? {} : { body: fault.body };
    return { ...answer, ...body, headers: { ...answer.headers, ...fault.headers } };
  }
  return fault?.kind === "malformed" ? malformedAnswer(fault) : undefined;
}

/** Each status in the form in which Profit gives it (protocol 3.0). */
function statusAnswer(fault: Extract<Fault, { kind: "status" }>): Answer {
  if (fault.status === 500) {
    return refusalAnswer(fault.message ?? "Er is een onverwachte fout opgetreden.", fault.errorNumber ?? -2147180999);
  }
  if (fault.status === 503) return unavailableAnswer(fault.retryAfter);
  return fault.message === undefined ? emptyAnswer(fault.status) : jsonAnswer(fault.status, { message: fault.message });
}

function malformedAnswer({ as, bytes }: Extract<Fault, { kind: "malformed" }>): Answer {
  const json = { "content-type": JSON_TYPE };
  switch (as) {
    case "json":
      return { status: 200, headers: json, body: '{"skip":0,"take":100,"rows":[{"Nummer":"10001","Naam":"Bak' };
    case "html":
      return {
        status: 200,
        headers: { "content-type": "text/html; charset=utf-8" },
        body: "<!DOCTYPE html><html><body><h1>Onderhoud</h1></body></html>",
      };
    case "empty":
      return { status: 200, headers: json };
    case "shape":
      return { status: 200, headers: json, body: '{"rows":"none","getConnectors":7,"fields":{},"version":1}' };
    case "huge":
      return { status: 200, headers: json, body: hugeBody(bytes) };
  }
}

/** A page that is well-formed and far too long, made while it is sent. */
function hugeBody(bytes: number): RowsBody {
  const row = Buffer.from(`{"Tekst":"${"x".repeat(1_000)}"}`);
  const write = (_row: number, out: Uint8Array, at: number) => {
    out.set(row, at);
    return at + row.length;
  };
  return {
    head: '{"skip":0,"take":100,"rows":[',
    tail: "]}",
    count: Math.ceil(bytes / (row.length + 1)),
    rowAt: (position) => position,
    writer: { room: () => row.length, write },
  };
}

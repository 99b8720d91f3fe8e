import {
  type Answer,
  emptyAnswer,
  jsonAnswer,
  JSON_TYPE,
  type Refuse,
  type RowsBody,
  unavailableAnswer,
} from "./answer";
import { piecesOf } from "./body-pieces";
import type { Fault } from "./faults";
import { UNEXPECTED } from "./refusal";

/**
 * Lets a call do its `work` under a fault: before it, after it or not at all. Undefined when the connection is to break
 * instead of an answer.
 */
export async function answerUnder(
  fault: Fault | undefined,
  refuse: Refuse,
  work: () => Promise<Answer>,
): Promise<Answer | undefined> {
  if (fault?.kind === "reset") {
    if (fault.when === "after") await work();
    return undefined;
  }
  if (fault?.kind === "status") {
    if (fault.when === "after") await work();
    return statusAnswer(fault, refuse);
  }
  const answer = await work();
  return fault?.kind === "malformed" ? malformedAnswer(fault, answer) : answer;
}

/** Each status in the form in which Profit gives it (protocol 3.0). */
function statusAnswer(fault: Extract<Fault, { kind: "status" }>, refuse: Refuse): Answer {
  const answer = ownAnswer(fault, refuse);
  const body = fault.body === undefined ? {} : { body: fault.body };
  return { ...answer, ...body, headers: { ...answer.headers, ...fault.headers } };
}

function ownAnswer({ status, message, errorNumber, retryAfter }: Extract<Fault, { kind: "status" }>, refuse: Refuse) {
  if (status === 500) return refuse(message ?? "Er is een onverwachte fout opgetreden.", errorNumber ?? UNEXPECTED);
  if (status === 503) return unavailableAnswer(retryAfter);
  return message === undefined ? emptyAnswer(status) : jsonAnswer(status, { message });
}

async function malformedAnswer(fault: Extract<Fault, { kind: "malformed" }>, real: Answer): Promise<Answer> {
  const { as, bytes, contentType } = fault;
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
    case "contentType":
      return { ...real, headers: { ...real.headers, "content-type": contentType } };
    case "numbers":
      return real.body === undefined ? real : { ...real, body: oldNumbers(await textOf(real.body)) };
  }
}

async function textOf(body: NonNullable<Answer["body"]>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of piecesOf(body)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/** `-.5` for `-0.5`, outside JSON's texts, and where XML holds nothing but a number (protocol 3.5, 4.4). */
function oldNumbers(text: string): string {
  if (text.startsWith("<")) return text.replace(/(>|&gt;)(-?)0(?=\.\d+(?:<|&lt;))/g, "$1$2");
  return text.replace(/"(?:[^"\\]|\\.)*"|(-?)\b0(?=\.\d)/g, (found, sign: string | undefined) =>
    found.startsWith('"') ? found : (sign ?? ""),
  );
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
    separator: ",",
  };
}

import type { WireCall } from "@/lib/profit/wire-log/wire-call";
import type { EnvironmentType } from "../../connections/port";
import type { FieldPlace, UpdateAction, UpdateTransport } from "../port";

/**
 * `sending`: the bytes may be on their way; `ok`; `refused`: Profit said no, nothing was written; `unknown`: bytes left
 * and no answer came that can be believed; `notSent`: it certainly never left.
 */
export const SEND_STATES = ["sending", "ok", "refused", "unknown", "notSent"] as const;
export type SendState = (typeof SEND_STATES)[number];

/** Why an outcome is not a plain yes: a code and its explanation (lib/profit/explain), Profit's words when it spoke. */
export type SendFailure = {
  /** A ProfitErrorCode; `CRASHED` when the console died meanwhile. */
  code: string;
  explanation: string;
  params: Record<string, string | number>;
  original: string | null;
  logReference: string | null;
  status: number | null;
  retryAfterSeconds: number | null;
};

/** One record that Profit told of in its answer: the keys that came back, as text (protocol 3.6, 4.5). */
export type ResultRecord = { object: string; ids: Readonly<Record<string, string>> };

/** What a person found who looked in Profit after an outcome that was not known. */
export const READ_BACK_FINDINGS = ["done", "notDone", "partly", "unclear"] as const;
export type ReadBackFinding = (typeof READ_BACK_FINDINGS)[number];

/** A record as a GetConnector shows it: mapped fields only, masked ones as `***`. */
export type RecordNow = {
  /** Its place among the root's records, from 0. */
  record: number;
  key: readonly { place: FieldPlace; value: string }[];
  /** `found`; `none`: no row has this key; `several`; `noKey`: the document does not say which record; `failed`. */
  state: "found" | "none" | "several" | "noKey" | "failed";
  values: readonly (FieldPlace & { value: string | null; isMasked: boolean })[];
  /** Code of the error when the read failed. */
  error: string | null;
};

/** All but bodies and words: for lists. */
export type SendLine = {
  id: string;
  connectionId: string | null;
  connectionName: string;
  environmentType: EnvironmentType;
  environmentNumber: string | null;
  connectorId: string;
  personId: string | null;
  personName: string;
  transport: UpdateTransport;
  method: string;
  /** Without secrets. */
  url: string;
  /** Hex sha-256 over target, transport and body. */
  digest: string;
  actions: readonly { action: UpdateAction; count: number }[];
  recordCount: number;
  bodyBytes: number;
  state: SendState;
  status: number | null;
  logReference: string | null;
  /** Why it was sent although the same had an unknown outcome. */
  overrideReason: string | null;
  startedAt: Date;
  endedAt: Date | null;
  durationMs: number | null;
  /** After an unknown outcome somebody (or the console) looked what became of it. */
  readBackAt: Date | null;
  readBackFinding: ReadBackFinding | null;
  readBackNote: string | null;
  /** The compensating document of this send was made of it. */
  undoesSendId: string | null;
};

/** With what is stored sealed and for a limited time; null once that is over. */
export type SendRecord = SendLine & {
  failure: SendFailure | null;
  results: readonly ResultRecord[];
  /** The document as it was sent. */
  xml: string | null;
  /** The records before the send, where a read-back was set. */
  before: readonly RecordNow[] | null;
};

export type NewSend = Pick<
  SendLine,
  | "id"
  | "connectorId"
  | "environmentType"
  | "environmentNumber"
  | "transport"
  | "method"
  | "url"
  | "digest"
  | "actions"
  | "recordCount"
  | "bodyBytes"
  | "overrideReason"
  | "undoesSendId"
> & {
  connectionId: string;
  actor: { id: string; name: string };
  /** Exactly what will be sent, and the document it was made of. */
  body: string;
  xml: string;
  before: readonly RecordNow[] | null;
  /** Only while an unlock is in force: the same transaction looks. */
  needsUnlock: boolean;
};

export type AbandonedSend = Pick<
  NewSend,
  "id" | "connectionId" | "connectorId" | "environmentType" | "environmentNumber" | "transport" | "digest" | "actor"
>;

/** `known`: this id was used before; `open`: the same digest is under way, or its outcome is unknown. */
export type Begun =
  { kind: "begun" } | { kind: "locked" } | { kind: "known"; send: SendLine } | { kind: "open"; send: SendLine };

export type SendEnding = {
  state: Exclude<SendState, "sending">;
  /** HTTP status of the answer; null when none came. */
  status: number | null;
  failure: SendFailure | null;
  results: readonly ResultRecord[];
  durationMs: number;
  answerBytes: number;
  /** For the history's detail; secrets and sensitive values are masked in it. */
  wire: () => WireCall[];
};

export type SendQuestion = {
  connectionId: string | null;
  connectorId: string | null;
  state: SendState | null;
  /** The start before which to go on (newest first). */
  before: Date | null;
  limit: number;
};

export type SendPort = {
  /** Commits the intent, its history line (outcome unknown) and the sealed body, or says why not. */
  begin(send: NewSend): Promise<Begun>;
  /**
   * Gives up an order that nobody has heard of: it can never begin after this. Resolves to what it is: `notSent`, or
   * whatever became of it when it had begun after all.
   */
  abandon(send: AbandonedSend): Promise<SendLine>;
  /** Tells that this console is still busy with all it began. */
  beat(): Promise<void>;
  /** Writes the outcome and completes the history line. Also after the send was given up as unknown meanwhile. */
  end(sendId: string, ending: SendEnding): Promise<void>;
  /** Sends whose console is gone become unknown. Resolves to how many. */
  expire(): Promise<number>;
  list(person: { id: string; role: string }, question: SendQuestion): Promise<SendLine[]>;
  /** null for absent and for another person's alike; an administrator finds all. */
  find(
    person: { id: string; role: string },
    sendId: string,
    options?: { withoutXml?: boolean },
  ): Promise<SendRecord | null>;
  /** Newest first: what became of exactly this, whoever sent it. */
  withDigest(connectionId: string, digest: string): Promise<SendLine[]>;
  /** null when it is gone. */
  noteReadBack(sendId: string, finding: ReadBackFinding | null, note: string | null): Promise<SendLine | null>;
};

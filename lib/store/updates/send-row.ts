import "server-only";
import { z } from "zod";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal } from "@/lib/vault/seal";
import { updateSends } from "../schema/updates";

/** All but bodies and words. */
export const SEND_COLUMNS = {
  id: updateSends.id,
  connectionId: updateSends.connectionId,
  connectionName: updateSends.connectionName,
  environmentType: updateSends.environmentType,
  environmentNumber: updateSends.environmentNumber,
  connectorId: updateSends.connectorId,
  personId: updateSends.personId,
  personName: updateSends.personName,
  transport: updateSends.transport,
  method: updateSends.method,
  url: updateSends.url,
  digest: updateSends.digest,
  actions: updateSends.actions,
  recordCount: updateSends.recordCount,
  bodyBytes: updateSends.bodyBytes,
  state: updateSends.state,
  status: updateSends.status,
  logReference: updateSends.logReference,
  overrideReason: updateSends.overrideReason,
  startedAt: updateSends.startedAt,
  endedAt: updateSends.endedAt,
  durationMs: updateSends.durationMs,
  readBackAt: updateSends.readBackAt,
  readBackFinding: updateSends.readBackFinding,
  readBackNote: updateSends.readBackNote,
  undoesSendId: updateSends.undoesSendId,
};

type Stored = { [K in keyof typeof SEND_COLUMNS]: (typeof updateSends.$inferSelect)[K] };
export type SendLine = Omit<Stored, "actions"> & { actions: z.output<typeof Actions> };

const Actions = z.array(z.object({ action: z.enum(["insert", "update", "delete"]), count: z.number() }));

export function toSendLine(row: Stored): SendLine {
  return { ...row, actions: Actions.parse(row.actions) };
}

const Failure = z.object({
  code: z.string(),
  explanation: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  original: z.string().nullable(),
  logReference: z.string().nullable(),
  status: z.number().nullable(),
  retryAfterSeconds: z.number().nullable(),
});
const Results = z.array(z.object({ object: z.string(), ids: z.record(z.string(), z.string()) }));
const Ending = z.object({ failure: Failure.nullable(), results: Results });

export type SealedEnding = z.output<typeof Ending>;

export function placeOfEnding(sendId: string): string {
  return `update_sends:${sendId}:ending`;
}

export function sealEnding(sendId: string, ending: SealedEnding): string {
  return seal(keyRing(), JSON.stringify(ending), placeOfEnding(sendId));
}

/** Of a send that is under way, or whose details are no longer kept, nothing is told. */
export function openEnding(sendId: string, sealed: string | null): SealedEnding {
  if (sealed === null) return { failure: null, results: [] };
  return Ending.parse(JSON.parse(open(keyRing(), sealed, placeOfEnding(sendId))));
}

const FieldPlace = { path: z.array(z.string()), fieldId: z.string() };
const Before = z.array(
  z.object({
    record: z.number(),
    key: z.array(z.object({ place: z.object(FieldPlace), value: z.string() })),
    state: z.enum(["found", "none", "several", "noKey", "failed"]),
    values: z.array(z.object({ ...FieldPlace, value: z.string().nullable(), isMasked: z.boolean() })),
    error: z.string().nullable(),
  }),
);
export type Before = z.output<typeof Before>;

export function beforeOf(text: string | null): Before | null {
  return text === null ? null : Before.parse(JSON.parse(text));
}

import { z } from "zod";
import { findConnection } from "../connections/find-connection";
import type { ServiceContext } from "../context";
import type { WireCall } from "./port";

/** A name that a browser gives to one press on "Run"; nothing follows from knowing it. */
export const RunId = z.string().regex(/^[\w.-]{1,64}$/);

export const ListRunCallsInput = z.object({
  connectionId: z.uuid(),
  run: RunId,
  /** How long ago the run began. */
  withinSeconds: z.number().int().min(1).max(86_400),
});
export type ListRunCallsInput = z.output<typeof ListRunCallsInput>;

/** What went over the line for one run of one's own, as far as it is written down by now. */
export async function listRunCalls(ctx: ServiceContext, input: ListRunCallsInput): Promise<WireCall[]> {
  await findConnection(ctx, input.connectionId);
  return ctx.history.callsOfRun(input);
}

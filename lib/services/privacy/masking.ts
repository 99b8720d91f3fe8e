/**
 * Verbs on the privacy of fields (design 5.7): which are masked, who may say otherwise, who may see values. Every verb
 * that hands rows out asks `openMasking`; how a value is masked is the sinks' and lib/privacy's.
 */
import { sensitiveFieldsOf } from "@/lib/privacy/sensitive-fields";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { ServiceContext } from "../context";
import type { UnmaskTicket } from "./port";

type Place = { connectionId: string; connectorId: string };

export type Masking = {
  /** Ids of the fields whose values must leave masked. */
  maskedOf(fields: readonly GetConnectorField[]): string[];
  /** Ids of fields whose values are seen by a ticket; empty without one. */
  shown: readonly string[];
};

/**
 * What of a connector's rows this person may see. `unmask` is the ticket of the verb `unmask`; one that is not this
 * person's, not for this connector or past its time shows nothing. Whoever calls has checked the grant.
 */
export async function openMasking(ctx: ServiceContext, place: Place, unmask?: string): Promise<Masking> {
  const shown = unmask === undefined ? [] : (validTicket(ctx, place, unmask)?.fieldIds ?? []);
  const decisions = await ctx.privacy.decisionsOn(place);
  const decided = new Map(decisions.map(({ fieldId, isSensitive }) => [fieldId, isSensitive]));
  return {
    shown,
    maskedOf(fields) {
      const guessed = sensitiveFieldsOf(fields);
      return fields.flatMap(({ id }) => ((decided.get(id) ?? guessed.has(id)) && !shown.includes(id) ? [id] : []));
    },
  };
}

/** The ticket, when it lets this person see values of this connector now. */
export function validTicket(ctx: ServiceContext, place: Place, sealed: string): UnmaskTicket | null {
  const ticket = mayUnmask(ctx) ? ctx.privacy.openTicket(sealed, ctx.actor) : null;
  const isForThis = ticket?.connectionId === place.connectionId && ticket.connectorId === place.connectorId;
  return ticket && isForThis && ticket.expiresAt > ctx.now().getTime() ? ticket : null;
}

/** Support fetches reports and attachments; values of people are an administrator's and a consultant's. */
export function mayUnmask({ actor }: ServiceContext): boolean {
  return actor.role !== "support";
}

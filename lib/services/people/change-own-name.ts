import { z } from "zod";
import type { ServiceContext } from "../context";
import { PersonName } from "./person-fields";

export const ChangeOwnNameInput = z.object({ name: PersonName });
export type ChangeOwnNameInput = z.output<typeof ChangeOwnNameInput>;

/** Everybody may say what they are called. History lines keep the name of their time. */
export async function changeOwnName(ctx: ServiceContext, { name }: ChangeOwnNameInput): Promise<void> {
  if (name === ctx.actor.name) return;
  await ctx.people.rename(ctx.actor.id, name);
  await ctx.history.record({
    kind: "act",
    action: "account.rename",
    outcome: "ok",
    subject: ctx.actor.email,
    detail: { note: `${ctx.actor.name} → ${name}` },
  });
}

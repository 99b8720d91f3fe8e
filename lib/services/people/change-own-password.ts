import { z } from "zod";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { assertStrongPassword } from "./password-rules";
import { PasswordInput } from "./person-fields";

export const ChangeOwnPasswordInput = z.object({ currentPassword: PasswordInput, newPassword: PasswordInput });
export type ChangeOwnPasswordInput = z.output<typeof ChangeOwnPasswordInput>;

/**
 * Asks for the current password, so that a forgotten open screen cannot take over the account, and ends all other
 * sessions. Throws WRONG_PASSWORD, TOO_MANY_ATTEMPTS or WEAK_PASSWORD; resolves to how many sessions ended.
 */
export async function changeOwnPassword(
  ctx: ServiceContext,
  { currentPassword, newPassword }: ChangeOwnPasswordInput,
): Promise<number> {
  const { actor } = ctx;
  assertStrongPassword(newPassword, actor);
  const answer = await ctx.people.tryPassword(actor.id, currentPassword, { address: actor.address, now: ctx.now() });
  if (answer !== "right") {
    await ctx.history.record({
      kind: "act",
      action: "account.changePassword",
      outcome: "refused",
      subject: actor.email,
    });
    if (answer === "wrong") throw new ServiceError("WRONG_PASSWORD", "The current password is not right");
    const retryAfterSeconds = Math.ceil((answer.retryAt.getTime() - ctx.now().getTime()) / 1_000);
    throw new ServiceError("TOO_MANY_ATTEMPTS", "Too many wrong passwords", { retryAfterSeconds });
  }
  await ctx.people.setPassword(actor.id, newPassword);
  const ended = await ctx.people.endSessions(actor.id, actor.sessionId);
  await ctx.history.record({ kind: "act", action: "account.changePassword", outcome: "ok", subject: actor.email });
  return ended;
}

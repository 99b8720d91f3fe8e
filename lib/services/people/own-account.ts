import type { ServiceContext } from "../context";
import type { Person, PersonSession } from "./port";
import { findPerson } from "./find-person";

export type OwnAccount = { person: Person; sessions: (PersonSession & { isThisOne: boolean })[] };

/** The signed-in person's own record and live sessions, the one in use first. */
export async function ownAccount(ctx: ServiceContext): Promise<OwnAccount> {
  const [person, sessions] = await Promise.all([findPerson(ctx, ctx.actor.id), ctx.people.sessionsOf(ctx.actor.id)]);
  const marked = sessions.map((session) => ({ ...session, isThisOne: session.id === ctx.actor.sessionId }));
  return { person, sessions: marked.sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne)) };
}

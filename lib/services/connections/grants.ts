import { z } from "zod";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import type { Role } from "../roles";
import { requireAdmin } from "../require-admin";
import { findConnection } from "./find-connection";

/** Who may use a connection. Administrators always may, without a grant. */
export type GrantRow = {
  personId: string;
  name: string;
  email: string;
  role: Role;
  isGranted: boolean;
  /** Of support: whether the grant covers connectors too. */
  canReadConnectors: boolean;
};

export const SetGrantInput = z.object({
  connectionId: z.uuid(),
  personId: z.uuid(),
  isGranted: z.boolean(),
  canReadConnectors: z.boolean().optional(),
});
export type SetGrantInput = z.output<typeof SetGrantInput>;

/** Everybody who can sign in, with whether they may use this connection. */
export async function listGrants(ctx: ServiceContext, connectionId: string): Promise<GrantRow[]> {
  requireAdmin(ctx);
  await findConnection(ctx, connectionId);
  const [people, granted] = await Promise.all([ctx.people.list(), ctx.people.grantsOn(connectionId)]);
  const grantOf = new Map(granted.map((grant) => [grant.personId, grant]));
  return people
    .filter((person) => person.disabledAt === null)
    .map(({ id, name, email, role }) => ({
      personId: id,
      name,
      email,
      role,
      isGranted: role === "admin" || grantOf.has(id),
      canReadConnectors: role !== "support" || grantOf.get(id)?.canReadConnectors === true,
    }));
}

export async function setGrant(ctx: ServiceContext, input: SetGrantInput): Promise<void> {
  requireAdmin(ctx);
  const connection = await findConnection(ctx, input.connectionId);
  const person = await ctx.people.find(input.personId);
  const { isGranted, canReadConnectors } = input;
  const isSet = person && (await ctx.people.setGrant(person.id, connection.id, isGranted, canReadConnectors));
  if (!isSet) throw new ServiceError("NOT_FOUND", "Person not found");
  await ctx.history.record({
    kind: "act",
    action: isGranted ? "connection.grant" : "connection.revoke",
    outcome: "ok",
    connectionId: connection.id,
    subject: person.email,
    ...(isGranted && canReadConnectors !== undefined && { detail: { note: `connectors: ${canReadConnectors}` } }),
  });
}

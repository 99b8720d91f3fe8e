import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal, VaultError } from "@/lib/vault/seal";
import { database } from "../database";
import { connections } from "../schema/connections";
import { sandboxConnections } from "../schema/sandbox-connections";
import { placeOfSecret } from "./connection-row";

export type SandboxConnection = {
  /** The app connector's name in the sandbox. */
  appConnector: string;
  name: string;
  environmentCode: string | null;
  restBaseUrl: string;
  soapBaseUrl: string | null;
  /** The bare token XML. */
  secret: string;
};

/** `removed`: a person removed it earlier, and it stays away. */
export type Kept = "added" | "updated" | "unchanged" | "removed";

/**
 * Makes an app connector of the sandbox into a connection, once, and afterwards follows the sandbox to another port or
 * token. One transaction: of two consoles that start together one inserts, and the other waits for it and changes
 * nothing. The only place where an address changes, and always together with the secret.
 */
export function keepSandboxConnection({ appConnector, secret, ...rest }: SandboxConnection): Promise<Kept> {
  const { name, ...address } = rest;
  return database().transaction(async (tx) => {
    const [isFirst] = await tx.insert(sandboxConnections).values({ appConnector }).onConflictDoNothing().returning();
    if (isFirst) {
      const id = randomUUID();
      const secretSealed = seal(keyRing(), secret, placeOfSecret(id));
      await tx
        .insert(connections)
        .values({ id, name, ...address, secretSealed, environmentType: "sandbox", origin: "sandbox" });
      await tx
        .update(sandboxConnections)
        .set({ connectionId: id })
        .where(eq(sandboxConnections.appConnector, appConnector));
      return "added";
    }
    const [known] = await tx
      .select({ id: connections.id, restBaseUrl: connections.restBaseUrl, secretSealed: connections.secretSealed })
      .from(sandboxConnections)
      .innerJoin(connections, eq(connections.id, sandboxConnections.connectionId))
      .where(eq(sandboxConnections.appConnector, appConnector))
      .for("update");
    if (!known) return "removed";
    if (known.restBaseUrl === address.restBaseUrl && secretOf(known) === secret) return "unchanged";
    const secretSealed = seal(keyRing(), secret, placeOfSecret(known.id));
    await tx
      .update(connections)
      .set({ ...address, secretSealed, secretReplacedAt: new Date(), lastReport: null })
      .where(eq(connections.id, known.id));
    return "updated";
  });
}

/** null when the key ring no longer opens it: then it is sealed anew. */
function secretOf({ id, secretSealed }: { id: string; secretSealed: string }): string | null {
  try {
    return open(keyRing(), secretSealed, placeOfSecret(id));
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}

import "server-only";
import { eq, sql } from "drizzle-orm";
import { keyRing } from "@/lib/vault/key-ring";
import { open } from "@/lib/vault/seal";
import { prepared, UNNAMED } from "../database";
import { connections } from "../schema/connections";
import { isUuid } from "../uuid";
import { placeOfSecret } from "./connection-row";

/** What a call to Profit needs. `secret` is the bare token XML: never hand it on further than the transport. */
export type OpenConnection = {
  restBaseUrl: string;
  soapBaseUrl: string | null;
  origin: "person" | "sandbox";
  secret: string;
};

/**
 * Opens a connection's secret for a call; null when there is no such connection. Whoever calls has asked
 * `connectionStore.findFor` first whether the person may use it. Throws VaultError when it does not open.
 */
export async function openConnection(connectionId: string): Promise<OpenConnection | null> {
  if (!isUuid(connectionId)) return null;
  const [row] = await prepared("open_connection", (db) =>
    db
      .select({
        restBaseUrl: connections.restBaseUrl,
        soapBaseUrl: connections.soapBaseUrl,
        origin: connections.origin,
        secretSealed: connections.secretSealed,
      })
      .from(connections)
      .where(eq(connections.id, sql.placeholder("connectionId")))
      .prepare(UNNAMED),
  ).execute({ connectionId });
  if (!row) return null;
  const { secretSealed, ...address } = row;
  return { ...address, secret: open(keyRing(), secretSealed, placeOfSecret(connectionId)) };
}

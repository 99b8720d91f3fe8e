import { randomBytes } from "node:crypto";
import type { AppConnector, OAuthClient } from "../app-connectors";
import type { SandboxSettings } from "../settings";
import type { ClientKey } from "./client-keys";
import type { JwksUri } from "./jwks-uri";

/** A secret and until when it is good; null is for ever, as before Profit 9. */
export type ClientSecret = { clientSecret: string; createdAt: Date; endsAt: Date | null };

/** An app connector as an OAuth client, with all that can change while the sandbox runs. */
export type Client = {
  appConnector: AppConnector;
  settings: OAuthClient;
  /** The newest last. */
  secrets: ClientSecret[];
  redirectUris: string[];
  keys: ClientKey[];
  jwksUri: JwksUri | null;
};

const DAY_MS = 86_400_000;
/** Profit 9: the default lifetime of a secret (protocol 2.5). */
const SECRET_DAYS = 180;
/** How old the first secrets are when the sandbox starts: old enough to show, new enough to be of use. */
const FIRST_SECRET_AGE_DAYS = 30;

export function createClients(
  appConnectors: readonly AppConnector[],
  { profitVersion }: Pick<SandboxSettings, "profitVersion">,
  clock: () => Date,
) {
  const secretOf = (clientSecret: string, createdAt: Date): ClientSecret => ({
    clientSecret,
    createdAt,
    endsAt: profitVersion >= 9 ? new Date(createdAt.getTime() + SECRET_DAYS * DAY_MS) : null,
  });
  const firstCreatedAt = new Date(clock().getTime() - FIRST_SECRET_AGE_DAYS * DAY_MS);
  const clients = new Map<string, Client>();
  for (const appConnector of appConnectors) {
    const { oauth } = appConnector;
    if (!oauth) continue;
    clients.set(oauth.clientId, {
      appConnector,
      settings: oauth,
      secrets: oauth.clientSecret === null ? [] : [secretOf(oauth.clientSecret, firstCreatedAt)],
      redirectUris: [...oauth.redirectUris],
      keys: [],
      jwksUri: null,
    });
  }
  return {
    find: (clientId: string): Client | undefined => clients.get(clientId),
    of: (appConnectorName: string): Client | undefined =>
      [...clients.values()].find(({ appConnector }) => appConnector.name === appConnectorName),
    /** A second secret beside the first, which stays good until its own end: renewing with overlap (protocol 2.5). */
    renewSecret(client: Client): ClientSecret {
      const secret = secretOf(randomBytes(32).toString("hex").toUpperCase(), clock());
      // Two at a time, as the overlap needs (inferred).
      client.secrets = [...client.secrets.slice(-1), secret];
      return secret;
    },
  };
}

/** Whether a secret is one of the client's, and not over. */
export function hasSecret(client: Client, clientSecret: string, now: Date): boolean {
  return client.secrets.some((own) => own.clientSecret === clientSecret && (own.endsAt === null || own.endsAt > now));
}

import { z } from "zod";
import { type Answer, jsonAnswer } from "../answer";
import type { AppConnector } from "../app-connectors";
import type { AuthorizationServer } from "./authorization-server";
import { readCertificate } from "./client-keys";
import type { Client } from "./clients";
import { jwksUriOf } from "./jwks-uri";
import { isRegistrable } from "./redirect-uri";

/** What an administrator does in Profit's own screens, over the control API: the names under `/_sandbox`. */
export type ClientOrder = keyof typeof ORDERS;

const ofClient = { appConnector: z.string() };
const ORDERS = {
  "redirect-uris": {
    since: 6,
    shape: z.object({
      ...ofClient,
      redirectUri: z.string().max(2_000).refine(isRegistrable, "No address to go back to"),
    }),
  },
  "client-secrets": { since: 9, shape: z.object(ofClient) },
  "client-keys": {
    since: 9,
    shape: z.union([
      z.object({ ...ofClient, certificate: z.string(), keyId: z.string().min(1).optional() }),
      z.object({ ...ofClient, jwksUri: z.string() }),
    ]),
  },
} as const;

export function isClientOrder(name: string): name is ClientOrder {
  return Object.hasOwn(ORDERS, name);
}

/** Registers a redirect URI, renews a secret, or adds a key; answers with the client as it is now. */
export function orderForClient(server: AuthorizationServer, name: ClientOrder, body: unknown): Answer {
  const { since, shape } = ORDERS[name];
  if (server.settings.profitVersion < since) return refused([`There is no such thing before Profit ${since}.`]);
  const order = shape.safeParse(body);
  if (!order.success) return refused(order.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
  const client = server.clients.of(order.data.appConnector);
  if (!client) return refused(["appConnector: it is no OAuth client"]);
  try {
    carryOut(server, client, order.data);
  } catch (error) {
    return refused([error instanceof Error ? error.message : ""]);
  }
  return jsonAnswer(201, describeClient(server, client.appConnector));
}

function carryOut(
  server: AuthorizationServer,
  client: Client,
  order: {
    appConnector: string;
    redirectUri?: string;
    certificate?: string;
    keyId?: string | undefined;
    jwksUri?: string;
  },
): void {
  if (order.redirectUri !== undefined) client.redirectUris.push(order.redirectUri);
  else if (order.certificate !== undefined) client.keys.push(readCertificate(order.certificate, order.keyId));
  else if (order.jwksUri !== undefined) client.jwksUri = jwksUriOf(order.jwksUri);
  else if (client.settings.proof === "secret") server.clients.renewSecret(client);
  else throw new Error("This client has no secret.");
}

/** A client as `GET /_sandbox` lists it (design 4), with its newest secret; null when the app connector is none. */
export function describeClient(server: AuthorizationServer, { oauth }: AppConnector) {
  const client = oauth && server.clients.find(oauth.clientId);
  if (!client) return null;
  const { settings, secrets, redirectUris, keys, jwksUri } = client;
  const ofProfit9 = {
    proof: settings.proof,
    secrets,
    keys: keys.map(({ keyIds, x5tS256, validTo }) => ({ keyIds, "x5t#S256": x5tS256, validTo })),
    jwksUri: jwksUri?.url.href ?? null,
  };
  return {
    clientId: settings.clientId,
    clientSecret: secrets.at(-1)?.clientSecret ?? null,
    flows: settings.flows,
    redirectUris,
    ...(server.settings.profitVersion >= 9 ? ofProfit9 : {}),
  };
}

function refused(problems: string[]): Answer {
  return jsonAnswer(400, { message: "This cannot be done.", problems });
}

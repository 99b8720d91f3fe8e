import { jwtVerify, SignJWT } from "jose";
import { type AuthorizationServer, randomText } from "./authorization-server";
import type { Client } from "./clients";

/** For whom an access token is. `jkt` is the thumbprint of the key that must prove itself with every call, if any. */
export type AccessGrant = { client: Client; userId: string; jkt: string | null };

/** Looks like Profit's: a JWT signed with RS256 (protocol 2.4). Which claims Profit's has is not known. */
export async function signAccessToken(
  server: AuthorizationServer,
  { client, userId, jkt }: AccessGrant,
  issuer: string,
): Promise<string> {
  const { privateKey } = await server.signingKeys();
  const now = server.clock();
  const endsAt = new Date(now.getTime() + server.settings.accessTokenSeconds * 1_000);
  return new SignJWT({
    client_id: client.settings.clientId,
    ...(jkt === null ? {} : { cnf: { jkt } }),
  })
    .setProtectedHeader({ alg: "RS256", typ: "JWT" })
    .setIssuer(issuer)
    .setSubject(userId)
    .setJti(randomText())
    .setIssuedAt(now)
    .setExpirationTime(endsAt)
    .sign(privateKey);
}

/** What an access token stands for; undefined when it is not ours, over, or its client is gone or shut. */
export async function readAccessToken(server: AuthorizationServer, token: string): Promise<AccessGrant | undefined> {
  const { publicKey } = await server.signingKeys();
  const read = await jwtVerify<{ client_id: string; cnf?: { jkt: string } }>(token, publicKey, {
    algorithms: ["RS256"],
    currentDate: server.clock(),
  }).catch(() => undefined);
  const client = read && server.clients.find(read.payload.client_id);
  const userId = read?.payload.sub;
  if (!client || userId === undefined) return undefined;
  return { client, userId, jkt: read.payload.cnf?.jkt ?? null };
}

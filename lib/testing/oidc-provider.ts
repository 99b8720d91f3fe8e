import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Claims = Record<string, unknown>;

export type TestProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What a person's yes on the provider's page does: gives the address to send the browser back to. */
  consent(authorization: URL, claims: Claims): URL;
  close(): Promise<void>;
};

type Grant = { claims: Claims; challenge: string; redirectUri: string };

/**
 * The smallest OpenID Connect provider that a real client accepts: discovery, keys, and a token for a code, once, with
 * the client's secret and PKCE checked. `spoil` lets a test see that the client looks.
 */
export async function startOidcProvider(spoil: { signature?: boolean } = {}): Promise<TestProvider> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const [clientId, clientSecret] = ["schakel", randomUUID()];
  const grants = new Map<string, Grant>();
  let issuer = "";

  function idToken(claims: Claims): string {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: issuer, aud: clientId, iat: now, exp: now + 300, ...claims };
    const text = [{ alg: "RS256", kid: "1", typ: "JWT" }, payload].map(encoded).join(".");
    const signature = sign("RSA-SHA256", Buffer.from(text), spoil.signature ? stranger : privateKey);
    return `${text}.${signature.toString("base64url")}`;
  }

  async function token(request: IncomingMessage): Promise<[number, unknown]> {
    const fields = new URLSearchParams(await textOf(request));
    const grant = grants.get(fields.get("code") ?? "");
    grants.delete(fields.get("code") ?? "");
    const isClient =
      request.headers.authorization === `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
    const challenge = createHash("sha256")
      .update(fields.get("code_verifier") ?? "")
      .digest("base64url");
    const isSame = grant?.challenge === challenge && grant.redirectUri === fields.get("redirect_uri");
    if (!grant || !isClient || !isSame) return [400, { error: "invalid_grant" }];
    return [200, { access_token: randomUUID(), token_type: "Bearer", id_token: idToken(grant.claims) }];
  }

  const server = createServer((request, response) => {
    void (async () => {
      const path = request.url ?? "";
      const [status, body] =
        path === "/.well-known/openid-configuration"
          ? [200, configurationOf(issuer)]
          : path === "/keys"
            ? [200, { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }] }]
            : path === "/token"
              ? await token(request)
              : [404, {}];
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...{ issuer, clientId, clientSecret },
    consent(authorization, claims) {
      const asked = authorization.searchParams;
      const code = randomUUID();
      const redirectUri = asked.get("redirect_uri") ?? "";
      grants.set(code, {
        claims: { nonce: asked.get("nonce"), ...claims },
        challenge: asked.get("code_challenge") ?? "",
        redirectUri,
      });
      const back = new URL(redirectUri);
      back.search = new URLSearchParams({ code, state: asked.get("state") ?? "" }).toString();
      return back;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function configurationOf(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

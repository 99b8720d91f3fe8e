import * as oauth from "oauth4webapi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../server";
import { authorize, type DescribedClient, clientOf, REDIRECT_URI, submit } from "./oauth-calls";

// A client that nobody here wrote, over the network (protocol 2.4, 2.5).
const INSECURE = { [oauth.allowInsecureRequests]: true } as const;

let sandbox: Sandbox;
let known: DescribedClient;
let server: oauth.AuthorizationServer;
let client: oauth.Client;
beforeAll(async () => {
  sandbox = await startSandbox();
  known = await clientOf(sandbox);
  server = serverOf(sandbox);
  client = { client_id: known.clientId };
});
afterAll(() => sandbox.close());

function serverOf({ rest }: Sandbox): oauth.AuthorizationServer {
  return { issuer: rest, token_endpoint: `${rest}/oauth/token`, authorization_endpoint: `${rest}/oauth/authorize` };
}

/** What a browser brings back for a verifier. */
async function signedIn(at: Sandbox, verifier: string, state: string, appConnector = "oauth"): Promise<URL> {
  const code_challenge = await oauth.calculatePKCECodeChallenge(verifier);
  const page = await authorize(at, { code_challenge, state }, { appConnector });
  return new URL(String((await submit(at, page)).headers.location));
}

async function metainfoOf({ rest }: Sandbox, tokens: oauth.TokenEndpointResponse, options = {}): Promise<unknown> {
  const url = new URL(`${rest}/metainfo`);
  const reply = await oauth.protectedResourceRequest(tokens.access_token, "GET", url, undefined, undefined, {
    ...INSECURE,
    ...options,
  });
  return reply.json();
}

describe.each([
  ["in the body", (secret: string) => oauth.ClientSecretPost(secret)],
  ["in the header", (secret: string) => oauth.ClientSecretBasic(secret)],
])("with its secret %s", (_name, authenticationOf) => {
  test("client credentials", async () => {
    const own = authenticationOf(known.clientSecret);
    const reply = await oauth.clientCredentialsGrantRequest(server, client, own, {}, INSECURE);
    const tokens = await oauth.processClientCredentialsResponse(server, client, reply);
    expect(tokens).toMatchObject({ token_type: "bearer", expires_in: 3_600 });
    expect(await metainfoOf(sandbox, tokens)).toMatchObject({ info: { appName: "Sandbox oauth" } });
  });

  test("a code with PKCE, and refreshing", async () => {
    const own = authenticationOf(known.clientSecret);
    const verifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    const parameters = oauth.validateAuthResponse(server, client, await signedIn(sandbox, verifier, state), state);
    const reply = await oauth.authorizationCodeGrantRequest(
      ...([server, client, own, parameters, REDIRECT_URI, verifier, INSECURE] as const),
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, reply);
    expect(await metainfoOf(sandbox, tokens)).toMatchObject({ info: { group: "Sandbox groep (12345.JANSEN)" } });

    const refresh = () => oauth.refreshTokenGrantRequest(server, client, own, tokens.refresh_token ?? "", INSECURE);
    const next = await oauth.processRefreshTokenResponse(server, client, await refresh());
    expect(next.refresh_token).not.toBe(tokens.refresh_token);
    const again = oauth.processRefreshTokenResponse(server, client, await refresh());
    await expect(again).rejects.toMatchObject({ error: "invalid_grant", status: 400 });
  });
});

test("it understands the refusals", async () => {
  const wrong = oauth.ClientSecretBasic("wrong");
  const reply = await oauth.clientCredentialsGrantRequest(server, client, wrong, {}, INSECURE);
  // A challenge makes it another error than a body of 400 does.
  await expect(oauth.processClientCredentialsResponse(server, client, reply)).rejects.toMatchObject({
    status: 401,
    cause: [{ scheme: "basic", parameters: { realm: "Profit" } }],
  });
  const denied = await submit(sandbox, await authorize(sandbox), { decision: "cancel" });
  const location = new URL(String(denied.headers.location));
  expect(() => oauth.validateAuthResponse(server, client, location, "a state")).toThrow(
    oauth.AuthorizationResponseError,
  );
});

describe("Profit 9", () => {
  let nine: Sandbox;
  beforeAll(async () => {
    nine = await startSandbox({ profitVersion: 9 });
  });
  afterAll(() => nine.close());

  test("a public client with DPoP, through the demand for a nonce", async () => {
    const as = serverOf(nine);
    const own: oauth.Client = { client_id: (await clientOf(nine, "oauth-public")).clientId };
    const handle = oauth.DPoP(own, await oauth.generateKeyPair("ES256"));
    const options = { ...INSECURE, DPoP: handle };
    const verifier = oauth.generateRandomCodeVerifier();
    const back = await signedIn(nine, verifier, "state", "oauth-public");
    const parameters = oauth.validateAuthResponse(as, own, back, "state");
    const exchange = () =>
      oauth.authorizationCodeGrantRequest(as, own, oauth.None(), parameters, REDIRECT_URI, verifier, options);

    const refusal: unknown = await oauth
      .processAuthorizationCodeResponse(as, own, await exchange())
      .catch((error: unknown) => error);
    expect(oauth.isDPoPNonceError(refusal)).toBe(true);
    const tokens = await oauth.processAuthorizationCodeResponse(as, own, await exchange());
    expect(tokens).toMatchObject({ token_type: "dpop", expires_in: 3_600 });
    expect(await metainfoOf(nine, tokens, { DPoP: handle })).toMatchObject({
      info: { appName: "Sandbox oauth-public" },
    });

    const refresh = await oauth.refreshTokenGrantRequest(as, own, oauth.None(), tokens.refresh_token ?? "", options);
    expect(await oauth.processRefreshTokenResponse(as, own, refresh)).toMatchObject({ token_type: "dpop" });
  });

  test("the draft's refresh_token of null is more than it takes (protocol 9.16)", async () => {
    const as = serverOf(nine);
    const { clientId, clientSecret } = await clientOf(nine);
    const own = { client_id: clientId };
    const post = oauth.ClientSecretPost(clientSecret);
    const reply = await oauth.clientCredentialsGrantRequest(as, own, post, {}, INSECURE);
    await expect(oauth.processClientCredentialsResponse(as, own, reply)).rejects.toThrow("refresh_token");
  });
});

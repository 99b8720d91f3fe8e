// cspell:ignore appconnectorversioninfo tokenconnector
import { afterAll, beforeAll, expect, test } from "vitest";
import { callerOf, callUrl } from "./calls";
import {
  askTokens,
  authorize,
  codeFor,
  credentialsOf,
  exchangeOf,
  sentTo,
  submit,
  type Tokens,
} from "./oauth/oauth-calls";
import { withoutSecrets } from "./request-log";
import { type Sandbox, startSandbox } from "./server";
import { envelopeOf, parametersOf, postSoap } from "./soap/soap-calls";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const log = () => callUrl(`${sandbox.control}/requests`);

test("no secret of any service is kept, wherever callers put it", async () => {
  const full = await callerOf(sandbox);
  const { client_id, client_secret } = await credentialsOf(sandbox);
  const { json } = await callUrl(sandbox.control);
  const { appConnectors } = json as { appConnectors: { otp: { apiKey: string; environmentKey: string } }[] };
  const { apiKey = "", environmentKey = "" } = appConnectors[0]?.otp ?? {};
  const keys = { apiKey, environmentKey, userId: "12345.SANDBOX" };

  await full.get("metainfo");
  const version = envelopeOf("GetProductVersion", parametersOf({ token: full.token }));
  await postSoap(`${sandbox.soap}/appconnectorversioninfo.asmx`, version);
  await postSoap(`${sandbox.soap}/tokenconnector.asmx`, envelopeOf("GenerateOTP", parametersOf(keys)));
  const otp = ((await callUrl(`${sandbox.control}/mails`)).json as { code: string }[]).at(-1)?.code ?? "";
  const device = await callUrl(`${sandbox.rest}/OtpValidation`, {
    method: "POST",
    body: JSON.stringify({ apiKey, apiToken: environmentKey, userId: keys.userId, otp }),
  });
  const state = "planted-state";
  const { code = "" } = sentTo(await submit(sandbox, await authorize(sandbox, { state })));
  const tokens = (await askTokens(sandbox, await exchangeOf(sandbox, code))).json as Tokens;
  await callUrl(`${sandbox.rest}/metainfo`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  // All of it once more where it does not belong.
  const wrong = new URLSearchParams({ client_id, client_secret, code, state, otp, apiKey, apiToken: environmentKey });
  await callUrl(`${sandbox.rest}/oauth/token?${wrong.toString()}`, { method: "POST" });
  await callUrl(`${sandbox.rest}/metainfo?token=${full.token}&access_token=${tokens.access_token}`);

  const deviceToken = /[0-9A-F]{64}/.exec(device.text)?.[0] ?? "";
  const secrets = [
    full.token,
    full.authorization,
    client_secret,
    apiKey,
    environmentKey,
    otp,
    deviceToken,
    code,
    state,
  ];
  const { text } = await log();
  for (const secret of [...secrets, tokens.access_token, tokens.refresh_token ?? ""]) {
    expect(secret.length).toBeGreaterThan(7);
    expect(text).not.toContain(secret);
  }
  expect(text).toContain(client_id);
  expect(text).toContain("oauth/token");
});

test("what is no secret is kept as it was written", async () => {
  const query = "?take=5&filtervalues=a%20b&CODE=***&%63ode=***&state=***&code&planted";
  await callUrl(`${sandbox.rest}/connectors/X?take=5&filtervalues=a%20b&CODE=1&%63ode=2&state=%00&code&planted`);
  expect(((await log()).json as { query: string }[]).at(-1)?.query).toBe(query);
});

test.each(["", "?", "?a", "?a=b&&", "?%zz=1", "?=x"])("the query %j is left alone", (query) => {
  expect(withoutSecrets(query)).toBe(query);
});

test("signing in is told as such, with the app connector only where a token was good", async () => {
  await codeFor(sandbox);
  expect(((await log()).json as object[]).at(-1)).toMatchObject({
    service: "oauth",
    action: "authenticate",
    connector: null,
    appConnector: null,
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callUrl } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 2.6: how a person gets a classic token with a one-time password, over REST.
type Mail = { at: string; to: string; subject: string; code: string; appConnector: string; description: string };
type Keys = { apiKey: string; environmentKey: string; userId: string };

let now: number;
let sandbox: Sandbox;
let keys: Keys;
beforeAll(async () => {
  now = Date.parse("2026-11-23T12:00:00Z");
  sandbox = await startSandbox({ clock: () => new Date(now) });
  keys = await keysOf("read-only");
});
beforeEach(() => {
  now = Date.parse("2026-11-23T12:00:00Z");
});
afterAll(() => sandbox.close());

async function keysOf(appConnector: string): Promise<Keys> {
  const { json } = await callUrl(sandbox.control);
  const { appConnectors } = json as { appConnectors: { name: string; otp: Keys }[] };
  const own = appConnectors.find(({ name }) => name === appConnector)?.otp;
  if (!own) throw new Error(`No keys of ${appConnector}`);
  return own;
}

const mails = async () => (await callUrl(`${sandbox.control}/mails`)).json as Mail[];
const post = (service: string, body: unknown, headers: Record<string, string> = {}, at = sandbox) =>
  callUrl(`${at.rest}/${service}`, { method: "POST", body: JSON.stringify(body), headers });
const asked = (changed: Record<string, unknown> = {}) => ({
  apiKey: keys.apiKey,
  apiToken: keys.environmentKey,
  userId: keys.userId,
  ...changed,
});
/** Asks for a code and reads it in the mail. */
async function codeFor(changed: Record<string, unknown> = {}): Promise<string> {
  await post("OtpRequest", asked(changed));
  return (await mails()).at(-1)?.code ?? "";
}

describe("OtpRequest", () => {
  test("sends a code of 8 digits to the user, and answers 201 without a body", async () => {
    const before = (await mails()).length;
    expect(await post("OtpRequest", asked())).toMatchObject({ status: 201, text: "" });
    const sent = await mails();
    expect(sent).toHaveLength(before + 1);
    expect(sent.at(-1)).toEqual({
      at: "2026-11-23T12:00:00.000Z",
      to: "sandbox@vandijktechniek.example",
      subject: "Activeringscode read-only",
      code: expect.stringMatching(/^\d{8}$/),
      appConnector: "read-only",
      description: "",
    });
  });

  test.each<[string, Record<string, unknown>]>([
    ["by e-mail address", { userId: "A.Jansen@vandijktechniek.example" }],
    ["by id, in any case", { userId: "12345.jansen" }],
  ])("finds the user %s", async (_name, changed) => {
    await post("OtpRequest", asked(changed));
    expect((await mails()).at(-1)?.to).toBe("a.jansen@vandijktechniek.example");
  });

  test("takes property names in any case and any content type, on a path in any case", async () => {
    const before = (await mails()).length;
    const body = { APIKEY: keys.apiKey, apitoken: keys.environmentKey, userid: keys.userId };
    for (const type of ["text/plain;charset=UTF-8", 'application/json; charset="utf-8"']) {
      expect((await post("otprequest", body, { "content-type": type })).status).toBe(201);
    }
    expect(await mails()).toHaveLength(before + 2);
  });

  test.each<[string, () => Promise<object> | object]>([
    ["a wrong key", () => asked({ apiKey: "0".repeat(32) })],
    ["a wrong environment key", () => asked({ apiToken: "0".repeat(32) })],
    [
      "the environment key of another app connector",
      async () => asked({ apiToken: (await keysOf("full")).environmentKey }),
    ],
    ["an unknown user", () => asked({ userId: "12345.NOBODY" })],
    ["a user outside the group", () => asked({ userId: "12345.GAST" })],
    ["nothing", () => ({})],
    ["numbers", () => asked({ userId: 7 })],
    [
      "a blocked app connector",
      async () => {
        const blocked = await keysOf("blocked");
        return asked({ apiKey: blocked.apiKey, apiToken: blocked.environmentKey });
      },
    ],
  ])("answers the same to %s, and sends nothing", async (_name, body) => {
    const before = (await mails()).length;
    expect(await post("OtpRequest", await body())).toMatchObject({ status: 201, text: "" });
    expect(await mails()).toHaveLength(before);
  });

  test("its status is an open question (protocol 9.13)", async () => {
    const other = await startSandbox({ openQuestions: { otpRequested: 200 } });
    try {
      expect((await post("OtpRequest", {}, {}, other)).status).toBe(200);
    } finally {
      await other.close();
    }
  });
});

describe("OtpValidation", () => {
  const validate = (otp: unknown, changed: Record<string, unknown> = {}) =>
    post("OtpValidation", asked({ otp, ...changed }));

  test("gives a token with a line break behind it, which opens what the app connector may do", async () => {
    const reply = await validate(await codeFor({ userId: "12345.BAKKER" }), { userId: "12345.BAKKER" });
    expect(reply.status).toBe(200);
    const { token } = reply.json as { token: string };
    expect(token).toMatch(/^<token><version>1<\/version><data>[0-9A-F]{64}<\/data><\/token>\r\n$/);
    const authorization = `AfasToken ${Buffer.from(token).toString("base64")}`;
    const metainfo = await callUrl(`${sandbox.rest}/metainfo`, { headers: { authorization } });
    expect(metainfo.json).toMatchObject({
      info: { appName: "Sandbox read-only", group: "Sandbox groep (12345.BAKKER)", tokenExpiry: "0" },
    });
  });

  test("every device gets a token of its own", async () => {
    const first = (await validate(await codeFor())).text;
    const second = (await validate(await codeFor())).text;
    expect(second).toContain("<token>");
    expect(second).not.toBe(first);
  });

  test("a code works once, of two at once one, and `Otp` is as good a name", async () => {
    const code = await codeFor();
    const replies = await Promise.all([validate(code), post("OtpValidation", asked({ Otp: code }))]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 204]);
    const refused = await validate(code);
    expect(refused).toMatchObject({ status: 204, text: "" });
    expect(refused.headers["content-length"]).toBeUndefined();
  });

  test.each<[string, Record<string, unknown>]>([
    ["a wrong code", { otp: "00000000" }],
    ["a code as a number", { otp: 12_345_678 }],
    ["no code", { otp: undefined }],
    ["another user", { userId: "12345.JANSEN" }],
    ["another key", { apiKey: "0".repeat(32) }],
  ])("%s is 204, and the code stays good", async (_name, changed) => {
    const code = await codeFor();
    expect(await validate(code, changed)).toMatchObject({ status: 204, text: "" });
    expect((await validate(code)).status).toBe(200);
  });

  test("a code is over after a quarter of an hour", async () => {
    const code = await codeFor();
    now += 15 * 60_000;
    expect((await validate(code)).status).toBe(204);
  });
});

test.each(["OtpRequest", "OtpValidation"])(
  "%s takes a JSON object alone, by POST, on its own path",
  async (service) => {
    for (const body of ["", "nonsense", "[]", "null", "7", "{"]) {
      const reply = await callUrl(`${sandbox.rest}/${service}`, { method: "POST", body });
      expect(reply).toMatchObject({ status: 400, json: { message: "Invalid json" } });
    }
    expect((await callUrl(`${sandbox.rest}/${service}`)).status).toBe(405);
    expect((await post(`${service}/more`, asked())).status).toBe(404);
  },
);

// cspell:ignore httpntlm getconnector updateconnector reportconnector subjectconnector dataconnector
import { Agent, request } from "node:http";
import httpntlm from "httpntlm";
import { createClientAsync, NTLMSecurity } from "soap";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callUrl, type Reply } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import { envelopeOf, parametersOf, soapReply } from "./soap/soap-calls";

// protocol.md 2.8: the services before 2017, with NTLM, spoken by two clients that nobody here wrote.
type Person = { id: string; ntlm: string; password: string };

let sandbox: Sandbox;
let persons: Person[];
beforeAll(async () => {
  sandbox = await startSandbox();
  persons = ((await callUrl(sandbox.control)).json as { users: Person[] }).users;
});
afterAll(() => sandbox.close());

const personOf = (id = "12345.JANSEN") => {
  const person = persons.find((own) => own.id === id);
  if (!person) throw new Error(`No person ${id}`);
  return person;
};
const identityOf = (id?: string) => {
  const { id: userId, password } = personOf(id);
  return { environmentId: "T12345AA", userId, password, logonAs: "" };
};
const credentialsOf = (id?: string) => {
  const { id: username, password } = personOf(id);
  return { username, password, domain: "AOL", workstation: "" };
};

/** One call with httpntlm: three messages over one connection. */
function ask(
  operation: string,
  parameters: Record<string, string | number>,
  { file = "getconnector.asmx", credentials = credentialsOf() } = {},
): Promise<Reply> {
  const options = {
    url: `${sandbox.soap}/${file}`,
    ...credentials,
    headers: { "content-type": "text/xml; charset=utf-8", soapaction: `urn:Afas.Profit.Services/${operation}` },
    body: envelopeOf(operation, parametersOf(parameters)),
  };
  return new Promise((resolve, reject) =>
    httpntlm.post(options, (error, { statusCode: status, headers, body: text }) =>
      error ? reject(error) : resolve({ status, headers, text, bytes: Buffer.from(text), json: undefined }),
    ),
  );
}

describe("with httpntlm", () => {
  test("rows, as today's service gives them", async () => {
    const asked = { connectorId: "Profit_Debtor", filtersXml: "", skip: 0, take: 3 };
    const reply = soapReply(await ask("GetData", { ...identityOf(), ...asked }));
    expect(reply.status).toBe(200);
    expect(reply.result.match(/<Profit_Debtor>/g)).toHaveLength(3);
  });

  test("the user may be written with the domain before it, in any case", async () => {
    const { userId } = identityOf();
    const asked = { ...identityOf(), userId: `aol\\${userId.toLowerCase()}`, connectorId: "Profit_Debtor", take: 1 };
    const credentials = { ...credentialsOf(), username: userId.toLowerCase(), domain: "aol" };
    expect((await ask("GetData", asked, { credentials })).status).toBe(200);
  });

  test.each([
    ["a wrong password", { password: "wrong" }],
    ["an unknown user", { username: "12345.NOBODY" }],
    ["another domain", { domain: "ELSEWHERE" }],
  ])("%s is 401 again", async (_name, changed) => {
    const credentials = { ...credentialsOf(), ...changed };
    const reply = await ask("GetData", { ...identityOf(), connectorId: "Profit_Debtor", take: 1 }, { credentials });
    expect(reply).toMatchObject({ status: 401, text: "" });
    expect(reply.headers["www-authenticate"]).toBe("NTLM");
  });

  test.each<[string, Record<string, string>, string]>([
    ["another environment", { environmentId: "O99999ZZ" }, "O99999ZZ"],
    ["no environment", { environmentId: "" }, "bestaat niet"],
    ["another user than the one who signed in", { userId: "12345.BAKKER" }, "inloggegevens"],
    ["a wrong password", { password: "wrong" }, "inloggegevens"],
    ["logonAs somebody unknown", { logonAs: "12345.NOBODY" }, "inloggegevens"],
    ["logonAs somebody outside the group", { logonAs: "12345.GAST" }, "inloggegevens"],
  ])("%s in the parameters is a fault", async (_name, changed, words) => {
    const asked = { ...identityOf(), ...changed, connectorId: "Profit_Debtor", take: 1 };
    const reply = soapReply(await ask("GetData", asked));
    expect(reply.status).toBe(500);
    expect(reply.fault?.message).toContain(words);
  });

  test("logonAs another of the group", async () => {
    const asked = { ...identityOf(), logonAs: "12345.BAKKER", connectorId: "Profit_Debtor", take: 1 };
    expect((await ask("GetData", asked)).status).toBe(200);
  });

  test("a user outside every group signs in, and may do nothing", async () => {
    const asked = { ...identityOf("12345.GAST"), connectorId: "Profit_Debtor", take: 1 };
    const reply = soapReply(await ask("GetData", asked, { credentials: credentialsOf("12345.GAST") }));
    expect(reply.fault?.message).toContain("inloggegevens");
  });

  test("the XSD of an UpdateConnector", async () => {
    const parametersXml = "<DataConnector><UpdateConnectorId>KnPerson</UpdateConnectorId></DataConnector>";
    const asked = { ...identityOf(), dataID: "GetXmlSchema", parametersXml };
    const reply = soapReply(await ask("Execute", asked, { file: "DataConnector.asmx" }));
    expect(reply).toMatchObject({ status: 200 });
    expect(reply.result).toContain("AfasDataConnector");
  });
});

test("with node-soap, from its WSDL on", async () => {
  const options = { ntlm: true, ...credentialsOf() };
  const client = await createClientAsync(`${sandbox.soap}/getconnector.asmx?WSDL`, { wsdl_options: options });
  client.setSecurity(new NTLMSecurity(options));
  const asked = { ...identityOf(), connectorId: "Profit_Debtor", filtersXml: "", skip: 0, take: 2, options: "" };
  const call = client["GetDataWithOptionsAsync"] as (own: object) => Promise<[{ GetDataWithOptionsResult: string }]>;
  const [{ GetDataWithOptionsResult: result }] = await call(asked);
  expect(result.match(/<Profit_Debtor>/g)).toHaveLength(2);
});

describe("the handshake belongs to a connection", () => {
  const url = () => `${sandbox.soap}/getconnector.asmx?WSDL`;
  /** One call over the one connection of an agent. */
  const get = (agent: Agent, authorization?: string) =>
    new Promise<{ status: number; challenge: string }>((resolve, reject) => {
      const headers = authorization === undefined ? {} : { authorization };
      request(url(), { agent, headers }, (answer) => {
        const { statusCode: status = 0, headers: told } = answer;
        answer.resume().on("end", () => resolve({ status, challenge: told["www-authenticate"] ?? "" }));
      })
        .on("error", reject)
        .end();
    });
  const { createType1Message, createType3Message, parseType2Message } = httpntlm.ntlm;
  const answerTo = (challenge: string) =>
    createType3Message(
      parseType2Message(challenge, (error) => expect.fail(error.message)),
      credentialsOf(),
    );

  let agent: Agent;
  let other: Agent;
  beforeEach(() => {
    agent = new Agent({ keepAlive: true, maxSockets: 1 });
    other = new Agent({ keepAlive: true, maxSockets: 1 });
  });
  afterEach(() => {
    agent.destroy();
    other.destroy();
  });

  test("without it every call is asked to begin, even for the WSDL", async () => {
    for (const headers of [
      {},
      { authorization: "NTLM" },
      { authorization: "NTLM AAAA" },
      { authorization: "Basic eDp5" },
    ]) {
      const reply = await callUrl(url(), { headers: headers as Record<string, string> });
      expect(reply).toMatchObject({ status: 401, text: "" });
      expect(reply.headers["www-authenticate"]).toBe("NTLM");
    }
  });

  test("once made, it holds for later calls over the same connection, and for no other", async () => {
    expect(await get(agent)).toEqual({ status: 401, challenge: "NTLM" });
    const { status, challenge } = await get(agent, createType1Message(credentialsOf()));
    expect(status).toBe(401);
    expect((await get(other, answerTo(challenge))).status).toBe(401);
    expect((await get(agent, answerTo(challenge))).status).toBe(200);
    expect((await get(agent)).status).toBe(200);
    expect((await get(other)).status).toBe(401);
    await callUrl(`${sandbox.control}/reset`, { method: "POST" });
    expect((await get(agent)).status).toBe(401);
  });

  test("a challenge is answered once, and each is another", async () => {
    const first = (await get(agent, createType1Message(credentialsOf()))).challenge;
    expect((await get(agent, answerTo(first))).status).toBe(200);
    expect(await get(agent, answerTo(first))).toEqual({ status: 401, challenge: "NTLM" });
    const second = (await get(agent, createType1Message(credentialsOf()))).challenge;
    expect(second).not.toBe(first);
    expect((await get(agent, answerTo(first))).status).toBe(401);
    expect((await get(agent)).status).toBe(401);
  });
});

test.each(["getconnector", "updateconnector", "reportconnector", "subjectconnector", "dataconnector"])(
  "%s.asmx asks for NTLM, and takes no token",
  async (name) => {
    const { json } = await callUrl(sandbox.control);
    const { appConnectors } = json as { appConnectors: { authorization: string }[] };
    const headers = { authorization: appConnectors[0]?.authorization ?? "" };
    expect((await callUrl(`${sandbox.soap}/${name}.asmx`, { method: "POST", headers })).status).toBe(401);
    expect((await callUrl(`${sandbox.soap}/${name.toUpperCase()}.ASMX?wsdl`)).status).toBe(401);
  },
);

test("today's services know nothing of it", async () => {
  expect((await callUrl(`${sandbox.soap}/appconnectorget.asmx?WSDL`)).status).toBe(200);
});

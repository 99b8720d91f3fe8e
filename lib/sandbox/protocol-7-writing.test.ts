// cspell:ignore appconnectordata appconnectorget appconnectorupdate appconnectorversioninfo
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callerOf } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import { soapCallerOf } from "./soap/soap-calls";

// protocol.md 7.1 to 7.3 for writing, and the same rights over SOAP.
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const NOT_AUTHORISED = -2147180996;
const person = { KnPerson: { Element: { Fields: { MatchPer: "7", FiNm: "Anna", LaNm: "Proef" } } } };
const xml = (root: string) => `<${root}><Element><Fields Action="insert"/></Element></${root}>`;

describe("who may write what", () => {
  test.each([
    ["full", "KnPerson", true],
    ["full", "FiEntries", true],
    ["writer", "KnPerson", true],
    ["writer", "FiEntries", false],
    ["no-finance", "KnPerson", true],
    ["no-finance", "FiEntries", false],
    ["read-only", "KnPerson", false],
    ["support", "KnPerson", false],
    ["full", "KnNobody", false],
  ])("%s, %s: %s, over REST, SOAP and in metainfo", async (appConnector, connector, may) => {
    const rest = await callerOf(sandbox, appConnector);
    const soap = await soapCallerOf(sandbox, appConnector);
    const restReply = await rest.send("PUT", `connectors/${connector}`, { [connector]: { Element: { Fields: {} } } });
    const soapReply = await soap.call("appconnectorupdate", "Execute", {
      connectorType: connector,
      dataXml: xml(connector),
    });
    const described = await rest.get(`metainfo/update/${connector}`);
    const refused = [restReply, soapReply, described].map(({ text }) => text.includes("niet geautoriseerd"));
    const { json } = await rest.get("metainfo");
    const listed = (json as { updateConnectors: { id: string }[] | null }).updateConnectors ?? [];
    expect([...refused, !listed.some(({ id }) => id === connector)]).toEqual([!may, !may, !may, !may]);
  });

  test("a refused write wrote nothing", async () => {
    const persons = async () =>
      (await (await callerOf(sandbox)).rows("Profit_OrgPer", { skip: "-1", take: "-1" })).length;
    const before = await persons();
    expect((await (await callerOf(sandbox, "read-only")).send("POST", "connectors/KnPerson", person)).status).toBe(500);
    expect(await persons()).toBe(before);
  });
});

describe("the same rights over SOAP", () => {
  const rows = async (appConnector: string, connectorId: string) =>
    (await soapCallerOf(sandbox, appConnector)).call("appconnectorget", "GetData", { connectorId, skip: -1, take: -1 });
  const count = ({ result }: { result: string }, connector: string) => result.split(`<${connector}>`).length - 1;

  test("filter authorisation hides rows", async () => {
    const [all, seen] = [await rows("full", "Profit_Debtor"), await rows("limited", "Profit_Debtor")];
    expect(count(seen, "Profit_Debtor")).toBeGreaterThan(0);
    expect(count(seen, "Profit_Debtor")).toBeLessThan(count(all, "Profit_Debtor"));
    expect(seen.result).not.toContain("<Vestiging>UTR</Vestiging>");
  });

  test("guarded fields are empty without privacy rights", async () => {
    const [all, seen] = [await rows("full", "Medewerkers"), await rows("no-privacy", "Medewerkers")];
    expect(all.result).toMatch(/<BSN>\d{9}<\/BSN>/);
    expect(seen.result).not.toMatch(/<BSN>\d|<IBAN>[A-Z]|<Geboortedatum>\d/);
    expect(count(seen, "Medewerkers")).toBe(count(all, "Medewerkers"));
  });

  test("a connector that the user may not use is refused", async () => {
    expect((await rows("no-finance", "Profit_Transactions")).fault).toMatchObject({ errorNumber: `${NOT_AUTHORISED}` });
    expect((await rows("no-finance", "Profit_Debtor")).fault).toBeUndefined();
  });

  test("a blocked GetConnector has its own words", async () => {
    expect((await rows("full", "Awkward_Blocked")).fault?.message).toContain("geblokkeerd");
  });

  test.each([
    ["appconnectorversioninfo", "GetProductVersion", {}],
    [
      "appconnectordata",
      "Execute",
      {
        dataID: "GetXmlSchema",
        parametersXml: "<DataConnector><UpdateConnectorId>KnPerson</UpdateConnectorId></DataConnector>",
      },
    ],
  ])("%s needs its special connector", async (service, operation, values) => {
    const call = async (appConnector: string) =>
      (await soapCallerOf(sandbox, appConnector)).call(service, operation, values);
    expect((await call("full")).status).toBe(200);
    expect((await call("no-specials")).fault).toMatchObject({ errorNumber: `${NOT_AUTHORISED}` });
  });
});

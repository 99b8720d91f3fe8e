import { afterAll, beforeAll, expect, test } from "vitest";
import { callUrl } from "../../../calls";
import { type Sandbox, startSandbox } from "../../../server";
import { type CompanyWriter, companyWriter, type Element } from "./company-writer";

let sandbox: Sandbox;
let full: CompanyWriter;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await companyWriter(sandbox);
});
afterAll(() => sandbox.close());

const reset = () => callUrl(`${sandbox.control}/reset`, { method: "POST" });
const below = (name: string, element: Element | Element[]) => [{ [name]: { Element: element } }];
const debtor = (Nm: string): Element => ({
  Fields: { CuId: "EUR" },
  Objects: below("KnOrganisation", { Fields: { MatchOga: "6", Nm } }),
});

/** Parts of the company that take from others what they are made of. */
const MADE_FROM_OTHERS = "Verkooporders Profit_Projects Profit_Transactions Profit_Subjects Profit_Users".split(" ");

test("what nobody had asked for yet is not made up from what was written", async () => {
  const untouched = await full.bytesOf(MADE_FROM_OTHERS);
  await reset();
  const writes = [
    await full.post("KnSalesRelationOrg", debtor("Eerst geschreven")),
    await full.post("KnPurchaseRelationOrg", debtor("Ook geschreven")),
    await full.post("KnEmployee", {
      Fields: {},
      Objects: below("KnPerson", { Fields: { MatchPer: "7", LaNm: "Nieuw" } }),
    }),
    await full.post("FbItemArticle", { Fields: { Ds: "Nieuw artikel", Grp: "CV", BiUn: "Stk" } }),
  ];
  expect(writes.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect(await full.bytesOf(MADE_FROM_OTHERS)).toBe(untouched);
});

test("a call that goes wrong at its end changes nothing anywhere", async () => {
  const everything = full.getConnectors.filter((id) => /^(Profit_|Verkoop|Sandbox_Kn(Sales|Organ|Person))/.test(id));
  const before = await full.bytesOf(everything);
  const elements = [debtor("Een"), debtor("Twee"), { ...debtor("Drie"), Fields: { CuId: "??" } }];
  expect((await full.post("KnSalesRelationOrg", elements)).status).toBe(500);
  const contact = below("KnContact", [{ Fields: { ExAd: "Afdeling" } }, { Fields: { FuDs: "Niemand", ViKc: "PRS" } }]);
  const organisation = { Fields: { BcCo: "1000001", Nm: "Andere naam", EmAd: "" }, Objects: contact };
  expect((await full.put("KnOrganisation", organisation)).status).toBe(500);
  expect(await full.bytesOf(everything)).toBe(before);
});

test("a reset brings the company back as it was", async () => {
  await reset();
  const before = await full.bytesOf(["Profit_Debtor", "Sandbox_KnOrganisation"]);
  await full.post("KnSalesRelationOrg", debtor("Weg ermee"));
  await full.put("KnOrganisation", { Fields: { BcCo: "1000001", Nm: "Andere naam", XpRe: "extern" } });
  expect(await full.bytesOf(["Profit_Debtor", "Sandbox_KnOrganisation"])).not.toBe(before);
  await reset();
  expect(await full.bytesOf(["Profit_Debtor", "Sandbox_KnOrganisation"])).toBe(before);
});

test("rules speak the caller's language", async () => {
  const body = { KnPerson: { Element: { Fields: { MatchPer: "7", LaNm: "Proof", SoSe: "123" } } } };
  const reply = await full.send("POST", "connectors/KnPerson", body, { "Accept-Language": "en-us" });
  expect(reply.json).toMatchObject({ externalMessage: "The BSN does not pass the eleven test." });
});

test("every UpdateConnector of the company can be read back, level by level", async () => {
  const { updateConnectors } = (await full.get("metainfo")).json as { updateConnectors: { id: string }[] };
  expect(updateConnectors.length).toBeGreaterThanOrEqual(22);
  const companions = full.getConnectors.filter((id) => id.startsWith("Sandbox_"));
  for (const { id } of updateConnectors) expect(companions).toContain(`Sandbox_${id}`);
  for (const id of companions) {
    const reply = await full.get(`connectors/${id}?take=3`);
    expect(reply.status, `${id} ${reply.text}`).toBe(200);
  }
});

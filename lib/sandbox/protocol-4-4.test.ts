// cspell:ignore escapings Ænes osten
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseXml, type XmlElement } from "@/lib/xml/parse-xml";
import { type Caller, callerOf } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import { type SoapCaller, soapCallerOf } from "./soap/soap-calls";

// protocol.md 4.4: rows over SOAP. skip and take stand in protocol-4-4-window.test.ts.
let sandbox: Sandbox;
let full: SoapCaller;
let rest: Caller;
beforeAll(async () => {
  sandbox = await startSandbox();
  [full, rest] = await Promise.all([soapCallerOf(sandbox), callerOf(sandbox)]);
});
afterAll(() => sandbox.close());

type Values = Record<string, string | number>;
const ALL = { skip: -1 };
const data = (values: Values, caller = full) => caller.call("appconnectorget", "GetData", values);
const withOptions = (options: string, values: Values, caller = full) =>
  caller.call("appconnectorget", "GetDataWithOptions", { ...values, options: `<options>${options}</options>` });

/** The rows of a result, each a list of names and texts. */
function rowsOf(result: string): { name: string; fields: Record<string, string> }[] {
  const { name, children } = parseXml(result);
  expect(name).toBe("AfasGetConnector");
  return children
    .filter((child) => child.name !== "schema")
    .map((row) => ({
      name: row.name,
      fields: Object.fromEntries(row.children.map((field: XmlElement) => [field.name, field.text])),
    }));
}
const fieldsOf = (result: string) => rowsOf(result).map(({ fields }) => fields);

describe("what GetData gives", () => {
  test("no declaration, no schema, a line feed at the end", async () => {
    const { result } = await data({ connectorId: "Awkward_Duplicates", take: 3 });
    expect(result).toMatch(/^<AfasGetConnector><Awkward_Duplicates>.*<\/Awkward_Duplicates><\/AfasGetConnector>\n$/);
    expect(result).not.toContain("schema");
  });

  test("the rows of REST, without what is empty", async () => {
    for (const connector of [
      "Profit_Debtor",
      "Awkward_Wide",
      "Awkward_Dates",
      "Awkward_Numbers",
      "Awkward_Empty_Values",
    ]) {
      const { result } = await data({ connectorId: connector, skip: 0, take: 60 });
      const rows = await rest.rows(connector, { take: "60" });
      expect(rows.length).toBeGreaterThan(5);
      expect(fieldsOf(result)).toEqual(
        rows.map((row) =>
          Object.fromEntries(
            Object.entries(row)
              .filter(([, value]) => value !== null && value !== "")
              .map(([name, value]) => [name, asText(value)]),
          ),
        ),
      );
    }
  });

  /** Dates lose their Z, the rest is as JSON prints it. */
  const asText = (value: unknown) => String(value).replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z$/, "$1");

  test("dates of Dutch wall-clock, without Z", async () => {
    const { result } = await data({ connectorId: "Awkward_Dates", ...ALL });
    const moments = fieldsOf(result).flatMap(({ Moment }) => Moment ?? []);
    expect(moments.length).toBeGreaterThan(10);
    for (const moment of moments) expect(moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  });

  test("booleans as true and false, decimals with their zero", async () => {
    const { result } = await data({ connectorId: "Awkward_Numbers", ...ALL });
    expect(result).toContain("<Bedrag>-0.5</Bedrag><Getal>-1</Getal><Positief>false</Positief>");
  });

  test("text that is markup stays text, through both escapings", async () => {
    const { result, text } = await data({ connectorId: "Awkward_Content", ...ALL });
    const [row] = fieldsOf(result);
    expect(row?.["Memo"]).toBe(
      '<?xml version="1.0"?>\r\n<order nr="1"><regel aantal="2">Koper &amp; messing</regel><leeg/></order>',
    );
    expect(text).toContain('&lt;Memo&gt;&amp;lt;?xml version="1.0"?&amp;gt;&amp;#xD;\n&amp;lt;order');
    expect(text).toContain("Koper &amp;amp;amp; messing");
  });

  test("what XML cannot carry becomes a replacement character", async () => {
    const { result } = await data({ connectorId: "Awkward_Unicode", ...ALL });
    expect(result).toContain("kapot \ufffd einde");
    expect(result).toContain("a\ufffdb\ufffdc\ufffdd\u007f");
  });

  test("names that cannot be names of elements are written as Microsoft's serializers do", async () => {
    const names = fieldsOf((await data({ connectorId: "Awkward_Field_Names", take: 1 })).result).flatMap(Object.keys);
    expect(names).toEqual(
      expect.arrayContaining([
        "Adres.Straat",
        "E-mail_x0020_werk",
        "_x0031_00_x0025_",
        "Prijs_x0020__x0028__x20AC__x0029_",
        "__proto__",
        "Ænes",
      ]),
    );
    const { result } = await data({ connectorId: "Awkward_Met spaties & tekens+100%", take: 1 });
    expect(rowsOf(result)[0]?.name).toBe("Awkward_Met_x0020_spaties_x0020__x0026__x0020_tekens_x002B_100_x0025_");
  });
});

describe("options", () => {
  const empties = { connectorId: "Awkward_Empty_Values", ...ALL };

  test("Outputoptions 2 leaves empty fields out, 3 has them; without one it is 2", async () => {
    const two = await withOptions("<Outputoptions>2</Outputoptions>", empties);
    const three = await withOptions("<Outputmode>1</Outputmode><Outputoptions>3</Outputoptions>", empties);
    expect(rowsOf(two.result)[0]?.fields).not.toHaveProperty("Tekst");
    expect(three.text).toContain("&lt;Tekst /&gt;&lt;Memo /&gt;");
    expect((await withOptions("", empties)).result).toBe(two.result);
    expect((await data(empties)).result).toBe(two.result);
  });

  test("Metadata 1 puts a schema in front of the rows", async () => {
    const { result } = await withOptions("<Metadata>1</Metadata>", { connectorId: "ProfitCountries", take: 1 });
    expect(result).toMatch(/^<AfasGetConnector><xs:schema /);
    expect(result).toContain(
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="AfasGetConnector"><xs:complexType>' +
        '<xs:choice maxOccurs="unbounded"><xs:element name="ProfitCountries"><xs:complexType><xs:sequence>' +
        '<xs:element name="CoId" type="xs:string" minOccurs="0"/><xs:element name="Co" type="xs:string" minOccurs="0"/>' +
        "</xs:sequence></xs:complexType></xs:element></xs:choice></xs:complexType></xs:element></xs:schema><ProfitCountries>",
    );
    expect(result).toMatch(/<\/ProfitCountries><\/AfasGetConnector>\n$/);
  });

  test("no rows: the root with its schema, or the root alone", async () => {
    const none = { connectorId: "Awkward_No_Rows", take: 10 };
    expect((await data(none)).result).toBe("<AfasGetConnector />\n");
    const { result } = await withOptions("<Metadata>1</Metadata>", none);
    expect(result).toMatch(/^<AfasGetConnector><xs:schema .*<\/xs:schema><\/AfasGetConnector>\n$/);
  });

  test.each([
    ["ascending", "1", "A"],
    ["descending", "0", "ZW"],
  ])("Index sorts %s", async (_, type, first) => {
    const index = `<Index><Field FieldId="CoId" OperatorType="${type}"/></Index>`;
    const { result } = await withOptions(index, { connectorId: "ProfitCountries", take: 1 });
    expect(fieldsOf(result)[0]?.["CoId"]).toMatch(new RegExp(`^[${first}]`));
  });

  test("Index sorts by several fields, as REST does", async () => {
    const index = '<Index><Field FieldId="Groep" OperatorType="0"/><Field FieldId="Id" OperatorType="1"/></Index>';
    const { result } = await withOptions(index, { connectorId: "Awkward_Duplicates", take: 600 });
    const rows = await rest.rows("Awkward_Duplicates", { take: "600", orderbyfieldids: "-Groep,Id" });
    expect(fieldsOf(result).map(({ Id }) => Id)).toEqual(rows.map(({ Id }) => String(Id)));
  });

  test("tags may be written in any case, unknown ones do nothing", async () => {
    const options = "<Options><METADATA>1</METADATA><outputoptions>3</outputoptions><Anders>7</Anders></Options>";
    const { result } = await full.call("appconnectorget", "GetDataWithOptions", { ...empties, options });
    expect(result).toContain("<xs:schema");
    expect(result).toContain("<Memo />");
  });

  test.each([
    "<Outputmode>3</Outputmode>",
    "<Metadata>2</Metadata>",
    "<Outputoptions>4</Outputoptions>",
    '<Index><Field FieldId="CoId" OperatorType="2"/></Index>',
    "<Index><Field/></Index>",
    "<Take>veel</Take>",
    "<Metadata>1",
  ])("what no source describes is refused: %s", async (options) => {
    const reply = await withOptions(options, { connectorId: "ProfitCountries" });
    expect(reply).toMatchObject({ status: 500, fault: { code: "soap:Server", errorNumber: "-2147180999" } });
  });

  test("text as output is refused", async () => {
    const reply = await withOptions("<Outputmode>2</Outputmode>", { connectorId: "ProfitCountries", take: 1 });
    expect(reply).toMatchObject({ status: 500, fault: { code: "soap:Server" } });
  });
});

describe("filtersXml", () => {
  const found = async (filtersXml: string, connectorId = "Awkward_Duplicates") =>
    fieldsOf((await data({ connectorId, filtersXml, ...ALL })).result);
  const ids = async (filtersXml: string) => (await found(filtersXml)).map(({ Id }) => Number(Id)).sort((a, b) => a - b);
  const field = (id: string, type: number, value?: string) =>
    value === undefined
      ? `<Field FieldId="${id}" OperatorType="${type}"/>`
      : `<Field FieldId="${id}" OperatorType="${type}">${value}</Field>`;

  test("fields in one Filter are ANDed, Filters ORed", async () => {
    const filter =
      `<Filters><Filter FilterId="Filter 1">${field("Id", 3, "20")}${field("Groep", 1, "A")}</Filter>` +
      `<Filter>${field("Id", 1, "7")}</Filter></Filters>`;
    expect(await ids(filter)).toEqual([4, 7, 8, 12, 16, 20]);
  });

  test("operators 8 and 9 need no content", async () => {
    expect(await ids(`<Filters><Filter>${field("Status", 8)}${field("Id", 3, "30")}</Filter></Filters>`)).toEqual([
      10, 20, 30,
    ]);
    expect(await found(`<Filters><Filter>${field("Status", 9)}</Filter></Filters>`)).toHaveLength(900);
  });

  test("text is found with and without % around it", async () => {
    for (const value of ["%oSTEN%", "osten"]) {
      const rows = await found(`<Filters><Filter>${field("Co", 6, value)}</Filter></Filters>`, "ProfitCountries");
      expect(rows).toEqual([{ CoId: "A", Co: "Oostenrijk" }]);
    }
  });

  test("a value may hold what separates values in REST, and markup", async () => {
    const value = 'punt;komma,"aanhaling"&#13;\nnieuwe regel';
    expect(
      await found(`<Filters><Filter>${field("Tekst", 1, value)}</Filter></Filters>`, "Awkward_Content"),
    ).toHaveLength(1);
    const xml = "&lt;order&gt;&lt;regel&gt;2&lt;/order&gt;";
    expect(
      await found(`<Filters><Filter>${field("Tekst", 1, xml)}</Filter></Filters>`, "Awkward_Content"),
    ).toHaveLength(1);
  });

  test.each([
    "",
    "   ",
    "<Filters/>",
    "<Filters><Filter/></Filters>",
    '<Filters><Filter FilterId="Filter 1"></Filter></Filters>',
  ])("no filter: '%s'", async (filter) => {
    expect(await found(filter)).toHaveLength(1_000);
  });

  test.each([
    ["no XML", "Filters"],
    ["XML that does not end", "<Filters><Filter>"],
    ["another root", "<Filter/>"],
    ["other letters", "<filters><filter/></filters>"],
    ["no field", `<Filters><Filter><Field OperatorType="1">1</Field></Filter></Filters>`],
    ["no operator", `<Filters><Filter><Field FieldId="Id">1</Field></Filter></Filters>`],
    ["an operator that is not there", `<Filters><Filter>${field("Id", 16, "1")}</Filter></Filters>`],
    ["an unknown field", `<Filters><Filter>${field("Nope", 1, "1")}</Filter></Filters>`],
    ["a date with a Z", `<Filters><Filter>${field("Gewijzigd_op", 1, "2026-11-20T00:00:00Z")}</Filter></Filters>`],
    ["an entity", `<!DOCTYPE a [<!ENTITY b "c">]><Filters><Filter>${field("Id", 1, "&b;")}</Filter></Filters>`],
  ])("%s is refused", async (_, filtersXml) => {
    const reply = await data({ connectorId: "Awkward_Duplicates", filtersXml, take: 1 });
    expect(reply).toMatchObject({ status: 500, fault: { code: "soap:Server", errorNumber: "-2147180999" } });
  });
});

describe("7: rights", () => {
  test("rows that filter authorisation hides are not there", async () => {
    const limited = await soapCallerOf(sandbox, "limited");
    const { result } = await data({ connectorId: "Profit_Transactions", take: 500 }, limited);
    const units = new Set(fieldsOf(result).map(({ UnitId }) => UnitId));
    expect([...units]).toEqual(["1"]);
  });

  test("a connector outside the app connector, one that nobody has, one that is blocked, one that asks too much", async () => {
    const support = await soapCallerOf(sandbox, "support");
    const outside = await data({ connectorId: "Profit_Debtor", take: 1 }, support);
    expect(outside.fault).toMatchObject({ code: "soap:Server", errorNumber: "-2147180996" });
    expect(outside.fault?.message).toContain("niet ondersteund");
    const nowhere = await data({ connectorId: "Nope", take: 1 });
    expect(nowhere.fault?.message).toBe("Connector 'Nope' bestaat niet.");
    expect((await data({ connectorId: "Awkward_Blocked", take: 1 })).fault?.message).toContain("geblokkeerd");
    expect((await data({ connectorId: "Awkward_Too_Much_Data", take: 51 })).status).toBe(500);
    expect((await data({ connectorId: "Awkward_Too_Much_Data", take: 50 })).status).toBe(200);
  });
});

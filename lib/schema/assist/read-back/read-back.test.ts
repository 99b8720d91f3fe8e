import { describe, expect, test } from "vitest";
import { CORPUS, corpusDescriptions, realXsd } from "@/lib/testing/profit-corpus";
import { getDefinitionOf } from "@/lib/sandbox/openapi/get-definitions";
import { NOTHING_GIVEN } from "@/lib/sandbox/given";
import { printXsd } from "@/lib/sandbox/schema/print-xsd";
import { SandboxSettings } from "@/lib/sandbox/settings";
import { companionGetConnectors } from "@/lib/sandbox/updates/companion-get-connectors";
import { createRecordStore } from "@/lib/sandbox/updates/store/record-store";
import { worldOf } from "@/lib/sandbox/worlds/world";
import { plainField } from "../../connector-schema";
import { readXsd } from "../../sources/read-xsd";
import { ORDER } from "../order-schema";
import { proposeMapping } from "./propose-mapping";
import { sampleOfRecord } from "./sample-of-record";
import { writtenValue } from "./written-value";

const column = (id: string, label: string, dataType = "string", fieldId: string | null = null) => ({
  id,
  label,
  dataType,
  fieldId,
});
const told = (columns: ReturnType<typeof column>[]) =>
  proposeMapping(ORDER, columns).map(
    ({ path, fieldId, column: id, by }) => `${[...path, fieldId].join("/")} = ${id} by ${by}`,
  );

describe("what is proposed", () => {
  test("keys first, then by id, then by label in either language", () => {
    expect(
      told([
        column("Customer", "Sales relation"),
        column("Number", "Ordernummer"),
        column("Datum", "Orderdatum", "date", "OrDa"),
        column("RfCs", "Uw kenmerk"),
        column("Week", "Weeknummer (ISO)", "int"),
      ]),
    ).toEqual([
      "Order/OrId = Number by label",
      "Order/DbId = Customer by label",
      "Order/OrDa = Datum by id",
      "Order/Wt = Week by label",
      "Order/RfCs = RfCs by id",
    ]);
  });

  test("what is near wins from what lies deeper, and no column is used twice", () => {
    expect(told([column("Aantal", "Aantal", "decimal"), column("Tekst", "Tekst")])).toEqual([
      "Order/OrderLine/QuUn = Aantal by label",
      "Order/OrderNote/Tx = Tekst by label",
    ]);
    expect(told([column("A", "Referentie"), column("B", "Referentie")])).toEqual(["Order/RfCs = A by label"]);
  });

  test("nothing of another kind, and nothing out of thin air", () => {
    expect(
      told([column("Datum", "Datum", "string"), column("Bk", "Geblokkeerd", "date"), column("X", "Kleur")]),
    ).toEqual([]);
    expect(proposeMapping(ORDER, [])).toEqual([]);
  });
});

test("a record as it is now", () => {
  const mapping = [
    { path: ["Order"], fieldId: "OrId", column: "Number" },
    { path: ["Order"], fieldId: "OrDa", column: "Date" },
    { path: ["Order"], fieldId: "Pr", column: "Priority" },
    { path: ["Order"], fieldId: "Wt", column: "Week" },
    { path: ["Order"], fieldId: "RfCs", column: "Gone" },
    { path: ["Order", "OrderNote"], fieldId: "Tx", column: "Note" },
    { path: ["Order", "OrderLine"], fieldId: "ItCd", column: "Item" },
  ];
  const row = { Number: 'A"1', Date: "2026-11-23T00:00:00Z", Priority: "Hoog", Week: 0, Note: "a < b", Item: null };
  expect(sampleOfRecord(ORDER, mapping, row)).toBe(
    [
      "<Order>",
      '  <Element OrId="A&quot;1">',
      '    <Fields Action="update">',
      "      <OrDa>2026-11-23</OrDa>",
      "      <Pr>H</Pr>",
      "      <Wt>0</Wt>",
      "    </Fields>",
      "    <Objects>",
      "      <OrderNote>",
      '        <Element SeNo="">',
      '          <Fields Action="update">',
      "            <Tx>a &lt; b</Tx>",
      "          </Fields>",
      "        </Element>",
      "      </OrderNote>",
      "    </Objects>",
      "  </Element>",
      "</Order>",
      "",
    ].join("\n"),
  );
  expect(sampleOfRecord(ORDER, [], row)).toContain('<Fields Action="update"></Fields>');
});

test.each([
  ["date", "2026-11-23T00:00:00Z", "2026-11-23"],
  ["dateTime", "2026-11-23T13:30:00Z", "2026-11-23T13:30:00"],
  ["dateTime", "2026-11-23", "2026-11-23T00:00:00"],
  ["time", "1899-12-30T13:30:00Z", "13:30:00"],
  ["boolean", true, "true"],
  ["boolean", "0", "false"],
  ["decimal", 1e-7, "0.0000001"],
  ["decimal", "12345678901234567.89", "12345678901234567.89"],
  ["int", 1e21, "1000000000000000000000"],
  ["date", "gisteren", "gisteren"],
  ["text", "", null],
  ["text", null, null],
  ["text", false, "false"],
] as const)("as %s, %j is written %j", (kind, cell, written) => {
  expect(writtenValue(plainField("F", kind), cell)).toBe(written);
});

describe.skipIf(CORPUS === undefined)("AFAS's own names (PROFIT_CORPUS)", () => {
  test("a GetConnector that AFAS describes tells the fields of the UpdateConnector beside it", () => {
    const { gets } = corpusDescriptions();
    const columnsOf = (id: string) =>
      gets
        .filter((get) => get.id === id)
        .flatMap((get) => getDefinitionOf(get, "seed").fields)
        .map(({ label, ...rest }) => ({ ...rest, label: label.nl }));
    const proposed = (updateId: string, getId: string) =>
      proposeMapping(readXsd(updateId, realXsd(updateId)), columnsOf(getId)).map(
        ({ path, fieldId, column: id }) => `${[...path.slice(1), fieldId].join("/")} = ${id}`,
      );
    expect(proposed("KnSubject", "Profit_Subjects")).toEqual(
      expect.arrayContaining(["SaId = Type_actie", "ViPr = Prioriteit", "ScId = Bron", "DtSt = Datum_afgehandeld"]),
    );
    expect(proposed("KnSalesRelationPer", "Profit_Debtor")).toEqual(["Iban = IBAN", "KnPerson/BcCo = BcCo"]);
    expect(proposed("KnOrganisation", "Profit_OrgPer")).toEqual(
      expect.arrayContaining(["BcCo = BcCo", "HoPa = Homepage"]),
    );
  });
});

test("the sandbox's own GetConnectors tell every field of the record that they show", () => {
  const settings = SandboxSettings.parse({});
  const { updateConnectors } = worldOf(settings, NOTHING_GIVEN);
  expect(updateConnectors.length).toBeGreaterThan(5);
  for (const definition of updateConnectors) {
    const [companion] = companionGetConnectors(definition, createRecordStore());
    const { root } = readXsd(definition.id, printXsd(definition));
    const columns = (companion?.fields ?? []).map(({ label, ...field }) => ({ ...field, label: label.nl }));
    const found = proposeMapping({ root }, columns).filter(({ path }) => path.length === 1);
    expect(found.map(({ fieldId }) => fieldId)).toEqual([...root.keys, ...root.fields].map(({ id }) => id));
    expect(found.filter(({ fieldId, column: id }) => fieldId !== id)).toEqual([]);
  }
});

// cspell:ignore notzero
import { afterAll, beforeAll, expect, test } from "vitest";
import { UpdateConnectorMetainfo } from "@/lib/profit/wire/update-connector-metainfo";
import { type Caller, callerOf } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import { SAMPLES } from "./updates/sample-connectors";

let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES });
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

async function metainfo(language = "nl-nl") {
  const { json } = await full.get("metainfo/update/ZzOrders", { "accept-language": language });
  return UpdateConnectorMetainfo.parse(json);
}

test("tells the connector, its root element and every object below it", async () => {
  const { id, name, description, objects } = await metainfo();
  expect([id, name, description]).toEqual(["ZzOrders", "ZzOrder", "Orders"]);
  expect(objects?.map((object) => object.name)).toEqual(["ZzLine", "ZzAddress", "ZzNote"]);
  const batch = objects?.[0]?.objects?.[0];
  expect(batch?.name).toBe("ZzBatch");
  expect(batch?.objects?.[0]).toMatchObject({ name: "ZzSerial", objects: [] });
});

test("a field has the eleven keys that clients know, in order", async () => {
  const { json } = await full.get("metainfo/update/ZzOrders");
  const [field] = (json as { fields: object[] }).fields;
  expect(Object.keys(field ?? {})).toEqual([
    "fieldId",
    "primaryKey",
    "dataType",
    "label",
    "mandatory",
    "length",
    "decimals",
    "decimalFieldId",
    "notzero",
    "controlType",
    "values",
  ]);
});

test("tells kinds, keys, sizes and what is asked for", async () => {
  const { fields } = await metainfo();
  const of = (fieldId: string) => fields?.find((field) => field.fieldId === fieldId);
  expect(of("UnId")).toMatchObject({ primaryKey: true, dataType: "int", mandatory: true, controlType: 5 });
  expect(of("Ds")).toMatchObject({
    primaryKey: false,
    dataType: "string",
    mandatory: true,
    length: 20,
    controlType: 1,
  });
  expect(of("Am")).toMatchObject({ dataType: "decimal", length: 6, decimals: 2, mandatory: false });
  expect(of("Qu")).toMatchObject({ dataType: "int", notzero: true });
  expect(of("Nt")).toMatchObject({ dataType: "blob", controlType: 23, values: null });
});

test("labels and code lists come in the caller's language", async () => {
  const of = async (language: string) => {
    const { fields, description } = await metainfo(language);
    const priority = fields?.find(({ fieldId }) => fieldId === "Pr");
    return [description, priority?.label, priority?.values?.map((value) => value.description)];
  };
  expect(await of("nl-nl")).toEqual(["Orders", "Prioriteit", ["Hoog", "Laag"]]);
  expect(await of("en-us")).toEqual(["Orders", "Priority", ["High", "Low"]]);
});

test("what the caller may not use, and what does not exist, is refused as the call itself", async () => {
  const refusal = { status: 500, json: { errorNumber: -2147180996 } };
  expect(await full.get("metainfo/update/Nope")).toMatchObject(refusal);
  const other = await callerOf(sandbox, "read-only");
  expect(await other.get("metainfo/update/ZzOrders")).toMatchObject(refusal);
  expect((await full.get("metainfo/update")).status).toBe(404);
});

test("up to Profit 6 it stands on several lines", async () => {
  const old = await startSandbox({ updates: SAMPLES, profitVersion: 6 });
  const { text } = await (await callerOf(old)).get("metainfo/update/ZzFlat");
  expect(text.split("\r\n").length).toBeGreaterThan(10);
  expect((await full.get("metainfo/update/ZzFlat")).text).not.toContain("\n");
  await old.close();
});

test("the overview lists it, with the GetConnectors that show what is written", async () => {
  const { json } = await full.get("metainfo");
  const listed = json as { updateConnectors: { id: string }[]; getConnectors: { id: string }[] };
  expect(listed.updateConnectors).toContainEqual({ id: "ZzOrders", description: "Orders" });
  const companions = listed.getConnectors.filter(({ id }) => id.startsWith("Sandbox_ZzOrders"));
  expect(companions.map(({ id }) => id)).toEqual([
    "Sandbox_ZzOrders",
    "Sandbox_ZzOrders_ZzLine",
    "Sandbox_ZzOrders_ZzLine_ZzBatch",
    "Sandbox_ZzOrders_ZzLine_ZzBatch_ZzSerial",
    "Sandbox_ZzOrders_ZzAddress",
    "Sandbox_ZzOrders_ZzNote",
  ]);
  const { json: batch } = await full.get("metainfo/get/Sandbox_ZzOrders_ZzLine_ZzBatch_ZzSerial");
  const { fields } = batch as { fields: { id: string }[] };
  expect(fields.map(({ id }) => id)).toEqual(["UnId", "OrNu", "LnNu", "BaCd", "SeNo", "SnCd"]);
});

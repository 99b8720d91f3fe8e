// cspell:ignore appconnectordata
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fieldsOf } from "@/lib/schema/flatten";
import type { Connection } from "@/lib/services/connections/port";
import type { ServiceContext } from "@/lib/services/context";
import { prepareTestDatabase } from "@/lib/testing/database";
import { startUpdateTrial, type UpdateTrial } from "@/lib/testing/update-trial";
import { describeUpdateConnector } from "./describe-update-connector";
import { listUpdateConnectors } from "./list-update-connectors";

prepareTestDatabase();

let trial: UpdateTrial;
let connection: Connection;
let ctx: ServiceContext;
beforeAll(async () => {
  trial = await startUpdateTrial();
});
// What one connection remembers is no other's.
beforeEach(async () => {
  connection = await trial.connect();
  ctx = await trial.ctxOf("support", connection.id);
});
afterAll(() => trial.close());

const described = (connectorId = "KnSalesRelationPer", isFresh = false) =>
  describeUpdateConnector(ctx, { connectionId: connection.id, connectorId, isFresh });
const calls = async () => ((await (await fetch(`${trial.sandbox.control}/requests`)).json()) as unknown[]).length;

test("metainfo in two languages and the XSD become one schema", async () => {
  const { schema, xsd, missing, version } = await described();
  expect(missing).toEqual([]);
  expect(schema).toMatchObject({ connectorId: "KnSalesRelationPer", sources: ["xsd", "metainfo"] });
  expect(schema.root.keys.map(({ id }) => id)).toEqual(["DbId"]);
  expect(xsd).toMatch(/^<xs[dD]?:schema|^<xsd:schema/);
  expect(version).toMatch(/^[0-9a-f]{16}$/);
  const named = fieldsOf(schema).filter(({ field }) => field.label !== null && field.englishLabel !== null);
  expect(named.length).toBeGreaterThan(20);
  expect(named.some(({ field }) => field.label !== field.englishLabel)).toBe(true);
  const coded = fieldsOf(schema).flatMap(({ field }) => field.codes ?? []);
  expect(coded.some(({ text, englishText }) => englishText !== null && englishText !== text)).toBe(true);
});

test("it is asked once, and again when it should be fresh", async () => {
  const { version } = await described();
  const asked = await calls();
  expect((await described()).version).toBe(version);
  expect(await calls()).toBe(asked);
  await described("KnSalesRelationPer", true);
  expect(await calls()).toBe(asked + 3);
});

test("without an address for SOAP the metainfo serves alone, and says so", async () => {
  connection = await trial.connect("sandbox", null);
  ctx = await trial.ctxOf("support", connection.id);
  const { schema, xsd, missing } = await described();
  expect(schema.sources).toEqual(["metainfo"]);
  expect(xsd).toBeNull();
  expect(missing).toMatchObject([{ source: "xsd", code: "NO_SOAP_ADDRESS", explanation: { key: "noSoapAddress" } }]);
});

test("without the right to the XSD Profit's words are told, and remembered", async () => {
  await trial.fault(
    { kind: "status", status: 500, message: "Geen rechten op deze service." },
    { service: "appconnectordata" },
  );
  const { xsd, missing } = await described();
  expect(xsd).toBeNull();
  expect(missing).toMatchObject([
    { source: "xsd", code: "REFUSED", original: expect.stringContaining("Geen rechten") as string },
  ]);
  const asked = await calls();
  expect((await described()).missing).toHaveLength(1);
  expect(await calls()).toBe(asked);
});

test("a source that only fails for a moment is asked again the next time", async () => {
  await trial.fault({ kind: "status", status: 503, retryAfter: 7200 }, { service: "appconnectordata" });
  expect((await described()).missing).toMatchObject([{ source: "xsd", code: "UNAVAILABLE" }]);
  expect((await described()).missing).toEqual([]);
});

test("an answer that holds no XSD is told as such", async () => {
  await trial.fault({ kind: "malformed", as: "html" }, { service: "appconnectordata" });
  expect((await described()).missing).toMatchObject([{ source: "xsd", code: "NOT_PROFIT" }]);
});

test("the XSD serves alone when there is no metainfo", async () => {
  await trial.fault({ kind: "status", status: 500, message: "Kapot." }, { path: "metainfo/update" }, 2);
  const { schema, missing } = await described();
  expect(schema.sources).toEqual(["xsd"]);
  expect(missing).toMatchObject([{ source: "metainfo", code: "REFUSED", original: "Kapot." }]);
});

test("of a connector that nobody may use Profit's refusal is told", async () => {
  await expect(described("KnNothing")).rejects.toMatchObject({ code: "REFUSED" });
});

test("who has no grant learns nothing", async () => {
  ctx = await trial.ctxOf("consultant");
  await expect(described()).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(listUpdateConnectors(ctx, { connectionId: connection.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the UpdateConnectors of the token are listed by id", async () => {
  const { connectors, info } = await listUpdateConnectors(ctx, { connectionId: connection.id });
  const ids = connectors.map(({ id }) => id);
  expect(ids).toContain("KnSubject");
  expect(ids).toEqual(ids.toSorted((a, b) => a.localeCompare(b, "nl", { numeric: true })));
  expect(connectors.find(({ id }) => id === "KnSubject")?.description).not.toBe("");
  expect(info?.envid).toBe("T12345AA");
});

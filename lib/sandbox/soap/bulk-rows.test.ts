import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../server";
import { SandboxSettings } from "../settings";
import { bulkConnector } from "../worlds/bulk/bulk";
import { xmlRows } from "./rows/xml-rows";
import { envelopeOf, parametersOf, type SoapCaller, soapCallerOf } from "./soap-calls";

// Sandbox_Bulk over SOAP: any number of rows, printed while they are sent.
const ROWS = 300_000;
let sandbox: Sandbox;
let full: SoapCaller;
beforeAll(async () => {
  sandbox = await startSandbox({ rows: ROWS });
  full = await soapCallerOf(sandbox);
});
afterAll(() => sandbox.close());

test.each([
  [8, false, "true-false"],
  [8, true, "true-false"],
  [6, true, "1-0"],
] as const)(
  "Profit %i, empty fields %s, booleans %s: the fast printer prints what the cells say",
  (version, withEmpty, soapBooleans) => {
    const definition = bulkConnector(2_000, version);
    const source = definition.source();
    const settings = SandboxSettings.parse({ profitVersion: version, openQuestions: { soapBooleans } });
    const fast = xmlRows(definition, source, settings, withEmpty);
    // Without its printer a source is read cell by cell.
    const plain = xmlRows(definition, { length: source.length, cell: source.cell }, settings, withEmpty);
    const printed = (writer: typeof fast, row: number) => {
      const out = Buffer.alloc(writer.room(row));
      return out.toString("utf8", 0, writer.write(row, out, 0));
    };
    for (let row = 0; row < 2_000; row++) expect(printed(fast, row)).toBe(printed(plain, row));
  },
);

test("all rows arrive in one answer, and take no memory in the sandbox", async () => {
  const values = { token: full.xmlToken, connectorId: "Sandbox_Bulk", skip: -1 };
  const before = process.memoryUsage().rss;
  const seen = await countStreamed(envelopeOf("GetData", parametersOf(values)));
  expect(seen.rows).toBe(ROWS);
  expect(seen.tail).toMatch(
    /&lt;\/AfasGetConnector&gt;\n<\/GetDataResult><\/GetDataResponse><\/soap:Body><\/soap:Envelope>$/,
  );
  // The answer is 250 MB: were its rows kept, they would be seen here.
  expect(seen.bytes).toBeGreaterThan(200_000_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
}, 120_000);

test("a page of them, filtered and sorted", async () => {
  const filtersXml = '<Filters><Filter><Field FieldId="Id" OperatorType="2">250000</Field></Filter></Filters>';
  const options = '<options><Index><Field FieldId="Id" OperatorType="0"/></Index></options>';
  const asked = { connectorId: "Sandbox_Bulk", filtersXml, skip: 1, take: 2, options };
  const { result } = await full.call("appconnectorget", "GetDataWithOptions", asked);
  expect([...result.matchAll(/<Id>(\d+)</g)].map(([, id]) => Number(id))).toEqual([ROWS - 1, ROWS - 2]);
});

/** Reads an answer without keeping it. */
function countStreamed(body: string): Promise<{ rows: number; bytes: number; tail: string }> {
  const end = Buffer.from("&lt;/Sandbox_Bulk&gt;");
  return new Promise((resolve, reject) => {
    const options = { method: "POST", headers: { "content-type": "text/xml; charset=utf-8" }, agent: false };
    const outgoing = request(`${sandbox.soap}/appconnectorget.asmx`, options, (response) => {
      let rows = 0;
      let bytes = 0;
      let kept: Buffer = Buffer.alloc(0);
      let last: Buffer = Buffer.alloc(0);
      response.on("error", reject);
      response.on("data", (piece: Buffer) => {
        bytes += piece.length;
        last = Buffer.concat([last, piece]).subarray(-300);
        const whole = Buffer.concat([kept, piece]);
        for (let at = whole.indexOf(end); at >= 0; at = whole.indexOf(end, at + end.length)) rows++;
        // An end that is cut in two is counted with the next piece.
        kept = whole.subarray(Math.max(whole.lastIndexOf(end) + end.length, whole.length - end.length + 1, 0));
      });
      response.on("end", () => resolve({ rows, bytes, tail: last.toString("utf8") }));
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

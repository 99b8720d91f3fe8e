import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { soapEnvelopeOf } from "@/lib/profit/filter/compile-xml";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { callAsCurl, type SentCall } from "./call-as-curl";

const run = promisify(execFile);
const isThere = await run("curl", ["--version"]).then(
  () => true,
  () => false,
);
const skipped = isThere ? "" : " (skipped: curl is not on this machine)";

let sandbox: Sandbox;
let folder: string;
let token = "";
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, rows: 20 });
  folder = await mkdtemp(join(tmpdir(), "calls-"));
  const overview = (await (await fetch(sandbox.control)).json()) as {
    appConnectors: { name: string; token: string }[];
  };
  token = overview.appConnectors.find(({ name }) => name === "full")?.token ?? "";
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

async function outputOf(call: SentCall): Promise<string> {
  const script = callAsCurl(call);
  expect(script).not.toContain("***");
  const file = join(folder, "call.sh");
  await writeFile(file, script);
  const environment = { PATH: process.env["PATH"], AFAS_TOKEN: token } as unknown as NodeJS.ProcessEnv;
  return (await run("bash", [file], { env: environment })).stdout;
}

const headers = [
  ["authorization", "AfasToken ***"],
  ["host", "elsewhere"],
  ["accept-language", "nl-nl"],
] as const;

test.skipIf(!isThere)(`a call of REST goes again as it went${skipped}`, async () => {
  const url = `${sandbox.rest}/connectors/Sandbox_Bulk?orderbyfieldids=Id&skip=2&take=1&filterfieldids=Naam&filtervalues=[{it's}]&operatortypes=7`;
  const output = await outputOf({ method: "GET", url, headers, body: null });
  expect(output).toMatch(/^HTTP\/1.1 200/);
  expect(output).toContain('"skip":2,"take":1,"rows":[{"Id":3,');
});

test.skipIf(!isThere)(`so does one of SOAP, whatever its body holds${skipped}`, async () => {
  const groups = [[{ fieldId: "Naam", operator: "notEqual" as const, value: `it's "$HOME" & \\n` }]];
  const body = soapEnvelopeOf({
    ...{ connectorId: "Sandbox_Bulk", filter: { groups }, skip: 0, take: 2 },
    orderBy: [{ fieldId: "Id", direction: "desc" }],
  });
  const soapHeaders = [
    ...headers,
    ["content-type", "text/xml; charset=utf-8"],
    ["soapaction", '"urn:Afas.Profit.Services/GetDataWithOptions"'],
  ] as const;
  const url = `${sandbox.soap}/appconnectorget.asmx`;
  const output = await outputOf({ method: "POST", url, headers: soapHeaders, body });
  expect(output).toMatch(/^HTTP\/1.1 200/);
  expect(output).toContain("&lt;Id&gt;20&lt;/Id&gt;");
  expect(output.match(/&lt;Sandbox_Bulk&gt;/g)).toHaveLength(2);
});

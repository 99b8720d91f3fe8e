import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../server";
import { type SoapCaller, soapCallerOf } from "./soap-calls";

// PHP's SoapClient, the strictest reader of a WSDL that many links with Profit are built on.
const run = promisify(execFile);
const modules = await run("php", ["-m"]).then(
  ({ stdout }) => stdout,
  () => "",
);
const hasSoap = /^soap$/m.test(modules);
const name = hasSoap ? "PHP's SoapClient calls every service" : "PHP's SoapClient (skipped: PHP has no soap here)";

const PROGRAM = `<?php
ini_set('soap.wsdl_cache_enabled', '0');
[, $base, $version, $token] = $argv;
$service = fn($file) => new SoapClient("$base/$file.asmx?WSDL", ['soap_version' => (int) $version]);
$ask = ['token' => $token];
$rows = ['connectorId' => 'ProfitCountries', 'take' => 1];
$answers = [
  'functions' => array_map(fn($file) => count($service($file)->__getFunctions()), ['appconnectorget',
    'appconnectorupdate', 'appconnectordata', 'appconnectorsubject', 'appconnectorreport', 'appconnectorversioninfo',
    'tokenconnector', 'cmdconnector']),
  'rows' => $service('appconnectorget')->GetData($ask + $rows)->GetDataResult,
  'sorted' => $service('appconnectorget')->GetDataWithOptions($ask + $rows + ['skip' => 0, 'options' =>
    '<options><Index><Field FieldId="CoId" OperatorType="1"/></Index></options>'])->GetDataWithOptionsResult,
  'version' => $service('appconnectorversioninfo')->GetProductVersion($ask)->GetProductVersionResult,
  'files' => $service('appconnectorsubject')->GetSubjectAttachmentInfo($ask + ['subjectID' => 0])->GetSubjectAttachmentInfoResult,
  'nothing' => (array) $service('tokenconnector')->GenerateOTP(['userId' => 'x']),
];
try { $service('appconnectorget')->GetData($ask + ['connectorId' => 'Nope']); }
catch (SoapFault $fault) {
  $answers['fault'] = [$fault->faultcode, $fault->faultstring, $fault->detail->ProfitApplicationException->ErrorNumber];
}
echo json_encode($answers);
`;

let sandbox: Sandbox;
let full: SoapCaller;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await soapCallerOf(sandbox);
  folder = await mkdtemp(join(tmpdir(), "soap-"));
  await writeFile(join(folder, "client.php"), PROGRAM);
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

test.skipIf(!hasSoap).each([
  ["1.1", "1", "soap:Server"],
  ["1.2", "2", "soap:Receiver"],
])(`${name}, in SOAP %s`, async (_, version, code) => {
  const { stdout } = await run("php", [join(folder, "client.php"), sandbox.soap, version, full.xmlToken]);
  expect(JSON.parse(stdout)).toEqual({
    // Each operation once per port.
    functions: [4, 2, 2, 6, 2, 2, 4, 4],
    rows: expect.stringContaining("<ProfitCountries>"),
    sorted: expect.stringContaining("<Co>Oostenrijk</Co>"),
    version: "8.22.5",
    files: "<SubjectAttachmentInfo />",
    nothing: [],
    fault: [code, "Connector 'Nope' bestaat niet.", "-2147180996"],
  });
});

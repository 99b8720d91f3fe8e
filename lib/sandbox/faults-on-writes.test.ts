// cspell:ignore appconnectorupdate zzflat
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Caller, callerOf, callUrl } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import { SAMPLES } from "./updates/sample-connectors";

// What a caller cannot know after a call without an answer: whether it was done. Here the fault decides.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES, timeLimitSeconds: 0.5 });
  full = await callerOf(sandbox);
});
afterEach(() => callUrl(`${sandbox.control}/reset`, { method: "POST" }));
afterAll(() => sandbox.close());

const order = (body: unknown) => callUrl(`${sandbox.control}/faults`, { method: "POST", body: JSON.stringify(body) });
const rate = { ZzFlat: { Element: { "@Cu": "USD", "@Da": "2026-11-20", Fields: { Ra: 1.085 } } } };
/** Asked again when this machine is so busy that the question itself is over the limit. */
async function isWritten(): Promise<boolean> {
  for (;;) {
    const { status, json } = await full.get("connectors/Sandbox_ZzFlat");
    if (status === 200) return (json as { rows: unknown[] }).rows.length === 1;
  }
}

/** The same call over either service; SOAP answers with a fault where REST answers with JSON. */
const calls = {
  REST: () => full.send("POST", "connectors/ZzFlat", rate),
  SOAP: () =>
    callUrl(`${sandbox.soap}/appconnectorupdate.asmx`, {
      method: "POST",
      headers: { authorization: full.authorization, "content-type": "text/xml; charset=utf-8" },
      body: `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><Execute xmlns="urn:Afas.Profit.Services"><connectorType>ZzFlat</connectorType><connectorVersion>1</connectorVersion><dataXml><![CDATA[<ZzFlat><Element Cu="USD" Da="2026-11-20"><Fields Action="insert"><Ra>1.085</Ra></Fields></Element></ZzFlat>]]></dataXml></Execute></soap:Body></soap:Envelope>`,
    }),
};

const OUTCOMES: [string, unknown, boolean, number | "broken"][] = [
  ["nothing", undefined, true, 200],
  ["reset before", { kind: "reset", when: "before" }, false, "broken"],
  ["reset after", { kind: "reset", when: "after" }, true, "broken"],
  ["half an answer", { kind: "truncate", bytes: 5 }, true, "broken"],
  ["a status before", { kind: "status", status: 503 }, false, 503],
  ["a status after", { kind: "status", status: 502, when: "after" }, true, 502],
  ["an answer that cannot be read", { kind: "malformed", as: "html" }, true, 200],
  ["a wrong Content-Type", { kind: "malformed", as: "contentType" }, true, 200],
  ["a short delay", { kind: "delay", ms: 1 }, true, 200],
  ["a delay over the time limit", { kind: "delay", ms: 60_000 }, false, 500],
];

test.each((["REST", "SOAP"] as const).flatMap((service) => OUTCOMES.map((outcome) => [service, ...outcome] as const)))(
  "%s, %s (%o): written %s, answered %s",
  async (service, _name, fault, written, answered) => {
    if (fault !== undefined) await order({ match: { connector: "ZzFlat" }, fault });
    const reply = await calls[service]().catch(() => undefined);
    if (answered === "broken") expect(reply).toBeUndefined();
    else expect(reply?.status === 201 ? 200 : reply?.status).toBe(answered);
    expect(await isWritten()).toBe(written);
  },
);

test("a caller who hangs up does not stop what Profit has begun", async () => {
  await order({ match: { connector: "ZzFlat" }, fault: { kind: "delay", ms: 400 } });
  const hangUp = new AbortController();
  const call = fetch(`${sandbox.rest}/connectors/ZzFlat`, {
    method: "POST",
    headers: { authorization: full.authorization },
    body: JSON.stringify(rate),
    signal: hangUp.signal,
  }).catch((error: Error) => error.name);
  type Line = { fault: string | null };
  while (!((await callUrl(`${sandbox.control}/requests`)).json as Line[]).some(({ fault }) => fault === "delay"));
  hangUp.abort();
  expect(await call).toBe("AbortError");
  while (!(await isWritten()));
});

test("in SOAP a fault has SOAP's form, and finds its connector in the body", async () => {
  await order({
    match: { connector: "zzflat", service: "appconnectorupdate", action: "Execute" },
    fault: { kind: "status", status: 500, message: "Te druk <hier>.", errorNumber: -7 },
  });
  const reply = await calls.SOAP();
  expect(reply).toMatchObject({ status: 500, headers: { "content-type": expect.stringContaining("text/xml") } });
  expect(reply.text).toContain("<faultstring>Te druk &lt;hier&gt;.</faultstring>");
  expect(reply.text).toContain("<ErrorNumber>-7</ErrorNumber>");
});

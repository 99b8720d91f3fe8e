import { expect, test } from "vitest";
import { createLog } from "./log";

const hex = "0123456789ABCDEF".repeat(4);
const tokenXml = `<token><version>1</version><data>${hex}</data></token>`;

function logged(fields: object, message = "call"): string {
  let output = "";
  createLog("info", { write: (line) => void (output += line) }).info(fields, message);
  return output;
}

test.each<[string, object, string?]>([
  ["bare in a field", { note: hex }],
  ["in lower case in the message", {}, `refused ${hex.toLowerCase()}`],
  ["as XML", { note: `x ${tokenXml} y` }],
  ["as XML with attributes and line ends escaped", { note: `<token>\n${hex}\n</token>` }],
  [
    "in base64, as the header wants it",
    { headers: { Authorization: `AfasToken ${Buffer.from(tokenXml).toString("base64")}` } },
  ],
  ["in base64 on its own", { note: [Buffer.from(tokenXml).toString("base64")] }],
  ["in an error's text and stack", { err: new Error(`fetch failed for ${tokenXml}`) }],
  ["in an error's cause", { err: new Error("outer", { cause: new Error(hex) }) }],
  ["in an address", { url: `https://x.example/?token=${hex.slice(0, 20)}&fields=A` }],
  ["under a telling name", { deep: { apiToken: hex.slice(0, 20), client_secret: hex.slice(0, 20) } }],
])("a token %s is covered", (_, fields, message) => {
  const line = logged(fields, message);
  expect(() => JSON.parse(line)).not.toThrow();
  const spoken = [hex, Buffer.from(tokenXml).toString("base64"), Buffer.from(hex).toString("base64")];
  for (const secret of spoken) {
    for (let at = 0; at + 16 <= secret.length; at += 1) {
      expect(line.toLowerCase()).not.toContain(secret.slice(at, at + 16).toLowerCase());
    }
  }
});

test("a password in a database address is covered, and the rest stays readable", () => {
  const line = logged({
    url: "postgres://schakel:geheim123@db.example/x",
    logReference: "0".repeat(32),
    durationMs: 12,
  });
  expect(line).not.toContain("geheim123");
  expect(JSON.parse(line)).toMatchObject({
    url: "postgres://schakel:[redacted]@db.example/x",
    logReference: "0".repeat(32),
  });
});

test("the values of a failed query are covered, its text and the stack stay", () => {
  const error = new Error(
    'Failed query: insert into "people" values ($1)\nparams: anna@example.nl,\\"x",$argon2id$v=19$abc',
  );
  const line = logged({ err: error });
  expect(line).not.toMatch(/anna|argon2/);
  expect(JSON.parse(line)).toMatchObject({ err: { stack: expect.stringMatching(/insert into[\s\S]*\n {4}at /) } });
});

test("quotes inside a covered field do not break the line", () => {
  expect(JSON.parse(logged({ password: 'a"b\\' }))).toMatchObject({ password: "[redacted]" });
});

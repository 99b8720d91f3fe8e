// cspell:ignore fileconnector fileid imageconnector reportconnector sendfileasbinary subjectconnector subjectid
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, callerOf } from "../calls";
import { type Sandbox, startSandbox } from "../server";

// Whatever an id is, the answer is one that Profit could give. console.error fails this test.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

const part = fc.oneof(
  fc.constantFrom(
    "20001",
    "-1",
    "0",
    "../..",
    "..\\..",
    "__proto__",
    "",
    "%",
    "\u0000",
    "A".repeat(3_000),
    "0".repeat(32),
  ),
  fc.string().map((text) => text.toWellFormed()),
);

test("any ids in the path and in the query", async () => {
  const service = fc.constantFrom("subjectconnector", "fileconnector", "imageconnector", "reportconnector");
  const names = fc.constantFrom(
    "subjectid",
    "fileid",
    "filename",
    "format",
    "filterfieldids",
    "filtervalues",
    "filterjson",
  );
  await fc.assert(
    fc.asyncProperty(
      service,
      fc.array(part, { maxLength: 4 }),
      fc.dictionary(names, part),
      fc.constantFrom({}, { sendfileasbinary: "1" }),
      async (name, segments, query, headers) => {
        const path = [name, ...segments.map(encodeURIComponent)].join("/");
        const reply = await full.get(
          `${path}?${new URLSearchParams(query).toString()}`,
          headers as Record<string, string>,
        );
        expect([200, 404, 500]).toContain(reply.status);
        if (reply.status === 404) expect(reply.text).toBe("");
        if (reply.status === 500) expect(reply.json).toHaveProperty("externalMessage");
      },
    ),
    { numRuns: 200 },
  );
});

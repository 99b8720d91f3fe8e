// cspell:ignore subjectconnector
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, callerOf } from "../../calls";
import { attachmentsListed, pathOf } from "../../documents/listed-files";
import { type Sandbox, startSandbox } from "../../server";

// Sandbox_Archive: a dossier of any size for who exports one.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox({ files: 120, fileBytes: 5_000 });
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

test("every item has one file, of which both are listed", async () => {
  const items = await full.rows("Sandbox_Archive", { take: "1000", orderbyfieldids: "SubjectId" });
  const files = await full.rows("Sandbox_Archive_Attachments", { take: "1000", orderbyfieldids: "subject_id" });
  expect(items).toHaveLength(120);
  expect(files.map((file) => file["subject_id"])).toEqual(items.map((item) => item["SubjectId"]));
  const some = await full.rows("Sandbox_Archive_Attachments", {
    ...{ filterfieldids: "subject_id", filtervalues: "500000012", operatortypes: "1" },
  });
  expect(some).toMatchObject([{ subject_id: 500_000_012, file_name: "archief-000012.bin", file_size: 5_000 }]);
});

test("each file comes back as the list of documents says", async () => {
  const listed = (await attachmentsListed(sandbox, "?sha256=1&largest=5000")).filter(({ name }) =>
    name.startsWith("archief-"),
  );
  expect(listed).toHaveLength(120);
  expect(new Set(listed.map(({ sha256 }) => sha256)).size).toBe(120);
  for (const file of listed.slice(0, 3)) {
    const { json } = await full.get(pathOf(file));
    const bytes = Buffer.from((json as { filedata: string }).filedata, "base64");
    expect(bytes.length).toBe(5_000);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(file.sha256);
  }
  expect((await full.get(pathOf({ ...listed[0]!, subjectId: listed[1]!.subjectId }))).status).toBe(404);
});

test("a sandbox without it has neither connector", async () => {
  const plain = await startSandbox();
  const { json } = await (await callerOf(plain)).get("metainfo");
  expect(JSON.stringify(json)).not.toContain("Sandbox_Archive");
  await plain.close();
});

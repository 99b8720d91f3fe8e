import fc from "fast-check";
import { expect, test } from "vitest";
import { readDocument } from "@/lib/xml/document/read-document";
import { withEdits } from "@/lib/xml/document/text-edit";
import { brokenXml } from "../broken-xml";
import { ORDER, withCursor } from "../order-schema";
import type { SampleExtent } from "../sample/sample-of";
import { insertMissing } from "./insert-missing";

function inserted(marked: string, extent: SampleExtent): string | null {
  const { text, offset } = withCursor(marked);
  const found = insertMissing({ schema: ORDER, document: readDocument(text), offset, extent });
  return found && withEdits(text, found.edits);
}
const RECORD = [
  "<Order>",
  '  <Element OrId="1">',
  '    <Fields Action="insert">',
  "      <OrDa>|2026-01-01</OrDa> <!-- day -->",
  "    </Fields>",
  "  </Element>",
  "</Order>",
].join("\n");

test("what is required goes in around what is there", () => {
  expect(inserted(RECORD, "required")).toBe(
    RECORD.replace("|", "")
      .replace("      <OrDa>", "      <DbId></DbId>\n      <OrDa>")
      .replace("day -->", "day -->\n      <RfCs></RfCs>"),
  );
});

test("everything: the fields and objects of this record, and of those below only what they cannot do without", () => {
  const text = RECORD.replace("    </Fields>", "    </Fields>\n    <Objects/>");
  const after = inserted(text, "everything") ?? "";
  expect(after).toContain(
    "<Pr></Pr>\n      <Bk></Bk>\n      <OrTi></OrTi>\n      <Wt></Wt>\n      <RfCs></RfCs>\n    </Fields>",
  );
  expect(after).toContain("    <Objects>\n      <OrderLine>\n        <Element>");
  expect(after).toContain('<OrderNote>\n        <Element SeNo="">\n          <Fields Action="insert"></Fields>');
  expect(inserted(`|${after}`, "everything")).toBeNull();
});

test("nothing is put in twice, and nothing outside of a record", () => {
  const once = inserted(RECORD, "required") ?? "";
  expect(inserted(once.replace("2026", "|2026"), "required")).toBe(once);
  expect(inserted("<Order>|</Order>", "required")).toBeNull();
  expect(inserted("|", "required")).toBeNull();
});

test("whatever the text is, edits lie inside it and do not overlap", () => {
  fc.assert(
    fc.property(brokenXml, fc.nat(), fc.constantFrom("required", "everything"), (text, seed, extent) => {
      const offset = seed % (text.length + 1);
      const found = insertMissing({ schema: ORDER, document: readDocument(text), offset, extent });
      if (found) withEdits(text, found.edits);
    }),
    { numRuns: 1_000 },
  );
});

// cspell:ignore noout
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CORPUS, corpusFolder, realXsd } from "@/lib/testing/profit-corpus";
import { readDocument } from "@/lib/xml/document/read-document";
import { plainField } from "../../connector-schema";
import { fieldsOf, objectsOf } from "../../flatten";
import { placedElements } from "../../place/placed-element";
import { readXsd } from "../../sources/read-xsd";
import { formatDocument } from "../format/format-document";
import { ORDER } from "../order-schema";
import { sampleOf } from "./sample-of";
import { sampleValue } from "./sample-value";

test("only what is required: keys, mandatory fields, obligatory objects", () => {
  expect(sampleOf(ORDER, "required")).toBe(
    [
      "<Order>",
      '  <Element OrId="Ordernummer">',
      '    <Fields Action="insert">',
      "      <DbId>Verkooprelatie</DbId>",
      "      <RfCs>Referentie</RfCs>",
      "    </Fields>",
      "    <Objects>",
      "      <OrderLine>",
      "        <Element>",
      '          <Fields Action="insert">',
      "            <ItCd>Artikelcode</ItCd>",
      "          </Fields>",
      "        </Element>",
      "      </OrderLine>",
      "    </Objects>",
      "  </Element>",
      "</Order>",
      "",
    ].join("\n"),
  );
});

test("everything, each with a remark that cannot break the comment it is in", () => {
  const remark = (what: { label: string | null }) => `--${what.label ?? ""}--`;
  const text = sampleOf(ORDER, "everything", { action: "update", today: "2026-11-28", remark });
  expect(text).toContain("<OrDa>2026-11-28</OrDa> <!-- - -Datum- -  -->");
  expect(text).toContain("<Pr>H</Pr>");
  expect(text).toContain(
    '<OrderFree> <!-- - -Vrije velden- -  -->\n        <Element>\n          <Fields Action="update"/>',
  );
  expect(formatDocument(text)).toEqual([]);
});

test("what the metainfo has and the XSD has not is in no sample", () => {
  const said = [
    { source: "xsd", value: null },
    { source: "metainfo", value: "yes" },
  ] as const;
  const disagreements = [
    { path: ["Order"], fieldId: "RfCs", about: "presence" as const, said },
    { path: ["Order", "OrderLine"], fieldId: null, about: "presence" as const, said },
  ];
  for (const extent of ["required", "everything"] as const) {
    const text = sampleOf({ root: ORDER.root, disagreements }, extent);
    expect(text).toContain("<DbId>");
    expect(text).not.toMatch(/RfCs|OrderLine/);
  }
});

test.each([
  [{ kind: "text", label: "Kleur van de \u{1f600}!", length: 14 }, "Kleur van de \u{1f600}"],
  [{ kind: "text", label: null, length: null }, "F"],
  [{ kind: "text", length: 1, codes: ["", "AB", "C"] }, "C"],
  [{ kind: "int", codes: ["x", "-5"] }, "-5"],
  [{ kind: "decimal", totalDigits: 2, decimals: 2 }, "0"],
  [{ kind: "decimal", totalDigits: 12, decimals: 0, codes: ["1.5"] }, "1"],
  [{ kind: "boolean", codes: ["ja"] }, "false"],
  [{ kind: "dateTime" }, "2026-01-01T12:00:00"],
  [{ kind: "time" }, "12:00:00"],
  [{ kind: "base64" }, "SGFsbG8="],
] as const)("the example of %j is %j", ({ kind, ...parts }, value) => {
  const codes = "codes" in parts ? parts.codes.map((id) => ({ id, text: null, englishText: null })) : null;
  expect(sampleValue({ ...plainField("F", kind), ...parts, codes }, "2026-01-01")).toBe(value);
});

const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;

describe.skipIf(CORPUS === undefined || !hasXmllint)("AFAS's own schemas (needs PROFIT_CORPUS and xmllint)", () => {
  const names = CORPUS === undefined ? [] : readdirSync(corpusFolder("xsd")).map((file) => file.replace(/\.xsd$/, ""));
  let folder = "";
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "samples-"))));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(names.flatMap((name) => [[name, "required"] as const, [name, "everything"] as const]))(
    "%s: what is %s is valid, with nothing forgotten",
    (name, extent) => {
      const schema = readXsd(name, realXsd(name));
      const text = sampleOf(schema, extent, { remark: ({ label }) => label });
      const file = join(folder, `${name}-${extent}.xml`);
      writeFileSync(file, text);
      const schemaFile = join(corpusFolder("xsd"), `${name}.xsd`);
      const { status, stderr } = spawnSync("xmllint", ["--noout", "--schema", schemaFile, file], { encoding: "utf8" });
      expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
      expect(formatDocument(text)).toEqual([]);
      if (extent === "required") return;
      const placed = [...placedElements(schema, readDocument(text))].map(([, { part }]) => part);
      const keys = objectsOf(schema).flatMap(({ object }) => object.keys);
      expect(placed.filter((part) => part === "field")).toHaveLength(fieldsOf(schema).length - keys.length);
      expect(placed.filter((part) => part === "object")).toHaveLength(objectsOf(schema).length);
    },
  );
});

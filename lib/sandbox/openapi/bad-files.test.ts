import { expect, test } from "vitest";
import { startSandbox } from "../server";
import { folderWith, sampleComponent, sampleFile, sampleOperation } from "./sample-files";

const onePath = { "/connectors/ZzThing": { post: sampleOperation("Post") } };
const oneSchema = (level: object) => ({ Post: sampleComponent("ZzThing", level) });
const deep = (levels: number): object => ({ objects: levels === 0 ? {} : { ZzBelow: deep(levels - 1) } });

test.each<[string, object | string | Buffer, string]>([
  ["text", "hello", "is no JSON"],
  ["half a file", '{"openapi":"3.0.0","paths":{', "is no JSON"],
  ["other JSON", { names: ["a"] }, "is no OpenAPI file: it names no `openapi` version"],
  ["a list", [], "is no OpenAPI file: it names no `openapi` version"],
  ["version 2", { swagger: "2.0", openapi: "2.0" }, "is OpenAPI 2.0; only version 3 can be read"],
  ["no paths", { openapi: "3.1.0" }, "is not as expected at its top > paths"],
  ["somebody else's API", sampleFile({ "/pets": { get: {} } }), "describes no connector of Profit"],
  ["bytes", Buffer.from([0x7b, 0xff, 0xfe]), "is not UTF-8 text"],
  ["a schema that is not there", sampleFile(onePath), "refers to #/components/schemas/Post, which is not in it"],
  [
    "a body without a schema",
    sampleFile({ "/connectors/X": { post: { requestBody: {} } } }),
    "POST X > requestBody > content",
  ],
  [
    "two roots",
    sampleFile(onePath, { Post: { properties: { A: {}, B: {} } } }),
    "has not exactly one root object in Post",
  ],
  [
    "no Element",
    sampleFile(onePath, { Post: { properties: { A: { properties: {} } } } }),
    "Post > A > properties > Element",
  ],
  [
    "an empty Element",
    sampleFile(onePath, { Post: { properties: { A: { properties: { Element: {} } } } } }),
    "describes nothing in Element of Post > A",
  ],
  [
    "a type nobody knows",
    sampleFile(onePath, oneSchema({ fields: { A: { type: "file" } } })),
    "Post > ZzThing > properties > Element > properties > Fields > properties > A > type",
  ],
  [
    "a name that is no element",
    sampleFile(onePath, oneSchema({ fields: { "a b<": { type: "string" } } })),
    "has a field that cannot be an element: Post > ZzThing > a b<",
  ],
  ["objects without end", sampleFile(onePath, oneSchema(deep(14))), "nests objects deeper than 12"],
  ["rows of nothing", sampleFile({ "/connectors/Zz_A": { get: { responses: {} } } }), "GET Zz_A > responses > 200"],
])("%s is refused in words, with the name of the file", async (_, content, words) => {
  const folder = folderWith({ "good.json": sampleFile(onePath, oneSchema({})), "Mine.json": content });
  const start = startSandbox({ openapi: folder });
  await expect(start).rejects.toThrow(words);
  await expect(start).rejects.toThrow(/^--openapi: Mine\.json /);
});

test("all files with a fault are named together", async () => {
  const folder = folderWith({ "a.json": "x", "b.json": "{}", "c.json": sampleFile(onePath, oneSchema({})) });
  await expect(startSandbox({ openapi: folder })).rejects.toThrow(/^--openapi: a\.json .*\n--openapi: b\.json .*$/);
});

test.each([
  ["openapi", "there is no .json file in"],
  ["xsd", "there is no .xsd file in"],
])("a folder without files for --%s is refused", async (option, words) => {
  await expect(startSandbox({ [option]: folderWith({ "a.txt": "x" }) })).rejects.toThrow(`--${option}: ${words}`);
});

test("a folder that is not there is refused", async () => {
  await expect(startSandbox({ openapi: "/nowhere/at/all" })).rejects.toThrow(
    "--openapi: /nowhere/at/all cannot be read as a folder (ENOENT).",
  );
});

test.each([
  ["no XML", "<xsd:schema", /^--xsd: Zz\.xsd is no XML: line 1, column \d+: /],
  ["a document type", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", /^--xsd: Zz\.xsd is no XML: .*DOCTYPE/],
  ["other XML", "<a/>", /^--xsd: Zz\.xsd is no XSD of an UpdateConnector/],
  [
    "another XSD",
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"/></xs:schema>',
    /^--xsd: Zz\.xsd is no XSD/,
  ],
])("as an XSD, %s is refused in words", async (_, text, words) => {
  await expect(startSandbox({ xsd: folderWith({ "Zz.xsd": text }) })).rejects.toThrow(words);
});

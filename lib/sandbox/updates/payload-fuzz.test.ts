import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { escapeAttribute, escapeText } from "@/lib/xml/escape-xml";
import { mutatedCopies } from "../mutated-copies";
import { SandboxRefusal } from "../refusal";
import { readJsonPayload } from "./payload/read-json-payload";
import { readXmlPayload } from "./payload/read-xml-payload";
import type { WrittenElement, WrittenObject } from "./written";

// Both payload parsers: whatever comes in is read or refused in words, and what is right is read as it was meant.

/** Reads, or says why not; anything else that is thrown is a fault of ours. */
function outcome(read: (text: string) => WrittenObject | "invalid-json", text: string): "read" | "refused" {
  try {
    const written = read(text);
    return written === "invalid-json" ? "refused" : (checkShape(written), "read");
  } catch (error) {
    if (!(error instanceof SandboxRefusal)) throw error;
    expect(error.messageIn("nl").length + error.messageIn("en").length).toBeGreaterThan(10);
    return "refused";
  }
}

function checkShape({ name, elements }: WrittenObject): void {
  expect(name).toBeTypeOf("string");
  expect(elements.length).toBeGreaterThan(0);
  for (const { action, keys, fields, objects } of elements) {
    expect([undefined, "insert", "update", "delete"]).toContain(action);
    for (const value of [...keys.values(), ...fields.values()]) {
      if (value !== null && (typeof value !== "string" || value === "")) throw new Error(`A value is ${String(value)}`);
    }
    objects.forEach(checkShape);
  }
}

const JSON_SAMPLES = [
  '{"KnSubject":{"Element":{"@SbId":"501","Fields":{"StId":4,"Ds":"Proef","Da":"2026-11-23T09:30:00","Ok":true},"Objects":[{"KnSubjectLink":{"Element":{"Fields":{"SfTp":3,"SfId":"1000001"}}}},{"KnSubjectAttachment":{"Element":[{"Fields":{"FileName":"a.txt","FileStream":"SGFsbG8="}}]}}]}}}',
  '{"FiEntryPar":{"Element":[{"Fields":{"@Action":"insert","Year":2026,"UnId":1,"JoCo":"50"},"Objects":{"FiEntries":{"Element":[{"Fields":{"AmDe":-12.5,"AcNr":"1300","Ds":""}},{"@action":"update","Fields":{"AmCr":12.50,"AcNr":null}}]}}}]}}',
];
const XML_SAMPLES = [
  '<KnSubject xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Element SbId="501"><Fields Action="update"><Ds>Nieuwe titel &amp; meer</Ds><SbTx xsi:nil="true"/></Fields><Objects><KnSubjectAttachment><Element><Fields Action="insert"><FileName>a.txt</FileName><FileStream>SGFsbG8=</FileStream></Fields></Element></KnSubjectAttachment></Objects></Element></KnSubject>',
  '<?xml version="1.0" encoding="utf-8"?>\n<KnPerson><Element><Fields Action="insert"><MatchPer>7</MatchPer><FiNm><![CDATA[Anneke <3]]></FiNm></Fields></Element><Element><Fields Action="delete"><BcCo>100001</BcCo></Fields></Element></KnPerson>',
];

describe("mutated copies are read or refused, never more", () => {
  const both = (
    read: (text: string) => WrittenObject | "invalid-json",
    samples: readonly string[],
    numRuns: number,
  ) => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(mutatedCopies(samples), (text) => void seen.add(outcome(read, text))),
      { numRuns },
    );
    // Wounds that never hurt, or always kill, would test nothing.
    expect(seen).toEqual(new Set(["read", "refused"]));
  };

  test("of JSON", () => both(readJsonPayload, JSON_SAMPLES, 4_000));
  test("of XML", () => both(readXmlPayload, XML_SAMPLES, 4_000));
  test("of JSON, read as XML, and the other way round", () => {
    for (const text of JSON_SAMPLES) expect(outcome(readXmlPayload, text)).toBe("refused");
    for (const text of XML_SAMPLES) expect(outcome(readJsonPayload, text)).toBe("refused");
  });

  const corpus = process.env["PROFIT_CORPUS"];
  test.skipIf(corpus === undefined)(
    "of real answers and real examples (needs PROFIT_CORPUS)",
    { timeout: 90_000 },
    () => {
      const examples = examplesBelow(join(corpus ?? "", "openapi"));
      expect(examples).toHaveLength(200);
      both(readJsonPayload, examples, 2_000);
      const asSent = examples.map((text) => asXml(readJsonPayload(text) as WrittenObject));
      both(readXmlPayload, asSent, 2_000);
      // Answers are no payloads: they can only be refused, or be wounded into something that is one.
      fc.assert(
        fc.property(
          mutatedCopies(filesBelow(join(corpus ?? "", "soap"), ".xml")),
          (text) => void outcome(readXmlPayload, text),
        ),
        { numRuns: 1_000 },
      );
    },
  );
});

function filesBelow(folder: string, end: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(end))
    .map((path) => readFileSync(join(folder, path), "utf8"));
}

/** Two hundred bodies that can be read, from anywhere in the files. */
function examplesBelow(folder: string): string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, inside] of Object.entries(value)) {
      const text = name === "value" || name === "example" ? JSON.stringify(inside) : "";
      if (text.startsWith("{") && outcome(readJsonPayload, text) === "read") found.push(text);
      else look(inside);
    }
  };
  for (const text of filesBelow(folder, ".json")) look(JSON.parse(text));
  return found.slice(0, 200);
}

describe("anything at all is read or refused", () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.json(), fc.lorem());

  test("as JSON", () => {
    const bodies = fc.record({ Element: fc.jsonValue() }).map((inside) => JSON.stringify({ KnPerson: inside }));
    fc.assert(
      fc.property(fc.oneof(texts, bodies), (text) => void outcome(readJsonPayload, text)),
      { numRuns: 1_000 },
    );
  });

  test("as XML", () => {
    const inside = fc.string().map((text) => `<KnPerson><Element>${text}</Element></KnPerson>`);
    fc.assert(
      fc.property(fc.oneof(texts, inside), (text) => void outcome(readXmlPayload, text)),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ["deep JSON", () => readJsonPayload("[".repeat(200_000))],
    ["deep objects", () => readJsonPayload('{"A":{"Element":{"Objects":'.repeat(5_000))],
    ["deep and whole", () => readJsonPayload(`${'{"A":{"Element":{"Objects":'.repeat(40)}[]${"}}}".repeat(40)}`)],
    ["a wide object", () => readJsonPayload(`{${Array.from({ length: 50_000 }, (_, i) => `"K${i}":1`).join(",")}}`)],
    ["deep XML", () => readXmlPayload("<a>".repeat(200_000))],
    ["an entity that multiplies", () => readXmlPayload(`<!DOCTYPE a [<!ENTITY b "${"c".repeat(9)}">]><a>&b;&b;</a>`)],
    ["many attributes", () => readXmlPayload(`<a ${Array.from({ length: 5_000 }, (_, i) => `b${i}="1"`).join(" ")}/>`)],
  ])("%s", (_name, read) => {
    expect(outcome(read, "")).toBe("refused");
  });
});

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,5}$/).filter((name) => !/^(action|xml.*)$/i.test(name));
const value = fc.option(
  fc
    .oneof(fc.string({ minLength: 1 }), fc.constantFrom(" ", "\n", "0", "false", "<&>'\"", "é€😀", "]]>"))
    .filter(isXmlText),
  { nil: null },
);

/** What XML 1.0 can hold at all. */
function isXmlText(text: string): boolean {
  return text.isWellFormed() && !/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text);
}

const values = fc
  .uniqueArray(fc.tuple(word, value), { selector: ([name]) => name, maxLength: 4 })
  .map((own) => new Map(own));

/** Objects have different names under one parent, so that each form of JSON can say them. */
function objectOf(depth: number): fc.Arbitrary<WrittenObject> {
  const objects =
    depth === 0 ? fc.constant([]) : fc.uniqueArray(objectOf(depth - 1), { selector: ({ name }) => name, maxLength: 2 });
  const action = fc.constantFrom(undefined, "insert" as const, "update" as const, "delete" as const);
  const element: fc.Arbitrary<WrittenElement> = fc.record({ action, keys: values, fields: values, objects });
  return fc.record({ name: word, elements: fc.array(element, { minLength: 1, maxLength: 2 }) });
}

describe("what is right is read as it was meant", () => {
  test("from any of JSON's forms", () => {
    fc.assert(
      fc.property(objectOf(2), fc.infiniteStream(fc.boolean()), (written, choices) => {
        const choose = () => choices.next().value === true;
        expect(readJsonPayload(JSON.stringify({ [written.name]: asJson(written, choose) }))).toEqual(written);
      }),
      { numRuns: 500 },
    );
  });

  test("from XML", () => {
    fc.assert(
      fc.property(objectOf(2), (written) => {
        const text = asXml(written).replace(">", ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">');
        expect(readXmlPayload(text)).toEqual(written);
      }),
      { numRuns: 500 },
    );
  });
});

function asJson({ elements }: WrittenObject, choose: () => boolean): unknown {
  const printed = elements.map(({ action, keys, fields, objects }) => {
    const attributes = [...keys].map(([name, own]) => [`@${name}`, own ?? (choose() ? "" : null)] as const);
    const actions = action === undefined ? [] : [[choose() ? "@Action" : "@action", action] as const];
    const outside = choose();
    const inside = [...fields].map(([name, own]) => [name, own ?? (choose() ? "" : null)] as const);
    const children = objects.map((child) => [child.name, asJson(child, choose)] as const);
    return {
      ...(outside ? Object.fromEntries([...attributes, ...actions]) : {}),
      Fields: Object.fromEntries([...(outside ? [] : [...actions, ...attributes]), ...inside]),
      ...(children.length > 0 || choose()
        ? { Objects: choose() ? Object.fromEntries(children) : children.map(([name, own]) => ({ [name]: own })) }
        : {}),
    };
  });
  return { Element: printed.length === 1 && choose() ? printed[0] : printed };
}

function asXml({ name, elements }: WrittenObject): string {
  const lines = elements.map(({ action, keys, fields, objects }) => {
    const attributes = [...keys].map(([key, own]) => ` ${key}="${escapeAttribute(own ?? "")}"`).join("");
    const inside = [...fields].map(([field, own]) =>
      own === null ? `<${field} xsi:nil="true"/>` : `<${field}>${escapeText(own).replaceAll("\r", "&#13;")}</${field}>`,
    );
    const children = objects.length > 0 ? `<Objects>${objects.map(asXml).join("")}</Objects>` : "";
    const own = action === undefined ? "" : ` Action="${action}"`;
    return `<Element${attributes}><Fields${own}>${inside.join("")}</Fields>${children}</Element>`;
  });
  return `<${name}>${lines.join("")}</${name}>`;
}

import fc from "fast-check";
import type { ConnectorSchema, FieldKind, SchemaField, SchemaObject } from "@/lib/schema/connector-schema";

/** XML of update documents as people and programs write them, made from a schema: for tests of whatever reads it. */

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map((value) => value.replace(FORBIDDEN, "?"));
const FORBIDDEN = /[\u0000-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const twoDigits = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((value) => String(value).padStart(2, "0"));
const date = fc
  .tuple(fc.integer({ min: 1900, max: 2100 }), twoDigits(1, 12), twoDigits(1, 28))
  .map((parts) => parts.join("-"));
const time = fc.tuple(twoDigits(0, 23), twoDigits(0, 59), twoDigits(0, 59)).map((parts) => parts.join(":"));

const VALUES: Record<FieldKind, fc.Arbitrary<string>> = {
  text: fc.oneof(text, fc.constantFrom("0012", "1e5", " ruim ", "a\nb", "\u{1f600}", "]]>", "&amp;", "<b>", "true")),
  int: fc.oneof(
    fc.integer().map(String),
    fc.constantFrom("0", "-1", "007", "12345678901234567890", "9007199254740993"),
  ),
  decimal: fc.oneof(
    fc.tuple(fc.integer(), twoDigits(0, 99)).map((parts) => parts.join(".")),
    fc.constantFrom("1.50", "0.10", "-0.5", "123456789012345678.12345678", "100", "0.0000001"),
  ),
  boolean: fc.constantFrom("true", "false", "1", "0"),
  date,
  time,
  dateTime: fc.tuple(date, time).map((parts) => parts.join("T")),
  base64: fc.base64String({ minLength: 4, maxLength: 40 }),
};

const escaped = (value: string) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("]]>", "]]&gt;");
const comment = text.map((value) => `<!--${value.replaceAll("-", "+")}-->`);
const gap = fc.oneof({ weight: 6, arbitrary: fc.constant("") }, comment);

/** In text, in CDATA, or with a comment in it. */
function writtenValue(value: string): fc.Arbitrary<string> {
  const plain = { weight: 6, arbitrary: fc.constant(escaped(value)) };
  const isSafe = !value.includes("]]>");
  return fc.oneof(
    plain,
    comment.map((said) => escaped(value) + said),
    fc.constant(isSafe ? `<![CDATA[${value}]]>` : escaped(value)),
  );
}

function fieldXml({ id, kind }: SchemaField): fc.Arbitrary<string> {
  const value = VALUES[kind].chain(writtenValue).map((written) => `<${id}>${written}</${id}>`);
  return fc.oneof({ weight: 5, arbitrary: value }, fc.constant(`<${id} xsi:nil="true"/>`));
}

/** Some of them, in their order. */
const someOf = <T>(all: readonly T[], most: number): fc.Arbitrary<T[]> =>
  all.length === 0 ? fc.constant([]) : fc.subarray([...all], { maxLength: Math.min(most, all.length) });

const joined = (parts: readonly fc.Arbitrary<string>[], line: string): fc.Arbitrary<string> =>
  fc.tuple(...parts.map((part) => fc.tuple(gap, part))).map((all) =>
    all
      .flat()
      .map((one) => one && line + one)
      .join(""),
  );

/** `line` is what begins a line: empty for a document on one. */
function recordXml(
  object: SchemaObject,
  action: fc.Arbitrary<string>,
  line: string,
  depth: number,
): fc.Arbitrary<string> {
  const inner = line && `${line}  `;
  const keys = fc.tuple(
    ...object.keys.map(({ id, kind }) =>
      VALUES[kind].map((value) => ` ${id}="${escaped(value).replaceAll('"', "&quot;").replaceAll("\n", "&#xA;")}"`),
    ),
  );
  const fields = fc
    .tuple(action, someOf(object.fields, 6))
    .chain(([said, some]) =>
      joined(some.map(fieldXml), inner && `${inner}  `).map((inside) =>
        inside === "" ? `<Fields Action="${said}"/>` : `<Fields Action='${said}'>${inside}${inner}</Fields>`,
      ),
    );
  const objects = someOf(depth > 3 ? [] : object.objects, 2).chain((some) =>
    joined(
      some.map((child) => objectXml(child, action, inner && `${inner}  `, depth + 1)),
      inner && `${inner}  `,
    ),
  );
  return fc.tuple(keys, gap, fields, objects).map(([key, said, own, below]) => {
    const nested = below === "" ? "" : `${inner}<Objects>${below}${inner}</Objects>`;
    return `<Element${key.join("")}>${said && inner + said}${inner}${own}${nested}${line}</Element>`;
  });
}

function objectXml(
  object: SchemaObject,
  action: fc.Arbitrary<string>,
  line: string,
  depth: number,
): fc.Arbitrary<string> {
  const inner = line && `${line}  `;
  const count = fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 3 }));
  return count
    .chain((many) =>
      joined(
        Array.from({ length: many }, () => recordXml(object, action, inner, depth)),
        inner,
      ),
    )
    .map((inside) => `<${object.name}>${inside}${line}</${object.name}>`);
}

export function updateDocuments({ root }: Pick<ConnectorSchema, "root">): fc.Arbitrary<string> {
  const action = fc.constantFrom("insert", "update", "delete");
  return fc
    .tuple(fc.constantFrom("", "\n", "\r\n"), fc.constantFrom("", '<?xml version="1.0" encoding="UTF-8"?>'))
    .chain(([line, declaration]) =>
      objectXml(root, action, line, 0).map((xml) => {
        const declared = xml.replace(
          /^<[^>\s]+/,
          (name) => `${name} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
        );
        return `${declaration}${declaration && line}${declared}`;
      }),
    );
}

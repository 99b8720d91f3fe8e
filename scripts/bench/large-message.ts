import type { SchemaField } from "@/lib/schema/connector-schema";
import { makeDocument } from "@/lib/schema/check/truth/make-document";
import { Random } from "@/lib/schema/check/truth/random";
import { allOf, print, type Written } from "@/lib/schema/check/truth/written";
import { readXsd } from "@/lib/schema/sources/read-xsd";

const CHARACTERS = 1_000_000;

/** A valid message of 1 MB, the same in every run, and a place in the text of a field in its middle. */
export function largeMessage(name: string, xsd: string): { text: string; value: number } {
  const schema = readXsd(name, xsd);
  const random = new Random(1);
  const root = makeDocument(schema, random);
  for (const child of root.children) writePlainly(child);
  root.attributes = [["xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"]];
  for (let length = 0; length < CHARACTERS;) {
    const { children } = makeDocument(schema, random);
    for (const child of children) writePlainly(child);
    root.children.push(...children);
    length += children.reduce((sum, child) => sum + print(child, () => false).length, 0);
  }
  const text = print(root, () => random.chance(0.5));
  return { text, value: text.indexOf(`>${WORDS.slice(0, 1)}`, text.length / 2) + 1 };
}

/** As people type it, and not as tests do. */
function writePlainly(written: Written): void {
  for (const one of allOf(written)) {
    if (one.of.part === "field" && one.content !== "") one.content = plainValue(one.of.field);
  }
}

function plainValue({ kind, codes, length }: SchemaField): string {
  const code = codes?.find(({ id }) => id !== "" && !/[&<]/.test(id));
  if (code) return code.id;
  return kind === "text" ? WORDS.slice(0, length ?? WORDS.length) : VALUES[kind];
}

const WORDS = "Voorbeeld van een tekst";
const VALUES = {
  ...{ int: "12", decimal: "1", boolean: "true", base64: "SGFsbG8h" },
  ...{ date: "2026-11-28", dateTime: "2026-11-28T09:30:00", time: "09:30:00" },
};

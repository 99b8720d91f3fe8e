import fc from "fast-check";
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CORPUS, corpusFolder, realXsd } from "@/lib/testing/profit-corpus";
import { readDocument } from "@/lib/xml/document/read-document";
import { type TextEdit, withEdits } from "@/lib/xml/document/text-edit";
import { escapeText } from "@/lib/xml/escape-xml";
import { compileXsd } from "@/lib/xml/validate/xsd-validator";
import type { ConnectorSchema } from "../../connector-schema";
import { placedElements } from "../../place/placed-element";
import { readXsd } from "../../sources/read-xsd";
import { sampleValue } from "../sample/sample-value";
import type { Completion } from "./completion";
import { completionsAt } from "./completions-at";

/** Takes a completion as an editor does: the first of its choices, its other places empty. */
function taken(text: string, { range, snippet, extraEdits }: Completion): string {
  const written = snippet.replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1").replace(/\$\{\d+\}/g, "");
  return withEdits(text, [{ ...range, text: written }, ...extraEdits]);
}

/** What a person then types: a value that fits in each field and key that is still empty. */
function filled(schema: ConnectorSchema, text: string): string {
  const edits: TextEdit[] = [];
  for (const [element, place] of placedElements(schema, readDocument(text))) {
    if (place.part === "field" && element.children.length === 0) {
      edits.push({
        start: element.openEnd,
        end: element.openEnd,
        text: escapeText(sampleValue(place.field, "2026-01-01")),
      });
    }
    if (place.part !== "record") continue;
    for (const { name, valueRange } of element.attributes) {
      const key = place.object.keys.find(({ id }) => id === name);
      if (key && valueRange && valueRange.start === valueRange.end)
        edits.push({ ...valueRange, text: sampleValue(key, "2026-01-01") });
    }
  }
  return withEdits(text, edits);
}

/** Where one could type a `<`: right behind each opening and each closing tag of the structure. */
function placesIn(schema: ConnectorSchema, text: string): number[] {
  const found: number[] = [];
  for (const [element, { part }] of placedElements(schema, readDocument(text))) {
    if (part !== "field" && part !== "unknown") {
      if (!element.isSelfClosed) found.push(element.openEnd, element.close?.start ?? element.end);
    }
    if (part === "field" || (part === "object" && element.parent)) found.push(element.end);
  }
  return found;
}

describe.skipIf(CORPUS === undefined)("AFAS's own schemas (PROFIT_CORPUS)", () => {
  const names = CORPUS === undefined ? [] : readdirSync(corpusFolder("xsd")).map((file) => file.replace(/\.xsd$/, ""));

  test.each(names)("%s: whatever is completed, wherever, the message stays valid", (name) => {
    const xsd = realXsd(name);
    const schema = readXsd(name, xsd);
    const validator = compileXsd(xsd);
    const [first] = completionsAt({ schema, document: "", offset: 0 });
    const begin = first ? filled(schema, taken("", first)) : "";
    expect(validator.validate(begin)).toEqual([]);
    const kinds = new Set<string>();
    let elsewhere = 0;
    const step = fc.tuple(fc.nat(), fc.nat());
    const property = fc.property(fc.array(step, { minLength: 5, maxLength: 15 }), (steps) => {
      let text = begin;
      for (const [where, which] of steps) {
        const places = placesIn(schema, text);
        const at = places[where % places.length] ?? 0;
        const typed = `${text.slice(0, at)}<${text.slice(at)}`;
        const found = completionsAt({ schema, document: typed, offset: at + 1 }).filter(
          ({ what }) => what.kind !== "closeTag",
        );
        const chosen = found[which % Math.max(1, found.length)];
        if (!chosen) continue;
        kinds.add(chosen.what.kind);
        if (chosen.cursorAfter !== null) elsewhere++;
        text = filled(schema, taken(typed, chosen));
      }
      expect({ text, complaints: validator.validate(text) }).toEqual({ text, complaints: [] });
    });
    fc.assert(property, { numRuns: 30 });
    validator.dispose();
    expect([...kinds]).toEqual(expect.arrayContaining(["field", "structure"]));
    expect(elsewhere).toBeGreaterThan(0);
  });
});

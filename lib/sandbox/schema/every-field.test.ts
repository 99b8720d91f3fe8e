import { expect, test } from "vitest";
import { NOTHING_GIVEN } from "../given";
import { describedConnectors } from "../openapi/described-connectors";
import { SandboxSettings } from "../settings";
import type { UpdateConnectorDefinition } from "../updates/definition";
import { worldOf } from "../worlds/world";
import { buildDocument, EVERY_FIELD, EVERY_OBJECT } from "./comparison/build-document";
import { pairOf } from "./comparison/common-shape";
import { CORPUS, corpusFolder } from "@/lib/testing/profit-corpus";
import { printDocument } from "./comparison/document";
import { readShape } from "./comparison/read-shape";
import { createValidator } from "./comparison/validator";
import { printXsd } from "./print-xsd";

// Every XSD that the sandbox can print compiles in libxml2, and takes a document in which every field stands.

const settings = SandboxSettings.parse({});

/** What is wrong with a document that has all of it; nothing, in both languages. */
function faultsOf(definitions: readonly UpdateConnectorDefinition[]): string[] {
  return definitions.flatMap((definition) =>
    (["nl", "en"] as const).flatMap((language) => {
      const xsd = printXsd(definition, language);
      const shape = readShape(xsd);
      const validator = createValidator(xsd);
      const whole = printDocument(buildDocument(pairOf(shape, shape), EVERY_FIELD, EVERY_OBJECT, 2));
      const faults = [validator.faultOf(whole), validator.faultOf(whole.replace(' Action="insert"', ""))];
      validator.dispose();
      if (faults[1] === undefined) throw new Error(`${definition.id} takes a line without Action`);
      return faults[0] === undefined ? [] : [`${definition.id}: ${faults[0]}`];
    }),
  );
}

test("of the world's own connectors", () => {
  const { updateConnectors } = worldOf(settings, NOTHING_GIVEN);
  expect(updateConnectors.length).toBeGreaterThan(10);
  expect(faultsOf(updateConnectors)).toEqual([]);
});

test.skipIf(CORPUS === undefined)("of every connector that AFAS's files describe (needs PROFIT_CORPUS)", () => {
  const described = describedConnectors(corpusFolder("openapi"), new Map(), settings.seed);
  const { updateConnectors } = worldOf(settings, { ...NOTHING_GIVEN, described });
  expect(updateConnectors.length).toBeGreaterThanOrEqual(100);
  expect(faultsOf(updateConnectors)).toEqual([]);
});

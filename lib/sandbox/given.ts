import { type Descriptions, readDescriptions } from "./openapi/read-descriptions";
import { readXsdFiles, type XsdFiles } from "./schema/xsd-of";
import type { SandboxSettings } from "./settings";
import type { References } from "./updates/check/check-lines";
import type { UpdateConnectorDefinition } from "./updates/definition";

/** What the person who started the sandbox gave it to serve; read once, and the same after every reset. */
export type Given = {
  descriptions: Descriptions;
  xsdFiles: XsdFiles;
  /** UpdateConnectors beside those of the world, and what they point into: for tests of how they work. */
  updates?: GivenUpdates;
};

export type GivenUpdates = { connectors: readonly UpdateConnectorDefinition[]; references: References };

export const NOTHING_GIVEN: Given = { descriptions: { updates: [], gets: [] }, xsdFiles: new Map() };

/** Throws an Error with a sentence for each file that cannot be used. */
export function readGiven({ openapi, xsd }: Pick<SandboxSettings, "openapi" | "xsd">): Given {
  return {
    descriptions: openapi === undefined ? NOTHING_GIVEN.descriptions : readDescriptions(openapi),
    xsdFiles: xsd === undefined ? NOTHING_GIVEN.xsdFiles : readXsdFiles(xsd),
  };
}

import { type Connectors, describedConnectors } from "./openapi/described-connectors";
import { readXsdFiles, type XsdFiles } from "./schema/xsd-of";
import type { SandboxSettings } from "./settings";
import type { References } from "./updates/check/check-lines";
import type { UpdateConnectorDefinition } from "./updates/definition";

/** What the person who started the sandbox gave it to serve; read once, and the same after every reset. */
export type Given = {
  /** The connectors that the OpenAPI files describe. */
  described: Connectors;
  xsdFiles: XsdFiles;
  /** UpdateConnectors beside those of the world, and what they point into: for tests of how they work. */
  updates?: GivenUpdates;
};

export type GivenUpdates = { connectors: readonly UpdateConnectorDefinition[]; references: References };

export const NOTHING_GIVEN: Given = {
  described: { getConnectors: [], updateConnectors: [] },
  xsdFiles: new Map(),
};

/** Throws an Error with a sentence for each file that cannot be used. */
export function readGiven({ openapi, xsd, seed }: Pick<SandboxSettings, "openapi" | "xsd" | "seed">): Given {
  const xsdFiles = xsd === undefined ? NOTHING_GIVEN.xsdFiles : readXsdFiles(xsd);
  const described = openapi === undefined ? NOTHING_GIVEN.described : describedConnectors(openapi, xsdFiles, seed);
  return { described, xsdFiles };
}

import type { GetConnectorDefinition } from "../rows/definition";
import type { XsdFiles } from "../schema/xsd-of";
import type { UpdateConnectorDefinition } from "../updates/definition";
import { getDefinitionOf } from "./get-definitions";
import { readDescriptions } from "./read-descriptions";
import { updateDefinitionOf } from "./update-definitions";

/** Connectors by definition: none of them is bound to records of a world. */
export type Connectors = {
  getConnectors: readonly GetConnectorDefinition[];
  updateConnectors: readonly UpdateConnectorDefinition[];
};

/** Every connector that the files in a folder describe; where it has a real XSD, that tells its keys. */
export function describedConnectors(directory: string, xsdFiles: XsdFiles, seed: string): Connectors {
  const { gets, updates } = readDescriptions(directory);
  return {
    getConnectors: gets.map((described) => getDefinitionOf(described, seed)),
    updateConnectors: updates.map((described) => updateDefinitionOf(described, xsdFiles.get(described.id)?.keys)),
  };
}

import { readGivenFiles } from "../given-files";
import { withBorrowed } from "./borrowed";
import { type DescribedGet, type DescribedUpdate, readOpenApiFile } from "./read-open-api-file";

/**
 * Connectors as AFAS's OpenAPI files describe them (openapi-layout in the protocol's own words: protocol 3.3, 3.4, 6.2):
 * read once from a folder, turned into the same definitions as the company's own. Nothing here answers a call, and no
 * file of AFAS's stands in this project: which ones there are is up to the person who starts the sandbox.
 */

export type Descriptions = { updates: readonly DescribedUpdate[]; gets: readonly DescribedGet[] };

/** A connector that stands in several files is taken from the first of them: they repeat each other. */
export function readDescriptions(directory: string): Descriptions {
  const files = readGivenFiles({ option: "--openapi", directory, extension: ".json" }, readOpenApiFile);
  return {
    updates: withBorrowed(firstOfEach(files.flatMap((file) => file.updates))),
    gets: firstOfEach(files.flatMap((file) => file.gets)),
  };
}

function firstOfEach<T extends { id: string }>(described: readonly T[]): T[] {
  const byId = new Map<string, T>();
  for (const one of described) if (!byId.has(one.id)) byId.set(one.id, one);
  return [...byId.values()];
}

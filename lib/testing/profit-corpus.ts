import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Descriptions, readDescriptions } from "@/lib/sandbox/openapi/read-descriptions";

/**
 * The folder with AFAS's own files, which may not stand in this project: `openapi` and `xsd` below it. Tests that need it
 * are skipped where it is not named.
 */
export const CORPUS = process.env["PROFIT_CORPUS"];

export function corpusFolder(name: "openapi" | "xsd"): string {
  if (CORPUS === undefined) throw new Error("PROFIT_CORPUS is not set");
  return join(CORPUS, name);
}

let descriptions: Descriptions | undefined;
export function corpusDescriptions(): Descriptions {
  return (descriptions ??= readDescriptions(corpusFolder("openapi")));
}

export function realXsd(connectorId: string): string {
  return readFileSync(join(corpusFolder("xsd"), `${connectorId}.xsd`), "utf8");
}

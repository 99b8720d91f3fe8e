import { type FolderPattern, readFolderPattern } from "@/lib/queries/folder-pattern";
import { ServiceError } from "../../errors";
import type { DossierExportDefinition } from "../definition";
import { ITEM_WORDS } from "./item-values";
import type { Chain } from "./open-chain";

/** What a folder pattern may name: our words, and the fields of the item that are no long texts. */
export function patternNames({ items }: Pick<Chain, "items">): ReadonlySet<string> {
  return new Set<string>([...ITEM_WORDS, ...items.wanted]);
}

/** The folder pattern, read; throws ServiceError INVALID_INPUT for one that names what the items do not have. */
export function patternOf(
  { folderPattern }: Pick<DossierExportDefinition, "folderPattern">,
  chain: Chain,
): FolderPattern {
  const read = readFolderPattern(folderPattern, patternNames(chain));
  if (read.ok) return read.pattern;
  throw new ServiceError("INVALID_INPUT", `The folder pattern is not right: ${read.problem.kind}`, {
    fields: "folderPattern",
  });
}

import type { ServiceContext } from "../context";
import { connectorRows } from "./chain/connector-rows";
import { itemFilter } from "./chain/item-filter";
import { placeholderValue } from "./chain/item-values";
import { linesOfItems } from "./chain/lines-of-items";
import { patternNames } from "./chain/pattern-of";
import { type ChosenExportInput, type OpenedExport, openExport } from "./open-export";
import { recordedReading } from "./recorded-reading";

/** A real file, with what every placeholder stands for where it hangs: the page shows its path while one types. */
export type SampleFile = { name: string; isOfReaction: boolean; values: Record<string, string> };

const FILES = 10;
/** Items that are looked at for them. */
const ITEMS_PER_PAGE = 60;
const MOST_ITEMS = 300;

/**
 * Ten files that the export would fetch, its first ones. Costs a few calls: a page of items, and their files. The
 * pattern of the choice is not looked at.
 */
export async function sampleFiles(ctx: ServiceContext, input: ChosenExportInput): Promise<SampleFile[]> {
  const choice = { ...input.choice, folderPattern: "", columns: [] };
  const opened = await openExport(ctx, { ...input, choice });
  const { chain, reading } = opened;
  const { connectionId } = input;
  const told = { action: "dossierExport.sample", connectionId, connectorId: chain.items.connectorId, reading };
  return recordedReading(ctx, told, () => firstFiles(opened));
}

async function firstFiles({ definition, chain, pattern, reading }: OpenedExport): Promise<SampleFile[]> {
  const names = [...patternNames(chain)];
  const samples: SampleFile[] = [];
  let seen = 0;
  const asked = { filter: itemFilter(definition), pageSize: ITEMS_PER_PAGE };
  for await (const { rows } of connectorRows(chain.items, asked, reading)) {
    const items = await linesOfItems(rows, chain, { choice: definition, pattern, reading });
    for (const [index, { lines }] of items.entries()) {
      const row = rows[index] ?? {};
      const valued = names.map((name) => [name, placeholderValue(name, row, definition.mapping, chain) ?? ""] as const);
      for (const { payload, path } of lines) {
        if (path === null || samples.length === FILES) continue;
        samples.push({ name: path, isOfReaction: payload.reactionId !== null, values: Object.fromEntries(valued) });
      }
    }
    seen += rows.length;
    if (samples.length === FILES || seen >= MOST_ITEMS) break;
  }
  return samples;
}

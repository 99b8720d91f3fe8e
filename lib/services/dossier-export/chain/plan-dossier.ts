import { z } from "zod";
import type { FolderPattern } from "@/lib/queries/folder-pattern";
import type { EmitLines, NewLine } from "../../jobs/job-kind";
import type { DossierExportDefinition, DossierLine } from "../definition";
import { connectorRows, type Reading } from "./connector-rows";
import { itemFilter } from "./item-filter";
import { type ItemLines, linesOfItems } from "./lines-of-items";
import type { Chain } from "./open-chain";

/** Items of one page; their files are then read together. */
const ITEMS_PER_PAGE = 500;
/** What the ledger takes in one transaction. */
const MOST_LINES = 1_000;

const Place = z.object({
  rows: z.number().int().min(0),
  key: z.array(z.string()).nullable(),
  pageSize: z.number().int().min(1),
});

/** How far the plan is: behind which item, and how many lines of the one after it are told. */
export const PlanPlace = z.object({
  behind: Place.nullable(),
  within: z.object({ itemId: z.string(), lines: z.number().int().min(0) }).nullable(),
});
export type PlanPlace = z.infer<typeof PlanPlace>;

export type Planning = {
  definition: DossierExportDefinition;
  chain: Chain;
  pattern: FolderPattern;
  reading: Reading;
};

/**
 * Tells all lines of an export, item by item in the order of their numbers. It can be begun again behind any batch that
 * was kept, and then tells the rest: items are found again by their key, whatever came or went before them.
 */
export async function planDossier(
  { definition, chain, pattern, reading }: Planning,
  from: PlanPlace | null,
  emit: EmitLines<DossierLine>,
): Promise<void> {
  const asked = { filter: itemFilter(definition), pageSize: ITEMS_PER_PAGE, from: from?.behind ?? null };
  let within = from?.within ?? null;
  let behind = asked.from;
  for await (const { rows, placeBehind } of connectorRows(chain.items, asked, reading)) {
    const items = await linesOfItems(rows, chain, { choice: definition, pattern, reading });
    const batch = new LineBatch(emit);
    for (const [index, item] of items.entries()) {
      const told = within?.itemId === item.itemId ? within.lines : 0;
      within = null;
      await batch.add(item, told, behind, (behind = placeBehind(index)));
    }
    await batch.flush();
  }
}

/** Lines on their way to the ledger, with the place behind the last of them. */
class LineBatch {
  readonly #emit: EmitLines<DossierLine>;
  #lines: NewLine<DossierLine>[] = [];
  #place: PlanPlace | null = null;

  constructor(emit: EmitLines<DossierLine>) {
    this.#emit = emit;
  }

  async add(
    { itemId, lines }: ItemLines,
    told: number,
    before: PlanPlace["behind"],
    behind: PlanPlace["behind"],
  ): Promise<void> {
    if (this.#lines.length + lines.length - told > MOST_LINES) await this.flush();
    // An item with more files than one batch has lines goes in parts.
    let at = told;
    for (; lines.length - at > MOST_LINES; at += MOST_LINES) {
      this.#lines = lines.slice(at, at + MOST_LINES);
      this.#place = { behind: before, within: { itemId, lines: at + MOST_LINES } };
      await this.flush();
    }
    this.#lines.push(...lines.slice(at));
    this.#place = { behind, within: null };
  }

  async flush(): Promise<void> {
    if (!this.#place) return;
    await this.#emit(this.#lines, this.#place);
    this.#lines = [];
    this.#place = null;
  }
}

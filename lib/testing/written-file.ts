import { scanPage } from "@/lib/profit/answer/scan-page";
import type { PageCells } from "@/lib/profit/wire/page-cells";
import type { OutputColumn } from "@/lib/sinks/columns";
import { PieceQueue } from "@/lib/sinks/piece-queue";
import type { RowWriter } from "@/lib/sinks/row-writer";

/** The cells of a page with these rows, given as JSON text. */
export function pageOf(rowsJson: string): PageCells {
  const steps = scanPage(Buffer.from(`{"skip":0,"take":9,"rows":${rowsJson}}`), 4);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.cells;
  }
}

/** A column as metainfo describes it; `dataType` and `decimals` go after the colon: `Bedrag:decimal2`. */
export function columnOf(described: string): OutputColumn {
  const [, id = "", dataType = "string", decimals] = /^(.*?)(?::([a-z]+)(\d+)?)?$/.exec(described) ?? [];
  const isDate = dataType === "date";
  return { id, label: `Label ${id}`, isDate, dataType, decimals: decimals === undefined ? null : Number(decimals) };
}

/** The whole file that a writer makes of these pages. */
export async function fileOf(writer: RowWriter, pages: readonly string[]): Promise<Buffer> {
  const queue = new PieceQueue();
  const chunks: Uint8Array[] = [];
  const take = async (pieces: AsyncIterable<Uint8Array>) => {
    for await (const piece of pieces) chunks.push(piece);
  };
  await take(queue.through(writer.begin()));
  for (const page of pages) await take(queue.through(writer.page(pageOf(page))));
  await take(queue.through(writer.end()));
  await take(queue.rest());
  return Buffer.concat(chunks);
}

import { CELL } from "@/lib/profit/wire/page-cells";
import { bytesOf } from "../byte-sink";
import { type OutputColumn, type Rows, rowsOf } from "../columns";
import type { Piece, RowWriter, WriterState } from "../row-writer";
import { ColumnEncoder } from "./column-encoder";
import { decimalAt } from "./number-text";
import { type ColumnChunk, footerOf, pageHeader, type RowGroup } from "./file-metadata";
import { bestPacking, type Packing } from "./packing";
import { type ColumnType, columnTypeOf, DECIMAL_PRECISION } from "./schema";

/**
 * Parquet, written by hand because no library reaches the goals: hyparquet-writer and parquet-wasm make an object of
 * every cell (5 times the time of reading the rows), DuckDB needs the whole export on disk first, 600 MB of memory and
 * 100 MB of binaries. A page of Profit becomes a page of each column, packed in Node's pool; a row group is written as
 * soon as it is large enough, so that no more than one is ever kept.
 */

/** What readers like: large enough to skip by, small enough to hold (packed, a few megabytes). */
const GROUP_ROWS = 100_000;
const GROUP_BYTES = 64 * 1024 * 1024;

const MAGIC = "PAR1";
const NOTHING = new Uint8Array();

type PackedPage = { packed: Promise<Uint8Array>; size: number; rows: number; nulls: number };

/** Between two row groups. */
type ParquetState = { offset: number; types: ColumnType[]; groups: RowGroup[] };

export function parquetWriter(
  columns: readonly OutputColumn[],
  packing: Packing = bestPacking(),
  state?: WriterState,
): RowWriter {
  const known = state === undefined ? null : (state as unknown as ParquetState);
  const group = new OpenGroup(columns.length);
  const groups: RowGroup[] = [...(known?.groups ?? [])];
  let types = known?.types ?? columns.map(columnTypeOf);
  const encodersOf = () => columns.map(({ id }, column) => new ColumnEncoder(id, types[column] as ColumnType));
  let encoders: ColumnEncoder[] | null = known ? encodersOf() : null;
  const file = new PlacedPieces(known?.offset ?? 0);

  function* writeGroup(): Generator<Piece> {
    if (group.rows === 0) return;
    const chunks = group.chunks();
    groups.push({ rows: group.rows, chunks });
    for (const [column, pages] of group.take().entries()) {
      const chunk = chunks[column] as ColumnChunk;
      for (const [index, page] of pages.entries()) {
        yield file.add(async () => {
          const packed = await page.packed;
          const header = pageHeader({ rows: page.rows, size: page.size, packedSize: packed.length });
          if (index === 0) chunk.offset = file.offset;
          chunk.size += header.length + page.size;
          chunk.packedSize += header.length + packed.length;
          const bytes = new Uint8Array(header.length + packed.length);
          bytes.set(header);
          bytes.set(packed, header.length);
          return bytes;
        });
      }
    }
  }

  return {
    *begin() {
      yield file.add(() => Promise.resolve(bytesOf(MAGIC)));
    },
    *page(cells) {
      if (cells.rowCount === 0) return;
      const rows = rowsOf(cells, columns);
      types = encoders ? types : types.map((type, column) => widened(type, rows, rows.positions[column] as number));
      encoders ??= encodersOf();
      const packs = encoders.map((encoder, column) => {
        const page = encoder.encode(rows, rows.positions[column] as number);
        const packed = packing.pack(page.bytes);
        // Its failure is told when its turn comes.
        packed.then(
          () => encoder.giveBack(page),
          () => undefined,
        );
        group.add(column, { rows: page.rows, nulls: page.nulls, packed, size: page.bytes.length });
        return packed;
      });
      group.rows += cells.rowCount;
      // Nothing to send yet, but whoever waits for it does not run ahead of the packing.
      yield Promise.all(packs).then(() => NOTHING);
      if (group.rows >= GROUP_ROWS || group.bytes >= GROUP_BYTES) yield* writeGroup();
    },
    // A row group is written as a whole.
    flush: () => [],
    // Only where one has ended: the rows of an open one are not in the file yet.
    *checkpoint(onState) {
      if (group.rows > 0 || !encoders) return;
      const whole = [...groups];
      yield file.add(() => {
        const { offset } = file;
        onState({ offset, types, groups: whole.map(({ rows, chunks }) => ({ rows, chunks: [...chunks] })) }, offset);
        return Promise.resolve(new Uint8Array());
      });
    },
    *end() {
      yield* writeGroup();
      yield file.add(() => {
        const footer = footerOf({ columns, types, groups, codec: packing.codec });
        const bytes = new Uint8Array(footer.length + 8);
        bytes.set(footer);
        new DataView(bytes.buffer).setUint32(footer.length, footer.length, true);
        bytes.set(bytesOf(MAGIC), footer.length + 4);
        return Promise.resolve(bytes);
      });
    },
  };
}

/** Pieces know their place only when all before them are packed. */
class PlacedPieces {
  offset: number;
  #order: Promise<unknown> = Promise.resolve();

  constructor(offset: number) {
    this.offset = offset;
  }

  add(make: () => Promise<Uint8Array<ArrayBuffer>>): Piece {
    const piece = this.#order.then(make).then((bytes) => {
      this.offset += bytes.length;
      return bytes;
    });
    this.#order = piece.catch(() => undefined);
    return piece;
  }
}

/** The row group that is being gathered, already packed. */
class OpenGroup {
  pages: PackedPage[][];
  rows = 0;
  bytes = 0;

  constructor(columns: number) {
    this.pages = Array.from({ length: columns }, () => []);
  }

  add(column: number, page: PackedPage): void {
    this.pages[column]?.push(page);
    this.bytes += page.size;
  }

  /** Where they will be, and how large, is told when they are packed. */
  chunks(): ColumnChunk[] {
    const nullsOf = (pages: PackedPage[]) => pages.reduce((sum, { nulls }) => sum + nulls, 0);
    return this.pages.map((pages) => ({ offset: 0, values: this.rows, nulls: nullsOf(pages), size: 0, packedSize: 0 }));
  }

  take(): PackedPage[][] {
    const { pages } = this;
    this.pages = pages.map(() => []);
    this.rows = this.bytes = 0;
    return pages;
  }
}

/**
 * The metainfo may promise fewer decimals than the rows have: when the first page shows it, the column is a DOUBLE.
 * Shown later, the file cannot be finished (UnfitCell): nothing is rounded.
 */
function widened(type: ColumnType, rows: Rows, position: number): ColumnType {
  if (type.kind !== "decimal") return type;
  const { bytes, starts, ends, kinds, width, rowCount } = rows;
  for (let row = 0, cell = position; row < rowCount; row++, cell += width) {
    if (kinds[cell] !== CELL.number && kinds[cell] !== CELL.numberWithoutZero) continue;
    const start = starts[cell] as number;
    const end = ends[cell] as number;
    let point = start;
    while (point < end && bytes[point] !== 0x2e) point++;
    const mayNotFit = end - point - 1 > type.scale || end - start > DECIMAL_PRECISION + 2;
    if (mayNotFit && decimalAt(bytes, start, end, type.scale) === null) return { kind: "double" };
  }
  return type;
}

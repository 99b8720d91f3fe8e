import type { OutputColumn } from "../columns";
import { type ColumnType, physicalType, schemaElements } from "./schema";
import { thriftBytes, type ThriftStruct } from "./thrift";

export type ColumnChunk = { offset: number; values: number; nulls: number; size: number; packedSize: number };
export type RowGroup = { rows: number; chunks: readonly ColumnChunk[] };

const PLAIN = 0;
const RLE = 3;
const DATA_PAGE = 0;

export function pageHeader(page: { rows: number; size: number; packedSize: number }): Uint8Array {
  return thriftBytes([
    [1, { i32: DATA_PAGE }],
    [2, { i32: page.size }],
    [3, { i32: page.packedSize }],
    [
      5,
      {
        struct: [
          [1, { i32: page.rows }],
          [2, { i32: PLAIN }],
          [3, { i32: RLE }],
          [4, { i32: RLE }],
        ],
      },
    ],
  ]);
}

export type FileMetadata = {
  columns: readonly OutputColumn[];
  types: readonly ColumnType[];
  groups: readonly RowGroup[];
  codec: number;
};

/** FileMetaData: what is where. Readers begin with it. */
export function footerOf({ columns, types, groups, codec }: FileMetadata): Uint8Array {
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  return thriftBytes([
    [1, { i32: 1 }],
    [2, { list: schemaElements(columns, types).map((struct) => ({ struct })) }],
    [3, { i64: rows }],
    [4, { list: groups.map((group) => ({ struct: rowGroup(group, columns, types, codec) })) }],
    [6, { text: "Schakel" }],
  ]);
}

function rowGroup(
  group: RowGroup,
  columns: readonly OutputColumn[],
  types: readonly ColumnType[],
  codec: number,
): ThriftStruct {
  const sum = (of: (chunk: ColumnChunk) => number) => group.chunks.reduce((total, chunk) => total + of(chunk), 0);
  const chunks = group.chunks.map((chunk, index) => ({
    struct: columnChunk(chunk, columns[index]?.id ?? "", types[index] as ColumnType, codec),
  }));
  return [
    [1, { list: chunks }],
    [2, { i64: sum(({ size }) => size) }],
    [3, { i64: group.rows }],
    [6, { i64: sum(({ packedSize }) => packedSize) }],
  ];
}

function columnChunk(chunk: ColumnChunk, fieldId: string, type: ColumnType, codec: number): ThriftStruct {
  const metadata: ThriftStruct = [
    [1, { i32: physicalType(type) }],
    [2, { list: [{ i32: PLAIN }, { i32: RLE }] }],
    [3, { list: [{ text: fieldId }] }],
    [4, { i32: codec }],
    [5, { i64: chunk.values }],
    [6, { i64: chunk.size }],
    [7, { i64: chunk.packedSize }],
    [9, { i64: chunk.offset }],
    [12, { struct: [[3, { i64: chunk.nulls }]] }],
  ];
  return [
    [2, { i64: chunk.offset }],
    [3, { struct: metadata }],
  ];
}

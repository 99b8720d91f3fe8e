import type { OutputColumn } from "../columns";
import type { ThriftStruct } from "./thrift";

/** How a column stands in the file. `scale` belongs to decimals. */
export type ColumnType =
  { kind: "text" | "int" | "double" | "boolean" | "timestamp" } | { kind: "decimal"; scale: number };

/** As many digits as the 64 bits of a decimal hold. */
export const DECIMAL_PRECISION = 18;

/**
 * Types come from the metainfo (protocol 3.3), not from what the rows happen to look like. A decimal is a DECIMAL when
 * the metainfo says how many digits it has behind the point; when it does not say, or they differ per row, a DOUBLE:
 * Profit's digits come back from a double as long as there are no more than fifteen.
 */
export function columnTypeOf({ dataType, decimals }: OutputColumn): ColumnType {
  switch (dataType) {
    case "int":
      return { kind: "int" };
    case "decimal":
      return decimals !== null && decimals > 0 && decimals < DECIMAL_PRECISION - 2
        ? { kind: "decimal", scale: decimals }
        : { kind: "double" };
    case "boolean":
      return { kind: "boolean" };
    case "date":
      return { kind: "timestamp" };
    default:
      return { kind: "text" };
  }
}

/** Parquet's physical types. */
const PHYSICAL = { text: 6, int: 2, double: 5, boolean: 0, timestamp: 2, decimal: 2 } as const;

export function physicalType({ kind }: ColumnType): number {
  return PHYSICAL[kind];
}

const OPTIONAL = 1;
const CONVERTED = { text: 0, decimal: 5, int: 18 } as const;

/** Any field of Profit may be empty, so that every column is nullable. */
export function schemaElements(columns: readonly OutputColumn[], types: readonly ColumnType[]): ThriftStruct[] {
  const root: ThriftStruct = [
    [4, { text: "rows" }],
    [5, { i32: columns.length }],
  ];
  return [root, ...columns.map(({ id }, index) => elementOf(id, types[index] as ColumnType))];
}

function elementOf(id: string, type: ColumnType): ThriftStruct {
  const head: ThriftStruct = [
    [1, { i32: physicalType(type) }],
    [3, { i32: OPTIONAL }],
    [4, { text: id }],
  ];
  switch (type.kind) {
    case "text":
      return [...head, [6, { i32: CONVERTED.text }], [10, { struct: [[1, { struct: [] }]] }]];
    case "int":
      return [
        ...head,
        [6, { i32: CONVERTED.int }],
        [
          10,
          {
            struct: [
              [
                10,
                {
                  struct: [
                    [1, { i8: 64 }],
                    [2, { bool: true }],
                  ],
                },
              ],
            ],
          },
        ],
      ];
    case "decimal":
      return [
        ...head,
        [6, { i32: CONVERTED.decimal }],
        [7, { i32: type.scale }],
        [8, { i32: DECIMAL_PRECISION }],
        [
          10,
          {
            struct: [
              [
                5,
                {
                  struct: [
                    [1, { i32: type.scale }],
                    [2, { i32: DECIMAL_PRECISION }],
                  ],
                },
              ],
            ],
          },
        ],
      ];
    case "timestamp":
      // No converted type: the old one would mean UTC, and these are wall-clock times of no zone (design 5.5).
      return [
        ...head,
        [
          10,
          {
            struct: [
              [
                8,
                {
                  struct: [
                    [1, { bool: false }],
                    [2, { struct: [[2, { struct: [] }]] }],
                  ],
                },
              ],
            ],
          },
        ],
      ];
    default:
      return head;
  }
}

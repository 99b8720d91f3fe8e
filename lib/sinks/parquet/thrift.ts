/**
 * What Parquet's own records are written in: Thrift's compact protocol, as far as Parquet's headers and footer need it.
 * A struct is a list of its fields, in order, as `[id, value]`.
 */
export type ThriftValue =
  | { bool: boolean }
  | { i8: number }
  | { i32: number }
  | { i64: number }
  | { text: string }
  | { struct: ThriftStruct }
  | { list: readonly ThriftValue[] };
export type ThriftStruct = readonly (readonly [id: number, value: ThriftValue])[];

const TYPE = { true: 1, false: 2, i8: 3, i32: 5, i64: 6, text: 8, list: 9, struct: 12 } as const;

export function thriftBytes(struct: ThriftStruct): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  writeStruct(bytes, struct);
  return Uint8Array.from(bytes);
}

function writeStruct(bytes: number[], struct: ThriftStruct): void {
  let before = 0;
  for (const [id, value] of struct) {
    // Parquet's ids are close together: the difference always fits in four bits.
    bytes.push(((id - before) << 4) | typeOf(value));
    if (!("bool" in value)) writeValue(bytes, value);
    before = id;
  }
  bytes.push(0);
}

function typeOf(value: ThriftValue): number {
  if ("bool" in value) return value.bool ? TYPE.true : TYPE.false;
  if ("i8" in value) return TYPE.i8;
  if ("i32" in value) return TYPE.i32;
  if ("i64" in value) return TYPE.i64;
  if ("text" in value) return TYPE.text;
  return "list" in value ? TYPE.list : TYPE.struct;
}

function writeValue(bytes: number[], value: ThriftValue): void {
  if ("i8" in value) bytes.push(value.i8 & 0xff);
  else if ("i32" in value) writeVarint(bytes, zigzag(value.i32));
  else if ("i64" in value) writeVarint(bytes, zigzag(value.i64));
  else if ("text" in value) {
    const text = Buffer.from(value.text, "utf8");
    writeVarint(bytes, text.length);
    for (const byte of text) bytes.push(byte);
  } else if ("list" in value) {
    const { list } = value;
    const [first] = list;
    const type = first === undefined ? TYPE.struct : typeOf(first);
    if (list.length < 15) bytes.push((list.length << 4) | type);
    else {
      bytes.push(0xf0 | type);
      writeVarint(bytes, list.length);
    }
    for (const item of list) writeValue(bytes, item);
  } else if ("struct" in value) writeStruct(bytes, value.struct);
}

/** All our numbers are counts and offsets below 2^52: arithmetic instead of bits, which end at 2^31. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

export function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

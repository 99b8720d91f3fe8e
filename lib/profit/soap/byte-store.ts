/** Zeros that stand behind the bytes: no XML goes on over a zero, so that every loop over them ends by itself. */
const PADDING = 16;

/** Bytes that are added to at the end and used up from the front, in one piece of memory that grows. */
export class ByteStore {
  whole: Uint8Array<ArrayBuffer>;
  view: DataView<ArrayBuffer>;
  length = 0;

  constructor(expectedBytes: number) {
    this.whole = new Uint8Array(expectedBytes + PADDING);
    this.view = new DataView(this.whole.buffer);
  }

  /** Room for so many more bytes behind the last one. */
  reserve(count: number): Uint8Array<ArrayBuffer> {
    const needed = this.length + count + PADDING;
    if (needed > this.whole.length) {
      const larger = new Uint8Array(Math.max(needed, this.whole.length * 2));
      larger.set(this.whole.subarray(0, this.length));
      this.whole = larger;
      this.view = new DataView(larger.buffer);
    }
    return this.whole;
  }

  add(bytes: Uint8Array): void {
    this.reserve(bytes.length).set(bytes, this.length);
    this.length += bytes.length;
    this.close();
  }

  /** Makes what lies behind the last byte zero again. */
  close(): void {
    this.whole.fill(0, this.length, this.length + PADDING);
  }

  /** Lets go of the first bytes. */
  dropFront(count: number): void {
    this.whole.copyWithin(0, count, this.length);
    this.length -= count;
    this.close();
  }

  /** Eight bytes at the very end, which are nobody's. */
  get spare(): number {
    return this.whole.length - 8;
  }
}

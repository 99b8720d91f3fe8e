import * as zlib from "node:zlib";

/** How pages are packed, and Parquet's number for it. */
export type Packing = { codec: number; pack: (bytes: Uint8Array) => Promise<Uint8Array> };

/** Zstd where Node has it (22.15 and on), else gzip; both at their fastest, in Node's pool. */
export function bestPacking(): Packing {
  return typeof zlib.zstdCompress === "function" ? ZSTD : GZIP;
}

const ZSTD: Packing = {
  codec: 6,
  pack: (bytes) =>
    new Promise((resolve, reject) => {
      const params = { [zlib.constants.ZSTD_c_compressionLevel]: 1 };
      zlib.zstdCompress(bytes, { params }, (error, packed) => (error ? reject(error) : resolve(packed)));
    }),
};

export const GZIP: Packing = {
  codec: 2,
  pack: (bytes) =>
    new Promise((resolve, reject) => {
      zlib.gzip(bytes, { level: 1 }, (error, packed) => (error ? reject(error) : resolve(packed)));
    }),
};

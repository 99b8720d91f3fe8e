import "server-only";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import { z } from "zod";

const pack = promisify(deflateRaw);
const unpack = promisify(inflateRaw);

/** What was kept of a call, as lib/profit/wire-log tells it. */
export type WireCall = {
  at: string;
  run?: string;
  attempt: number;
  method: string;
  url: string;
  request: { headers: WireHeader[]; body: WireBody | null };
  answer: { status: number; headers: WireHeader[]; body: WireBody | null } | null;
  timings: {
    connectMs: number | null;
    isReused: boolean;
    waitMs: number | null;
    downloadMs: number | null;
    totalMs: number;
  };
  error: { code: string | null; message: string } | null;
};

type WireHeader = [name: string, value: string];
type WireBody = { text: string | null; sizeBytes: number; wireBytes: number | null; isShortened: boolean };

/** Only we could have sealed it: what can differ is the version that did. */
const Calls = z.array(
  z.looseObject({ at: z.string(), method: z.string(), url: z.string(), timings: z.looseObject({}) }),
);

/** Far above what is ever packed, and far below what would hurt. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Rows repeat themselves: packed they take a tenth of the room. Off the main thread. */
export async function packWire(calls: readonly WireCall[]): Promise<string> {
  return (await pack(JSON.stringify(calls), { level: 3 })).toString("base64");
}

export async function unpackWire(packed: string): Promise<WireCall[]> {
  const text = (await unpack(Buffer.from(packed, "base64"), { maxOutputLength: MOST_BYTES })).toString();
  return Calls.parse(JSON.parse(text)) as unknown as WireCall[];
}

import { createHash } from "node:crypto";
import { z } from "zod";
import { asAnyKind, type JobKind, type LineFile, type LineOutcome } from "@/lib/services/jobs/job-kind";

/** A kind of job whose files are made up: what the engine does with them can be looked at without a Profit. */
const Definition = z.object({ count: z.number(), folder: z.string() });
const Payload = z.object({ number: z.number() });
export type Definition = z.output<typeof Definition>;
export type Payload = z.output<typeof Payload>;

export const contentOf = (number: number) => Buffer.from(`file ${number} `.repeat(1 + (number % 50)));
export const sumOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
type Fetch = (number: number, file: LineFile, signal: AbortSignal) => Promise<LineOutcome>;

/** Files that are made up, and a list of how often each was fetched. */
export function madeUpKind(fetch: Fetch = async () => ({ state: "done" }), batch = 10) {
  const fetched: number[] = [];
  const planned: unknown[] = [];
  const kind: JobKind<Definition, Payload> = {
    name: "made-up",
    definition: Definition,
    payload: Payload,
    async plan({ definition: { count, folder } }, checkpoint, emit) {
      planned.push(checkpoint);
      for (let from = checkpoint === null ? 0 : z.number().parse(checkpoint); from < count; from += batch) {
        const numbers = Array.from({ length: Math.min(batch, count - from) }, (_, index) => from + index);
        const lines = numbers.map((number) => ({
          payload: { number },
          fetchKey: `file ${number}`,
          path: `${folder}/letter.txt`,
        }));
        await emit(lines, from + batch);
      }
    },
    async runLine({ signal }, { payload: { number } }, file) {
      fetched.push(number);
      await file.write(contentOf(number));
      return fetch(number, file, signal);
    },
    async finish(_, result) {
      await result.addFile("index.csv", async (sink) => {
        for await (const line of result.lines()) {
          await sink.write(Buffer.from(`${line.payload.number};${line.state};${line.path};${line.sha256}\n`));
        }
      });
    },
  };
  return { kind: asAnyKind(kind), fetched, planned };
}

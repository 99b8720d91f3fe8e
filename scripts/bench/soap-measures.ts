import { setTimeout as sleep } from "node:timers/promises";
import type { ConsolePlace } from "./console-place";
import { type Measure, measure, measureAtLeast, median } from "./measures";
import { residentMb } from "./processes";

// About 50 MB of rows over SOAP, read by the console and written as NDJSON, from a server that has its pages ready.

const ROUNDS = 3;
const PAGE = 5_000;

/** Of `/api/diagnostics/event-loop`. */
type LoopDelays = { maxMs: number };

export async function soapMeasures(place: ConsolePlace): Promise<Measure[]> {
  const { visitor, console: running } = place;
  const loop = () => visitor.get("/api/diagnostics/event-loop").then((answer) => answer.json() as Promise<LoopDelays>);
  await exported(place);
  await sleep(2_000);
  const idleMb = residentMb(running.pid);
  let peakMb = idleMb ?? 0;
  const watch = setInterval(() => (peakMb = Math.max(peakMb, residentMb(running.pid) ?? 0)), 25);
  await loop();
  const speeds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const startedAt = performance.now();
    const answerBytes = await exported(place);
    speeds.push(answerBytes / 1e6 / ((performance.now() - startedAt) / 1000));
  }
  const busy = await loop();
  clearInterval(watch);
  return [
    measureAtLeast("SOAP: 50 MB of rows to NDJSON", median(speeds), "MB/s", 40),
    ...(idleMb === null ? [] : [measure("SOAP: console's memory above idle, peak", peakMb - idleMb, "MB", 150)]),
    measure("SOAP: console's longest event-loop delay", busy.maxMs, "ms", 50),
  ];
}

/** Gives how many bytes of answers were read for it, as the page server counts them. */
async function exported({ visitor, pagesId, pagesRest }: ConsolePlace): Promise<number> {
  const counted = () => fetch(`${pagesRest}/soap-bytes`).then(async (answer) => Number(await answer.text()));
  const before = await counted();
  const answer = await visitor.get(
    `/api/connections/${pagesId}/connectors/Soap/rows?format=ndjson&take=all&pagesize=${PAGE}&orderby=Id&transport=soap`,
  );
  if (!answer.ok || !answer.body) throw new Error(`Status ${answer.status}: ${await answer.text()}`);
  let last = "";
  for await (const chunk of answer.body as ReadableStream<Uint8Array>) last = Buffer.from(chunk).toString("latin1");
  if (!last.endsWith("}\n")) throw new Error("The NDJSON does not end as it should");
  return (await counted()) - before;
}

// cspell:ignore subjectconnector
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { ConsolePlace } from "./console-place";
import { type Measure, measure, median, seconds } from "./measures";
import { residentMb } from "./processes";
import { readOverHttp } from "./read-over-http";

// The largest attachment of the sandbox, 60 MB, as a file through the console, against the same straight from the sandbox as
// JSON, thrown away. Then ten at once, for the console's memory.

const ROUNDS = 5;
const AT_ONCE = 10;
const SUBJECT = "20001";

type Told = { fileId: string; size: number; isGone: boolean; sha256: string };

export async function fileMeasures(place: ConsolePlace): Promise<Measure[]> {
  const { pid } = place.console;
  const file = await largestFile(place);
  const through = () => throughConsole(place, file);
  const straight = () => straightFrom(place, file);
  await straight();
  await assertSame(place, file);
  const [floor, ours]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    floor.push(await seconds(straight));
    ours.push(await seconds(through));
  }
  await sleep(2_000);
  const idleMb = residentMb(pid);
  let peakMb = idleMb ?? 0;
  const watch = setInterval(() => (peakMb = Math.max(peakMb, residentMb(pid) ?? 0)), 25);
  await Promise.all(Array.from({ length: AT_ONCE }, through));
  clearInterval(watch);
  return [
    measure("60 MB attachment: straight from the sandbox, as JSON", median(floor), "s"),
    measure("60 MB attachment: through the console, as a file", median(ours), "s"),
    measure("60 MB attachment: console against straight", median(ours) / median(floor), "x", 1.2),
    ...(idleMb === null
      ? []
      : [measure(`${AT_ONCE} attachments of 60 MB at once: memory above idle`, peakMb - idleMb, "MB", 120)]),
  ];
}

async function largestFile({ rest }: ConsolePlace): Promise<Told> {
  const documents = `${new URL(rest).origin}/_sandbox/documents?subjectId=${SUBJECT}`;
  const told = (await (await fetch(documents)).json()) as Told[];
  const largest = told.filter(({ isGone }) => !isGone).toSorted((a, b) => b.size - a.size)[0];
  if (!largest) throw new Error(`Item ${SUBJECT} has no files`);
  const [whole] = (await (await fetch(`${documents}&fileId=${largest.fileId}&sha256=1`)).json()) as Told[];
  return whole ?? largest;
}

async function straightFrom({ rest, authorization }: ConsolePlace, { fileId, size }: Told): Promise<void> {
  let bytes = 0;
  await readOverHttp(`${rest}/subjectconnector/${SUBJECT}/${fileId}`, { authorization }, (piece) => {
    bytes += piece.length;
  });
  if (bytes < (size / 3) * 4) throw new Error(`The sandbox gave ${bytes} bytes`);
}

async function throughConsole({ visitor, sandboxId }: ConsolePlace, { fileId, size }: Told): Promise<void> {
  let bytes = 0;
  await visitor.read(fileAddress(sandboxId, fileId), (piece) => {
    bytes += piece.length;
  });
  if (bytes !== size) throw new Error(`The console gave ${bytes} bytes of ${size}`);
}

/** Once, outside of what is measured: the hash of it would be. */
async function assertSame({ visitor, sandboxId }: ConsolePlace, { fileId, sha256 }: Told): Promise<void> {
  const sum = createHash("sha256");
  await visitor.read(fileAddress(sandboxId, fileId), (piece) => sum.update(piece));
  if (sum.digest("hex") !== sha256) throw new Error("The console gave other bytes than the sandbox has");
}

function fileAddress(connectionId: string, fileId: string): string {
  return `/api/connections/${connectionId}/files/subject/${SUBJECT}/${fileId}`;
}

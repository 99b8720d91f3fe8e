import "server-only";
import { createHash } from "node:crypto";
import { and, count, eq, inArray } from "drizzle-orm";
import { database } from "../database";
import { jobItems } from "../schema/jobs";
import type { PlacedLine, PlannedLine } from "./item-lines";

/**
 * Gives each new line its number and its place: no two files of a job have paths that a file system may take for the
 * same, and what is fetched already is a duplicate. Nothing is remembered between batches but what the table holds.
 */
type Transaction = Parameters<Parameters<ReturnType<typeof database>["transaction"]>[0]>[0];

export async function placePaths(
  tx: Transaction,
  jobId: string,
  next: number,
  planned: readonly PlannedLine[],
): Promise<PlacedLine[]> {
  const firsts = await knownKeys(tx, jobId, planned);
  const lines = planned.map((line, index): PlacedLine => {
    const ordinal = next + index;
    const fetchKey = line.fetchKey === null ? null : shortKey(line.fetchKey);
    const duplicateOf = fetchKey === null ? null : (firsts.get(fetchKey) ?? null);
    const bare = { ...line, ordinal, fetchKey, duplicateOf, pathKey: null, wishKey: null };
    if (duplicateOf !== null) return { ...bare, path: null, state: "duplicate" };
    if (line.path === null) return { ...bare, state: "noted" };
    if (fetchKey !== null) firsts.set(fetchKey, ordinal);
    const path = line.path.normalize("NFC");
    return { ...bare, path, wishKey: keyOfPath(path), state: "waiting" };
  });
  await makeUnique(tx, jobId, lines);
  return lines;
}

async function knownKeys(
  tx: Transaction,
  jobId: string,
  planned: readonly PlannedLine[],
): Promise<Map<string, number>> {
  const keys = planned.flatMap(({ fetchKey }) => (fetchKey === null ? [] : [shortKey(fetchKey)]));
  if (keys.length === 0) return new Map();
  const known = await tx
    .select({ key: jobItems.fetchKey, ordinal: jobItems.ordinal, duplicateOf: jobItems.duplicateOf })
    .from(jobItems)
    .where(and(eq(jobItems.jobId, jobId), inArray(jobItems.fetchKey, keys)));
  return new Map(known.map(({ key, ordinal, duplicateOf }) => [key ?? "", duplicateOf ?? ordinal]));
}

/** The first of a name keeps it, the others are numbered; a number that is a name by itself is passed over. */
async function makeUnique(tx: Transaction, jobId: string, lines: readonly PlacedLine[]): Promise<void> {
  const wishes = [...new Set(lines.flatMap(({ wishKey }) => wishKey ?? []))];
  if (wishes.length === 0) return;
  const asked = await tx
    .select({ wish: jobItems.wishKey, count: count() })
    .from(jobItems)
    .where(and(eq(jobItems.jobId, jobId), inArray(jobItems.wishKey, wishes)))
    .groupBy(jobItems.wishKey);
  const numbers = new Map(asked.map(({ wish, count: times }) => [wish ?? "", times]));
  const taken = new Set<string>();
  let open = lines.flatMap((line) => (line.path === null ? [] : [{ line, wished: line.path }]));
  while (open.length > 0) {
    for (const { line, wished } of open) numberPath(line, wished, numbers, taken);
    const keys = open.map(({ line }) => line.pathKey ?? "");
    const used = await tx
      .select({ key: jobItems.pathKey })
      .from(jobItems)
      .where(and(eq(jobItems.jobId, jobId), inArray(jobItems.pathKey, keys)));
    const inUse = new Set(used.map(({ key }) => key));
    open = open.filter(({ line }) => inUse.has(line.pathKey));
  }
}

function numberPath(line: PlacedLine, wished: string, numbers: Map<string, number>, taken: Set<string>): void {
  const wish = line.wishKey ?? "";
  do {
    const times = (numbers.get(wish) ?? 0) + 1;
    numbers.set(wish, times);
    line.path = times === 1 ? wished : withNumber(wished, times);
    line.pathKey = keyOfPath(line.path);
  } while (taken.has(line.pathKey));
  taken.add(line.pathKey);
}

/** For a file that is no line's. */
export async function freePath(jobId: string, wished: string): Promise<string> {
  for (let times = 1; ; times++) {
    const path = times === 1 ? wished : withNumber(wished, times);
    const found = await database()
      .select({ ordinal: jobItems.ordinal })
      .from(jobItems)
      .where(and(eq(jobItems.jobId, jobId), eq(jobItems.pathKey, keyOfPath(path))));
    if (found.length === 0) return path;
  }
}

/** `letters/Offer.pdf` → `letters/Offer (2).pdf`. */
function withNumber(path: string, number: number): string {
  const [, stem = path, extension = ""] = /^(.*?[^/])(\.[^./]{1,10})?$/s.exec(path) ?? [];
  return `${stem} (${number})${extension}`;
}

/** The same for what Windows and macOS take for the same file; short, however long the path is. */
function keyOfPath(path: string): string {
  return shortKey(path.normalize("NFC").toUpperCase().toLowerCase());
}

function shortKey(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 24);
}

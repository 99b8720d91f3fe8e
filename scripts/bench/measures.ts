import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "../run-step";

/**
 * `goal` is the most that is right, or with `atLeast` the least; without one the number only tells. `trouble` says why
 * there is no number.
 */
export type Measure = {
  name: string;
  value: number;
  unit: string;
  goal: number | null;
  atLeast?: true;
  ok: boolean;
  trouble?: string;
};

export function measure(name: string, value: number, unit: string, goal: number | null = null): Measure {
  const rounded = round(value);
  return { name, value: rounded, unit, goal, ok: goal === null || rounded <= goal };
}

export function measureAtLeast(name: string, value: number, unit: string, goal: number): Measure {
  const rounded = round(value);
  return { name, value: rounded, unit, goal, atLeast: true, ok: rounded >= goal };
}

/** Measures within a time: what takes longer, or goes wrong, is told as a measure that failed, and the bench goes on. */
export async function within(timeMs: number, name: string, run: () => Promise<Measure[]>): Promise<Measure[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`was not done in ${timeMs / 1000} s`)), timeMs);
  });
  try {
    return await Promise.race([run(), late]);
  } catch (error) {
    const [trouble = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return [{ name, value: Number.NaN, unit: "", goal: null, ok: false, trouble }];
  } finally {
    clearTimeout(timer);
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export async function seconds(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return (performance.now() - startedAt) / 1000;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export type Group = { group: string; measures: Measure[] };

type Told = Measure & { group: string };

/** Prints the table and writes it as JSON into `bench/latest.json`; groups that were not measured now stay there. */
export function report(groups: readonly Group[], order: readonly string[]): void {
  const [cpu] = cpus();
  const machine = {
    cpu: cpu?.model ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    at: new Date().toISOString(),
  };
  const measured = groups.flatMap(({ group, measures }) => measures.map((one): Told => ({ ...one, group })));
  const file = join(root, "bench", "latest.json");
  const names = groups.map(({ group }) => group);
  const all = [...earlierMeasures(file).filter(({ group }) => !names.includes(group)), ...measured];
  all.sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
  mkdirSync(join(root, "bench"), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ machine, measures: all }, null, 2)}\n`);
  const width = Math.max(...measured.map(({ name }) => name.length));
  console.log(`\n${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n`);
  for (const { name, value, unit, goal, atLeast, ok, trouble } of measured) {
    if (trouble !== undefined) {
      console.log(`${name.padEnd(width)}  NOT MEASURED: ${trouble}`);
      continue;
    }
    const most = atLeast ? "at least" : "at most";
    const wanted = goal === null ? "" : ` goal: ${most} ${goal} ${ok ? "ok" : "NOT REACHED"}`;
    console.log(`${name.padEnd(width)}  ${String(value).padStart(12)} ${unit.padEnd(7)}${wanted}`);
  }
}

function earlierMeasures(file: string): Told[] {
  if (!existsSync(file)) return [];
  const { measures } = JSON.parse(readFileSync(file, "utf8")) as { measures: (Measure & { group?: string })[] };
  // Those without a group are of an older bench, which measured everything at once.
  return measures.flatMap((one) => (one.group === undefined ? [] : [{ ...one, group: one.group }]));
}

import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "../run-step";

/** `goal` is the most that is right, or with `atLeast` the least; without one the number only tells. */
export type Measure = { name: string; value: number; unit: string; goal: number | null; atLeast?: true; ok: boolean };

export function measure(name: string, value: number, unit: string, goal: number | null = null): Measure {
  const rounded = round(value);
  return { name, value: rounded, unit, goal, ok: goal === null || rounded <= goal };
}

export function measureAtLeast(name: string, value: number, unit: string, goal: number): Measure {
  const rounded = round(value);
  return { name, value: rounded, unit, goal, atLeast: true, ok: rounded >= goal };
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

/** Prints the table and writes it as JSON into `bench/`. */
export function report(measures: Measure[], file: string): void {
  const [cpu] = cpus();
  const machine = {
    cpu: cpu?.model ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    at: new Date().toISOString(),
  };
  mkdirSync(join(root, "bench"), { recursive: true });
  writeFileSync(join(root, "bench", file), `${JSON.stringify({ machine, measures }, null, 2)}\n`);
  const width = Math.max(...measures.map(({ name }) => name.length));
  console.log(`\n${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n`);
  for (const { name, value, unit, goal, atLeast, ok } of measures) {
    const most = atLeast ? "at least" : "at most";
    const wanted = goal === null ? "" : ` goal: ${most} ${goal} ${ok ? "ok" : "NOT REACHED"}`;
    console.log(`${name.padEnd(width)}  ${String(value).padStart(12)} ${unit.padEnd(7)}${wanted}`);
  }
}

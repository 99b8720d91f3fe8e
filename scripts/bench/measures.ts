import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "../run-step";

/** `goal` is the most that is right, or with `atLeast` the least; without one the number only tells. */
export type Measure = { name: string; value: number; unit: string; goal: number | null; ok: boolean };

export function measure(name: string, value: number, unit: string, goal: number | null = null): Measure {
  const rounded = Math.round(value * 100) / 100;
  return { name, value: rounded, unit, goal, ok: goal === null || rounded <= goal };
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Prints the table and writes bench/latest.json. */
export function report(measures: Measure[]): void {
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
  writeFileSync(join(root, "bench", "latest.json"), `${JSON.stringify({ machine, measures }, null, 2)}\n`);
  const width = Math.max(...measures.map(({ name }) => name.length));
  console.log(`\n${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n`);
  for (const { name, value, unit, goal, ok } of measures) {
    const wanted = goal === null ? "" : ` goal ${goal} ${ok ? "ok" : "NOT REACHED"}`;
    console.log(`${name.padEnd(width)}  ${String(value).padStart(12)} ${unit.padEnd(7)}${wanted}`);
  }
}

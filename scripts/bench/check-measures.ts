// cspell:ignore noout
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileXsd } from "@/lib/xml/validate/xsd-validator";
import type { CheckedOnce } from "./check-once";
import { largeMessage } from "./large-message";
import { type Measure, measure, median } from "./measures";
import { startScript } from "./processes";

// The check of an update message in Node: what a schema costs the first time, libxml2 in WebAssembly against the native
// one, and all problems of 1 MB, in which every field stands that a person could type. That whole look has no goal: a key
// waits for what it touched alone, which the editor's measures time in the page.

const ROUNDS = 5;
/** How often xmllint reads the message in one process; the process itself is taken off. */
const TIMES = 20;

/** AFAS's files are no part of this project: without the folder that holds them there is nothing to measure. */
export async function checkMeasures(): Promise<Measure[]> {
  const corpus = process.env["PROFIT_CORPUS"];
  if (corpus === undefined) {
    console.log("Skipped: the check of messages (PROFIT_CORPUS names no folder).");
    return [];
  }
  const folder = join(corpus, "xsd");
  const schemas = readdirSync(folder).map((name) => ({ name, xsd: readFileSync(join(folder, name), "utf8") }));
  const [largest] = schemas.toSorted((one, other) => other.xsd.length - one.xsd.length);
  if (!largest) throw new Error(`${folder} is empty`);
  const name = largest.name.replace(/\.xsd$/, "");
  return [...(await once(join(folder, largest.name), name)), ...againstNative(largest.xsd, name)];
}

/** In a process of its own each time: whatever is compiled or warm would count for nothing. */
async function once(file: string, name: string): Promise<Measure[]> {
  const rounds: CheckedOnce[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { answer } = await startScript<CheckedOnce>("scripts/bench/check-once.ts", [file]);
    rounds.push(answer);
  }
  const of = (key: keyof CheckedOnce) => median(rounds.map((round) => round[key]));
  return [
    measure(`schema of ${name}, compiled and modelled for the first time`, of("schemaMs"), "ms", 150),
    measure("first check of 1 MB in a new process", of("firstMs"), "ms"),
    measure("problems of 1 MB, p50", of("p50Ms"), "ms"),
    measure("problems of 1 MB, p95", of("p95Ms"), "ms"),
  ];
}

/** Both parse and validate, with the schema compiled beforehand. xmllint reads its file from memory, as good as. */
function againstNative(xsd: string, name: string): Measure[] {
  if (spawnSync("xmllint", ["--version"]).status !== 0) {
    console.log("Skipped: validation against native xmllint (there is none).");
    return [];
  }
  const { text } = largeMessage(name, xsd);
  const folder = mkdtempSync(join(tmpdir(), "schakel-bench-check-"));
  try {
    const [schema, message, small] = ["schema.xsd", "message.xml", "small.xml"].map((file) => join(folder, file)) as [
      string,
      string,
      string,
    ];
    writeFileSync(schema, xsd);
    writeFileSync(message, text);
    writeFileSync(small, "<a/>");
    const native = (file: string) => {
      const startedAt = performance.now();
      spawnSync("xmllint", ["--noout", "--schema", schema, ...Array.from({ length: TIMES }, () => file)]);
      return performance.now() - startedAt;
    };
    const validator = compileXsd(xsd);
    const own = () => {
      const startedAt = performance.now();
      for (let time = 0; time < TIMES; time++) validator.validate(text);
      return (performance.now() - startedAt) / TIMES;
    };
    own();
    const rounds = Array.from({ length: ROUNDS }, () => ({
      own: own(),
      native: (native(message) - native(small)) / TIMES,
    }));
    validator.dispose();
    return [
      measure("native xmllint on 1 MB, schema compiled beforehand", median(rounds.map((one) => one.native)), "ms"),
      measure("ours in Node on 1 MB, schema compiled beforehand", median(rounds.map((one) => one.own)), "ms"),
      measure("ours against native xmllint", median(rounds.map((one) => one.own / one.native)), "x", 1.5),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// cspell:ignore sendfileasbinary subjectconnector
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callUrl, type Described } from "../calls";

// The sandbox in a process of its own, so that its memory is measured apart from what a reader keeps.
let child: ChildProcess;
let rest = "";
let authorization = "";
let file: { subjectId: number; fileId: string; size: number };
beforeAll(async () => {
  child = spawn(process.execPath, ["--import", "tsx", "scripts/sandbox.ts", "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const output = createInterface({ input: child.stdout ?? process.stdin });
  const [line] = (await once(output, "line")) as [string];
  const addresses = JSON.parse(line) as { rest: string; control: string };
  rest = addresses.rest;
  const { appConnectors } = (await callUrl(addresses.control)).json as { appConnectors: Described[] };
  authorization = appConnectors.find(({ name }) => name === "full")?.authorization ?? "";
  const files = (await callUrl(`${addresses.control}/documents`)).json as (typeof file)[];
  file = files.reduce((largest, own) => (own.size > largest.size ? own : largest));
});
afterAll(async () => {
  child.kill();
  await once(child, "exit");
});

/** Reads and forgets; gives how many bytes there were. */
function drained(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const url = `${rest}/subjectconnector/${file.subjectId}/${file.fileId}`;
    const outgoing = request(url, { headers: { authorization, ...headers }, agent: false }, (response) => {
      let bytes = 0;
      response.on("error", reject).on("data", (piece: Buffer) => (bytes += piece.length));
      response.on("end", () => resolve(bytes));
    });
    outgoing.on("error", reject).end();
  });
}

/** The most memory that the sandbox ever had, in MB. */
function peakMb(): number {
  const status = readFileSync(`/proc/${child.pid ?? 0}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1_024;
}

const canMeasure = existsSync("/proc/self/status");
test.skipIf(!canMeasure)(
  "ten callers read 60 MB at once, as JSON and raw, and memory stays flat",
  { timeout: 240_000 },
  async () => {
    const envelope = (await drained({})) - Math.ceil(file.size / 3) * 4;
    expect(file.size).toBe(60 * 1_024 * 1_024);
    const before = peakMb();
    const callers = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? {} : { sendfileasbinary: "1" }));
    const read = await Promise.all(callers.map(async (headers) => drained(headers)));
    expect(read).toEqual(
      callers.map((_, index) => (index % 2 === 0 ? Math.ceil(file.size / 3) * 4 + envelope : file.size)),
    );
    // Kept whole, these ten are 700 MB.
    expect(peakMb() - before).toBeLessThan(150);
  },
);

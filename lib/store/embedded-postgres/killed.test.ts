import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  buildTestConsole,
  endTestConsoles,
  noServerLeft,
  open,
  readyConsole,
  removeTestConsole,
  serverPid,
  serverProcesses,
  type TestConsole,
  waitingConsole,
} from "@/lib/testing/test-console";
import { SERVER_ROLE } from "./cluster";

// Whole servers are made and ended here, perhaps beside other work.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let directory: string;
beforeAll(buildTestConsole);
afterAll(removeTestConsole);
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "schakel-killed-"));
});
afterEach(async () => {
  await endTestConsoles();
  await noServerLeft(directory);
  rmSync(directory, { recursive: true });
});

const ROUNDS = 20;
const GOAL_MS = 2_000;
const hasWritten = (fact: { wrote?: number }) => fact.wrote !== undefined;

/** In between the file names no process at all, or one whose number no system gives out. */
function isNewServer(pid: number, old: number): boolean {
  return pid !== old && pid > 0 && pid < 2 ** 22;
}

async function idsInDatabase(): Promise<Set<number>> {
  const client = new Client({ host: join(directory, "postgres"), user: SERVER_ROLE, database: "schakel" });
  await client.connect();
  const answer = await client.query<{ id: string }>("select id from written");
  await client.end();
  return new Set(answer.rows.map(({ id }) => Number(id)));
}

// The processes of a directory are found in /proc.
describe.runIf(process.platform === "linux")("the embedded server", () => {
  test(`${ROUNDS} rounds of kill -9 under committed writes lose nothing`, { timeout: 300_000 }, async () => {
    const acknowledged: number[] = [];
    const readyAgainMs: Record<"console" | "server" | "both", number[]> = { console: [], server: [], both: [] };
    const collect = (gone: TestConsole) => acknowledged.push(...gone.facts.flatMap(({ wrote }) => wrote ?? []));
    let writer = await readyConsole(directory);
    writer.tell("write");
    await writer.next(hasWritten);

    for (let round = 0; round < ROUNDS; round++) {
      const victim = (["console", "server", "both"] as const)[round % 3] ?? "both";
      const next = victim === "server" ? null : await waitingConsole(directory);
      await wait(20 + Math.random() * 100);
      const killedAt = performance.now();
      const pid = serverPid(directory);
      if (victim !== "console") process.kill(pid, "SIGKILL");
      if (next) {
        writer.process.kill("SIGKILL");
        await writer.ended;
        collect(writer);
        writer = next;
        expect((await open(writer)).words).toBeUndefined();
        writer.tell("write");
      } else {
        while (!isNewServer(serverPid(directory), pid)) await wait(5);
      }
      await writer.next(hasWritten);
      readyAgainMs[victim].push(performance.now() - killedAt);
    }

    writer.process.kill("SIGKILL");
    await writer.ended;
    collect(writer);
    await noServerLeft(directory);

    const last = await readyConsole(directory);
    const there = await idsInDatabase();
    last.tell("close");
    await last.ended;
    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);

    const figures = Object.entries(readyAgainMs).map(([victim, times]) => {
      const [median, worst] = [times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0, Math.max(...times)];
      return { victim, median, words: `${victim}: median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms` };
    });
    process.stdout.write(
      `kill -9 until the next acknowledged commit: ${figures.map(({ words }) => words).join("; ")}; ` +
        `${acknowledged.length} commits acknowledged, none lost\n`,
    );
    // The median and not each round: one round may meet a machine that is busy with other work.
    for (const { victim, median } of figures)
      expect(median, `ready again after kill -9 of: ${victim}`).toBeLessThan(GOAL_MS);
  });

  test("a console that starts again while the server still runs adopts it", async () => {
    const first = await readyConsole(directory);
    const second = await waitingConsole(directory);
    const pid = serverPid(directory);
    first.process.kill("SIGKILL");
    await first.ended;
    await open(second);
    expect(serverPid(directory)).toBe(pid);
    await wait(4_000); // longer than the keeper's grace
    expect(serverPid(directory)).toBe(pid);
    second.tell("close");
    await second.ended;
    await noServerLeft(directory);
  });

  test("a killed keeper is replaced, so that still nothing is left behind", async () => {
    const console = await readyConsole(directory);
    const keeper = () => serverProcesses(directory).find(({ command }) => command.includes("schakel-keeper"))?.pid;
    const first = keeper();
    expect(first).toBeGreaterThan(0);
    process.kill(first ?? 0, "SIGKILL");
    // Asked once a round: the first may be there at one question and gone at the next, with none in its place yet.
    for (let now = keeper(); now === undefined || now === first; now = keeper()) await wait(20);
    console.process.kill("SIGKILL");
    await console.ended;
    await noServerLeft(directory);
  });

  test("killed while it makes the cluster, the next start makes it anew", async () => {
    for (const pauseMs of [50, 250, 450]) {
      const unlucky = await waitingConsole(directory);
      unlucky.tell("open");
      await wait(pauseMs);
      unlucky.process.kill("SIGKILL");
      await unlucky.ended;
    }
    const console = await readyConsole(directory);
    expect(serverPid(directory)).toBeGreaterThan(0);
    console.tell("close");
    await console.ended;
  });
});

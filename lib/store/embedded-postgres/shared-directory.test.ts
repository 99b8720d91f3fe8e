import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  waitingConsole,
} from "@/lib/testing/test-console";
import { SERVER_ROLE } from "./cluster";

// Whole servers are made and ended here, perhaps beside other work.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let directory: string;
beforeAll(buildTestConsole);
afterAll(removeTestConsole);
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "schakel-two-"));
});
afterEach(async () => {
  await endTestConsoles();
  await noServerLeft(directory);
  rmSync(directory, { recursive: true });
});

const isRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65_534, gid: 65_534 };
const servers = () => serverProcesses(directory).filter(({ command }) => /\/postgres -D /.test(command));

describe.runIf(process.platform === "linux")("one data directory", () => {
  test("consoles that start at once on an empty directory share one server", async () => {
    const consoles = await Promise.all([1, 2, 3].map(() => waitingConsole(directory)));
    const answers = await Promise.all(consoles.map(open));
    expect(answers.map(({ refused, words }) => refused && words)).toEqual([undefined, undefined, undefined]);
    expect(servers()).toHaveLength(1);
    consoles[0]?.tell("write");
    consoles[2]?.tell("write");
    await Promise.all([consoles[0], consoles[2]].map((one) => one?.next((fact) => fact.wrote !== undefined)));
  });

  test("the server stays until the last console leaves, and is gone when that one has left", async () => {
    const first = await readyConsole(directory);
    const second = await readyConsole(directory);
    const pid = serverPid(directory);
    first.tell("close");
    await first.ended;
    second.tell("write");
    await second.next((fact) => fact.wrote !== undefined);
    expect(serverPid(directory)).toBe(pid);
    second.tell("close");
    await second.ended;
    await noServerLeft(directory);
  });

  test("is reached by its socket alone, and only by its owner", async () => {
    await readyConsole(directory);
    const client = new Client({ host: join(directory, "postgres"), user: SERVER_ROLE, database: "postgres" });
    await client.connect();
    const answer = await client.query("show listen_addresses");
    const sums = await client.query("show data_checksums");
    await client.end();
    expect([...answer.rows, ...sums.rows]).toEqual([{ listen_addresses: "" }, { data_checksums: "on" }]);
    expect(statSync(join(directory, "postgres")).mode & 0o777).toBe(0o700);
    expect(new Set(serverProcesses(directory).map(({ uid }) => uid))).toEqual(
      new Set([isRoot ? NOBODY.uid : process.getuid?.()]),
    );
  });

  // These need more than one user, or a directory that another may not enter.
  describe.runIf(isRoot)("as root", () => {
    test("works below a folder that nobody else may enter", async () => {
      const closed = join(directory, "root");
      mkdirSync(closed, { mode: 0o700 });
      const inside = await readyConsole(join(closed, "data"));
      inside.tell("write");
      await inside.next((fact) => fact.wrote !== undefined);
      inside.tell("close");
      await inside.ended;
      await noServerLeft(join(closed, "data"));
    });

    test("an ordinary user runs it as themselves, and another user's database is refused in words", async () => {
      chownSync(directory, NOBODY.uid, NOBODY.gid);
      const own = await readyConsole(directory, NOBODY);
      expect(new Set(servers().map(({ uid }) => uid))).toEqual(new Set([NOBODY.uid]));
      own.tell("close");
      await own.ended;

      chownSync(directory, 1, 1);
      expect(await open(await waitingConsole(directory, { uid: 1, gid: 1 }))).toMatchObject({
        refused: "NOT_OURS",
        words: expect.stringMatching(/belongs to another user \(number 65534\)\. Start the console as that user/),
      });
    });
  });
});

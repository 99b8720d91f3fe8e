import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const start = (...args: string[]) =>
  spawn(process.execPath, ["--import", "tsx", "scripts/sandbox.ts", ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });

test.each(["SIGTERM", "SIGINT"] as const)("prints one line of addresses and stops cleanly on %s", async (signal) => {
  const child = start("--port", "0", "--rows", "10", "--profit-version", "7");
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  await once(output, "line");
  const addresses = JSON.parse(lines[0] ?? "") as Record<string, string>;
  const base = /^http:\/\/127\.0\.0\.1:\d+/.exec(addresses["rest"] ?? "")?.[0] ?? "";
  expect(addresses).toEqual({
    rest: `${base}/ProfitRestServices`,
    soap: `${base}/ProfitServices`,
    control: `${base}/_sandbox`,
  });
  child.kill(signal);
  const [code] = (await once(child, "exit")) as [number | null];
  expect([code, lines.length]).toEqual([0, 1]);
});

test.each([
  [["--profit-version", "5"], /--profit-version/],
  [["--port", "x"], /--port/],
  [["--rows", "-1"], /--rows/],
  [["--nonsense"], /nonsense/],
  [["--separators", "commas", "--not-authorised", "404"], /--separators.*\n--not-authorised/],
])("%j is refused with a sentence", async (args, words) => {
  const child = start(...args);
  let text = "";
  child.stderr.on("data", (piece: Buffer) => (text += piece.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  expect(code).toBe(1);
  expect(text).toMatch(words);
  expect(text).not.toContain("    at ");
});

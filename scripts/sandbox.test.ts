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

test("takes every setting and open question by its name", async () => {
  const child = start(
    "--port",
    "0",
    "--seed",
    "12",
    "--parallel-calls",
    "1",
    "--over-parallel",
    "503",
    "--names",
    "any-case",
  );
  const output = createInterface({ input: child.stdout });
  const [line] = (await once(output, "line")) as [string];
  const { rest, control } = JSON.parse(line) as { rest: string; control: string };
  const { appConnectors } = (await (await fetch(control)).json()) as { appConnectors: { authorization: string }[] };
  const authorization = appConnectors[0]?.authorization ?? "";
  const reply = await fetch(`${rest}/connectors/PROFIT_DEBTOR?take=1`, { headers: { authorization } });
  expect(reply.status).toBe(200);
  child.kill("SIGTERM");
  await once(child, "exit");
});

test.each([
  [["--profit-version", "5"], /--profit-version/],
  [["--port", "x"], /--port/],
  [["--rows", "-1"], /--rows/],
  [["--nonsense"], /nonsense/],
  [["--time-limit-seconds", "0", "--parallel-calls", "2.5"], /--time-limit-seconds.*\n--parallel-calls/],
  [["--over-parallel", "502"], /--over-parallel.*503/],
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

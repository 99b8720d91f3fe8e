import { expect, test } from "vitest";
import { ProfitError, type ProfitErrorCode, type ProfitErrorDetails } from "./errors";
import { repeatRead } from "./repeat-read";

async function triesUntil(code: ProfitErrorCode, details: ProfitErrorDetails = {}, failures = 99): Promise<number> {
  let tries = 0;
  const read = () => {
    tries++;
    return tries <= failures ? Promise.reject(new ProfitError(code, "", details)) : Promise.resolve("ok");
  };
  await repeatRead(read, { firstWaitMs: 1 }).catch(() => undefined);
  return tries;
}

test.each([
  ["no answer", "UNREACHABLE", {}, 3],
  ["maintenance", "UNAVAILABLE", { retryAfterSeconds: 0.01 }, 3],
  ["maintenance for two hours", "UNAVAILABLE", { retryAfterSeconds: 7200 }, 1],
  ["half an answer", "BAD_ANSWER", { fault: "brokeOff" }, 3],
  ["an answer that is wrong", "BAD_ANSWER", { fault: "cutOff" }, 1],
  ["a refusal, status 500", "REFUSED", { status: 500 }, 1],
  ["a wrong token", "TOKEN_REJECTED", {}, 1],
  ["a host that is not allowed", "HOST_NOT_ALLOWED", {}, 1],
] as const)("%s is asked at most so often", async (_, code, details, tries) => {
  expect(await triesUntil(code, details)).toBe(tries);
});

test("a second try that succeeds is the answer", async () => {
  expect(await triesUntil("UNREACHABLE", {}, 1)).toBe(2);
});

test("an abort ends the wait with its own reason", async () => {
  const stop = new AbortController();
  const read = repeatRead(() => Promise.reject(new ProfitError("UNREACHABLE", "")), {
    signal: stop.signal,
    firstWaitMs: 5_000,
    onRepeat: () => setImmediate(() => stop.abort(new Error("left"))),
  });
  await expect(read).rejects.toThrow("left");
});

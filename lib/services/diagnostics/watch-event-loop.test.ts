import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startProfitTrial } from "@/lib/testing/profit-context";
import { watchEventLoop } from "./watch-event-loop";

test("tells an administrator, and nobody else, how late the process came since the last question", async () => {
  const trial = await startProfitTrial();
  await trial.close();
  expect(() => watchEventLoop(trial.ctx)).toThrow(expect.objectContaining({ code: "FORBIDDEN" }));
  const ctx = { ...trial.ctx, actor: { ...trial.ctx.actor, role: "admin" as const } };
  watchEventLoop(ctx);
  await sleep(50);
  const until = performance.now() + 120;
  while (performance.now() < until);
  await sleep(50);
  const delays = watchEventLoop(ctx);
  expect(delays.maxMs).toBeGreaterThan(100);
  expect(delays.samples).toBeGreaterThan(0);
  expect(watchEventLoop(ctx).maxMs).toBeLessThan(delays.maxMs);
});

import { monitorEventLoopDelay } from "node:perf_hooks";
import type { ServiceContext } from "../context";
import { requireAdmin } from "../require-admin";

/** How late this process came to what it had to do, in milliseconds. */
export type EventLoopDelays = { p50Ms: number; p99Ms: number; maxMs: number; samples: number };

/** How often is looked; a look that comes at its time has no delay. */
const EVERY_MS = 1;
const NANOSECONDS = 1_000_000;

let histogram: ReturnType<typeof monitorEventLoopDelay> | null = null;

/**
 * Delays of the event loop since the last time somebody asked; the first question begins the watch. Of the process that
 * answers: `npm run bench` asks it of a console that is alone.
 */
export function watchEventLoop(ctx: ServiceContext): EventLoopDelays {
  requireAdmin(ctx);
  if (!histogram) {
    histogram = monitorEventLoopDelay({ resolution: EVERY_MS });
    histogram.enable();
  }
  // Each look is a wait of EVERY_MS; what it took longer is the delay.
  const late = (nanoseconds: number) =>
    Number.isFinite(nanoseconds) ? Math.max(0, Math.round((nanoseconds / NANOSECONDS - EVERY_MS) * 100) / 100) : 0;
  const samples = histogram.count;
  const delays = {
    p50Ms: samples === 0 ? 0 : late(histogram.percentile(50)),
    p99Ms: samples === 0 ? 0 : late(histogram.percentile(99)),
    maxMs: samples === 0 ? 0 : late(histogram.max),
    samples,
  };
  histogram.reset();
  return delays;
}

/** What runs inside the page: each function is sent there by itself, so it may use nothing but what is in it. */
/** The compiler wraps inner functions in a call that keeps their names; a page does not know it. */
export const NAMES_KEPT = "globalThis.__name = (of) => of";

export type Watched = { firstCellAt: number; loadedFrom: number; tasks: { at: number; ms: number }[] };

/** Notes when the first cell was painted, when the grid began to wait for it, and every task of 50 ms or more. */
export function watchLongTasks(): void {
  const watched: Watched = { firstCellAt: Number.NaN, loadedFrom: Number.NaN, tasks: [] };
  Object.assign(window, { watched });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) watched.tasks.push({ at: startTime, ms: duration });
  }).observe({ type: "longtask", buffered: true });
  const watch = () => {
    // The page itself is there and has begun: its own start is not part of loading rows.
    if (Number.isNaN(watched.loadedFrom) && document.querySelector('[role="grid"]')) {
      watched.loadedFrom = performance.now();
    }
    const cell = document.querySelector('[role="grid"] [data-row="0"][data-column="0"]');
    if (cell?.textContent) watched.firstCellAt = performance.timeOrigin + performance.now();
    else requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
}

/** The 95th percentile of the time between frames of a page that does nothing. */
export function framesOfNothing(): Promise<number> {
  return new Promise((resolve) => {
    const times: number[] = [];
    let last = performance.now();
    const frame = (now: number) => {
      times.push(now - last);
      last = now;
      if (times.length < 180) requestAnimationFrame(frame);
      else resolve(times.slice(5).sort((a, b) => a - b)[Math.floor(175 * 0.95)] ?? Number.NaN);
    };
    requestAnimationFrame(frame);
  });
}

/** The same while the grid is scrolled by so many pixels a frame; sideways it turns around at the ends. */
export function framesOfScroll({ down, right }: { down: number; right: number }): Promise<number> {
  const grid = document.querySelector<HTMLElement>('[role="grid"]');
  if (!grid) return Promise.reject(new Error("There is no grid"));
  grid.scrollTo({ top: 0, left: 0 });
  return new Promise((resolve) => {
    const times: number[] = [];
    let last = performance.now();
    let sideways = right;
    const frame = (now: number) => {
      times.push(now - last);
      last = now;
      if (grid.scrollLeft + grid.clientWidth >= grid.scrollWidth - 1) sideways = -right;
      else if (grid.scrollLeft <= 0) sideways = right;
      grid.scrollBy(sideways, down);
      if (times.length < 180) requestAnimationFrame(frame);
      else resolve(times.slice(5).sort((a, b) => a - b)[Math.floor(175 * 0.95)] ?? Number.NaN);
    };
    requestAnimationFrame(frame);
  });
}

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

/**
 * The 95th percentile of the time between frames while the grid is scrolled by so many pixels a frame; sideways it turns
 * around at the ends. `null`: of a page that does nothing. As many frames as ten seconds have, at most 180.
 */
export function frames(scroll: { down: number; right: number } | null): Promise<number> {
  const grid = document.querySelector<HTMLElement>('[role="grid"]');
  if (scroll && !grid) return Promise.reject(new Error("There is no grid"));
  grid?.scrollTo({ top: 0, left: 0 });
  return new Promise((resolve, reject) => {
    const times: number[] = [];
    const startedAt = performance.now();
    let last = startedAt;
    let sideways = scroll?.right ?? 0;
    const frame = (now: number) => {
      times.push(now - last);
      last = now;
      if (scroll && grid) {
        if (grid.scrollLeft + grid.clientWidth >= grid.scrollWidth - 1) sideways = -scroll.right;
        else if (grid.scrollLeft <= 0) sideways = scroll.right;
        grid.scrollBy(sideways, scroll.down);
      }
      if (times.length < 180 && now - startedAt < 10_000) return requestAnimationFrame(frame);
      const sorted = times.slice(5).sort((a, b) => a - b);
      resolve(sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN);
    };
    requestAnimationFrame(frame);
    // A page that nobody sees gets no frames at all.
    setTimeout(() => reject(new Error(`drew only ${times.length} frames in 20 s`)), 20_000);
  });
}

/** From a press anywhere to the first frame in which what `selector` finds first has another text than now. */
export function untilOtherText(selector: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const text = () => document.querySelector(selector)?.textContent ?? "";
    const before = text();
    let pressedAt = Number.NaN;
    const press = () => (pressedAt = performance.now());
    for (const name of ["click", "keydown"]) document.addEventListener(name, press, { capture: true, once: true });
    const watch = () => {
      if (!Number.isNaN(pressedAt) && text() !== before && text() !== "") resolve(performance.now() - pressedAt);
      else if (performance.now() - pressedAt > 15_000) reject(new Error("showed nothing new in 15 s"));
      else requestAnimationFrame(watch);
    };
    watch();
  });
}

/**
 * Waits for a key, and from then on for two seconds: `window.lastChange` is when what `selector` finds first changed last,
 * counted from the key; null when the key changed nothing. To be awaited before the key is pressed, which would overtake it.
 */
export function watchKey(selector: string): void {
  const text = () => document.querySelector(selector)?.textContent ?? "";
  const lastChange = new Promise<number | null>((resolve) => {
    const watch = (pressedAt: number, seen: string, changedAt: number | null) => {
      const now = performance.now();
      const current = text();
      const changed = current === seen ? changedAt : now;
      if (now - pressedAt > 2_000) resolve(changed === null ? null : changed - pressedAt);
      else requestAnimationFrame(() => watch(pressedAt, current, changed));
    };
    document.addEventListener("keydown", () => watch(performance.now(), text(), null), { capture: true, once: true });
  });
  Object.assign(window, { lastChange });
}

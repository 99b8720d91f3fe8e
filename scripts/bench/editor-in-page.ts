/** What runs inside the page: each function is sent there by itself, so it may use nothing but what is in it. */

/** As from the clipboard: typing it would be thousands of keys. */
export function pasteText(text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.activeElement?.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
  );
}

/** What is selected, as it would come to the clipboard. */
export function copiedText(): string {
  const clipboardData = new DataTransfer();
  document.activeElement?.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
  return clipboardData.getData("text/plain");
}

/** Notes every task of the page's own thread that took 50 ms or more. */
export function watchTasks(): void {
  const tasks: { at: number; ms: number }[] = [];
  Object.assign(window, { tasks });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ at: startTime, ms: duration });
  }).observe({ type: "longtask", buffered: true });
}

/**
 * From the next key until the text of what `selector` finds first is another one for the last time in `forMs`; null when
 * the key changed nothing. To be awaited before the key is pressed: sets `window.lastChange`.
 */
export function watchText({ selector, forMs }: { selector: string; forMs: number }): void {
  const text = () => document.querySelector(selector)?.textContent ?? "";
  const lastChange = new Promise<number | null>((resolve) => {
    const watch = (pressedAt: number, seen: string, changedAt: number | null) => {
      const now = performance.now();
      const current = text();
      const changed = current === seen ? changedAt : now;
      if (now - pressedAt > forMs) resolve(changed === null ? null : changed - pressedAt);
      else requestAnimationFrame(() => watch(pressedAt, current, changed));
    };
    document.addEventListener("keydown", () => watch(performance.now(), text(), null), { capture: true, once: true });
  });
  Object.assign(window, { lastChange });
}

/** From the next key until what `selector` finds is on the screen; sets `window.shownAfter`. */
export function watchShown(selector: string): void {
  const shownAfter = new Promise<number>((resolve) => {
    const watch = (pressedAt: number) => {
      const found = document.querySelector(selector);
      if (found?.checkVisibility({ visibilityProperty: true }) === true) resolve(performance.now() - pressedAt);
      else requestAnimationFrame(() => watch(pressedAt));
    };
    document.addEventListener("keydown", () => watch(performance.now()), { capture: true, once: true });
  });
  Object.assign(window, { shownAfter });
}

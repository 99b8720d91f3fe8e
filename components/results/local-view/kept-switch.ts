import { useSyncExternalStore } from "react";

const KEY = "schakel.results.filterRow";
const listeners = new Set<() => void>();
/** For browsers that keep nothing. */
let inMemory = false;

/** Whether the filter row is open: remembered by this browser, over connectors and visits. */
export function useKeptSwitch(): [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(subscribe, read, () => false);
  return [isOn, write];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): boolean {
  try {
    return window.localStorage.getItem(KEY) === "open";
  } catch {
    return inMemory;
  }
}

function write(isOn: boolean): void {
  inMemory = isOn;
  try {
    if (isOn) window.localStorage.setItem(KEY, "open");
    else window.localStorage.removeItem(KEY);
  } catch {
    // Then it is remembered until the page is left.
  }
  for (const listener of listeners) listener();
}

import { useEffect, useEffectEvent, useRef } from "react";

type AddressState = {
  /** The query string that belongs to what is on the screen. */
  search: string;
  /** Changes when other rows would be asked for. */
  askKey: string;
  /** The `askKey` that was last run, or null. */
  ranKey: string | null;
};

/** Typing must not flood the history: browsers refuse more than a few changes a second. */
const PAUSE_MS = 300;

/**
 * Keeps the address equal to the form, without asking the server anything. Each query that was run is a step in the
 * browser's history, so that "back" returns to the rows one came from; edits in between do not add steps.
 */
export function useAddress(
  { search, askKey, ranKey }: AddressState,
  onReturn: (params: URLSearchParams) => void,
): void {
  const entry = useRef({ askKey, wasRun: ranKey !== null, path: "" });
  const returnTo = useEffectEvent(onReturn);

  useEffect(() => {
    entry.current.path ||= window.location.pathname;
    const timer = setTimeout(() => {
      const { current } = entry;
      if (window.location.pathname !== current.path) return;
      const address = search === "" ? current.path : `${current.path}?${search}`;
      const isStep = askKey !== current.askKey && current.wasRun;
      if (isStep) window.history.pushState(null, "", address);
      else if (window.location.search !== `?${search}`) window.history.replaceState(null, "", address);
      entry.current = { ...current, askKey, wasRun: askKey === ranKey || (current.wasRun && !isStep) };
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [search, askKey, ranKey]);

  useEffect(() => {
    const listen = () => {
      if (window.location.pathname !== entry.current.path) return;
      entry.current = { ...entry.current, wasRun: true };
      returnTo(new URLSearchParams(window.location.search));
    };
    window.addEventListener("popstate", listen);
    return () => window.removeEventListener("popstate", listen);
  }, []);
}

/**
 * Between an explorer and the tab it stands in. The explorer tells what it is; who shows the tabs, and is loaded later,
 * listens. Small on purpose: every explorer carries it.
 */
export type PageReport = {
  address: { connectionId: string; connectorId: string; search: string };
  /** The query was changed since it was run or saved. */
  isChanged: boolean;
  /** A better name than the connector's. */
  pageTitle: string | undefined;
};

let latest: PageReport | null = null;
let listener: ((report: PageReport | null) => void) | null = null;

/** null when the explorer leaves. */
export function reportPage(report: PageReport | null): void {
  latest = report;
  listener?.(report);
}

/** Hears the latest report at once, and every later one. */
export function onPageReport(listen: (report: PageReport | null) => void): () => void {
  listener = listen;
  listen(latest);
  return () => {
    if (listener === listen) listener = null;
  };
}

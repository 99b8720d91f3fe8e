export type ProxyStep = { name: string; ms: number };

/** `X-AFAS-Proxy-Stats: init(0ms), before response(10ms), …, complete(610ms)` (protocol 3.0): moments since the start. */
export function proxyStatsOf(header: string): ProxyStep[] {
  return [...header.matchAll(/([^,()]+)\(\s*(\d+(?:\.\d+)?)\s*ms\s*\)/g)].map(([, name = "", ms]) => ({
    name: name.trim(),
    ms: Number(ms),
  }));
}

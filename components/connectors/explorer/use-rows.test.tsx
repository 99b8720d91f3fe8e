// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hostRows } from "@/components/results/row-store/rows-host";
import type { RowsPort } from "@/components/results/row-store/rows-messages";
import { nl } from "@/lib/messages/nl";
import type { RowsRun } from "./rows-queries";
import { useRows } from "./use-rows";

const ROWS = [{ Nr: 1 }, { Nr: 2 }, { Nr: 3 }];
const RUN: RowsRun = {
  runId: 1,
  connectionId: "c",
  connectorId: "Debiteuren",
  take: 100,
  query: { fields: [], filter: { groups: [] }, orderBy: [], skip: 0, take: 100 },
};

const server = createServer((_, response) => {
  response.setHeader("access-control-allow-origin", "*");
  response.end(JSON.stringify(ROWS));
});
const ends: MessagePort[] = [];

/** The worker's own code at the other end of a channel, and a console that answers over HTTP. */
class ChannelWorker {
  constructor() {
    const { port1, port2 } = new MessageChannel();
    ends.push(port1);
    hostRows(port1 as unknown as RowsPort);
    return port2 as unknown as ChannelWorker;
  }
}

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = globalThis.fetch;
  vi.stubGlobal("Worker", ChannelWorker);
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => ask(new URL(path, origin), init));
});
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  for (const end of ends) end.close();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
});

test("an answer that is whole counts as on its way until its rows are drawn", async () => {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </NextIntlClientProvider>
  );
  const seen: { rows: number; isLoading: boolean; isComplete: boolean }[] = [];
  renderHook(
    () => {
      const { rows, isLoading, isComplete } = useRows(RUN, []);
      seen.push({ rows: rows.loaded, isLoading, isComplete });
    },
    { wrapper },
  );
  seen.length = 0;
  // Within one act all is drawn at its end, what is urgent before what may wait: the answer's end before its rows.
  await act(async () => {
    expect(client.isFetching()).toBe(1);
    await vi.waitFor(() => expect(client.isFetching()).toBe(0), { timeout: 15_000 });
  });
  await vi.waitFor(() => expect(seen.at(-1)).toEqual({ rows: 3, isLoading: false, isComplete: true }));
  // Never an answer without rows: the page would say that there are none.
  expect(seen.filter(({ rows, isLoading }) => rows === 0 && !isLoading)).toEqual([]);
  expect(seen.filter(({ rows, isComplete }) => rows < 3 && isComplete)).toEqual([]);
});

import type { Browser, Page } from "@playwright/test";
import { startConsole } from "@/lib/testing/console-process";
import { buildWhenStale } from "../build";
import { freePort } from "./console-place";
import { startScript } from "./processes";
import { openSignedInPage } from "./signed-in-page";

export type GridPlace = {
  browser: Browser;
  /** Signed in. */
  page: Page;
  connectionId: string;
  dataDir: string;
  addressOf: (connectorId: string, take: number) => string;
  /** When the first byte of a connector's newest rows left Profit, in ms since 1970. */
  firstByteAt: (connectorId: string) => Promise<number>;
  stop: () => Promise<void>;
};

/** A browser on the built console, which reads from a Profit with large answers. */
export async function startGridPlace(): Promise<GridPlace> {
  if (!(await buildWhenStale())) throw new Error("The console could not be built");
  const profit = await startScript<{ rest: string }>("scripts/bench/grid-server.ts");
  const origin = new URL(profit.answer.rest);
  const running = await startConsole({ port: await freePort(), env: { PROFIT_HOSTS: origin.host } });
  const wanted = [
    {
      name: "Grid",
      rest: profit.answer.rest,
      token: `<token><version>1</version><data>${"A".repeat(64)}</data></token>`,
    },
  ];
  const added = await startScript<string[]>("scripts/bench/add-connections.ts", [JSON.stringify(wanted)], {
    DATA_DIR: running.dataDir,
  });
  const [connectionId = ""] = added.answer;
  const { browser, page } = await openSignedInPage(running.baseUrl);
  return {
    browser,
    page,
    connectionId,
    dataDir: running.dataDir,
    addressOf: (connectorId, take) => `/connections/${connectionId}/connectors/${connectorId}?take=${take}`,
    firstByteAt: async (connectorId) => {
      const marks = (await (await fetch(new URL("/marks", origin))).json()) as { firstByteAt: Record<string, number> };
      return marks.firstByteAt[connectorId] ?? Number.NaN;
    },
    stop: async () => {
      await browser.close();
      await running.stop();
    },
  };
}

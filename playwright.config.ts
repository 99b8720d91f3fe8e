import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/browser";

/** The port is chosen once, in the first process; the workers inherit it. */
const port = (process.env["E2E_PORT"] ??= String(20_000 + (process.pid % 20_000)));
const executablePath = findChromium();

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/fixtures/global-setup.ts",
  outputDir: "test-results/browser",
  fullyParallel: true,
  forbidOnly: Boolean(process.env["CI"]),
  retries: process.env["CI"] ? 1 : 0,
  workers: 2,
  // Two browsers, the console, its database and two sandboxes share two cores: a page may take ten seconds then.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    storageState: "test-results/admin.json",
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Root may not use Chromium's own sandbox; the rest keeps it from calling home in a closed network.
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        ...[
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
        ],
      ],
    },
  },
});

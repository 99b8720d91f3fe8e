import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { ADMINISTRATOR, startConsole } from "@/lib/testing/console-process";
import { secretSearch } from "@/lib/testing/secret-search";
import { expect, test } from "../fixtures/test";
import { signIn } from "../pages/sign-in-page";

/** The whole text of every file below a directory, byte for byte. */
function* filesIn(directory: string): Generator<{ path: string; text: string }> {
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    yield { path, text: readFileSync(path, "latin1") };
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Keeps what every address and answer said, pages, actions and scripts alike. */
function listenTo(page: Page): { heard: () => Promise<string> } {
  const answers: Promise<string>[] = [];
  page.on("response", (response) => {
    const headers = JSON.stringify(response.headers());
    const body = response.body().then(
      (bytes) => bytes.toString("latin1"),
      () => "", // a redirect has none
    );
    answers.push(body.then((text) => `${response.url()}\n${headers}\n${text}`));
  });
  return { heard: async () => (await Promise.all(answers)).join("\n") };
}

test("a token that was entered is found nowhere but sealed", async ({ browser, state }) => {
  test.setTimeout(180_000);
  const planted = randomBytes(32).toString("hex").toUpperCase();
  const found = secretSearch(planted);
  const dataDir = mkdtempSync(join(tmpdir(), "schakel-secret-"));
  const port = await freePort();
  const console = await startConsole({ port, control: state.sandbox.control, dataDir, env: { LOG_LEVEL: "debug" } });
  try {
    const page = await browser.newPage({
      baseURL: console.baseUrl,
      storageState: { cookies: [], origins: [] },
    });
    const { heard } = listenTo(page);
    await signIn(page, ADMINISTRATOR);

    await page.goto("/connections/new");
    await page.getByLabel("Plak wat je hebt").fill(`${state.sandbox.rest}\n${planted.toLowerCase()}`);
    await page.getByLabel("Naam").fill("Geplante verbinding");
    await page.getByRole("button", { name: "Testen en opslaan" }).click();
    await expect(page.getByText("Profit accepteert het token niet.")).toBeVisible();
    await page.getByRole("button", { name: "Opslaan zonder test" }).click();
    await expect(page.getByRole("heading", { name: "Geplante verbinding is opgeslagen" })).toBeVisible();

    await page.getByRole("link", { name: "Toegang geven" }).click();
    await page.getByRole("button", { name: "Verbinding testen" }).click();
    await expect(page.getByText("Profit accepteert het token niet.")).toBeVisible();
    await page.getByLabel("Token vervangen").fill(`Authorization: AfasToken ${btoa(planted)}`);
    await page.getByRole("button", { name: "Testen en vervangen" }).click();
    await page.getByRole("button", { name: "Vervangen zonder test" }).click();
    await expect(page.getByLabel("Token vervangen")).toHaveValue("");
    const detail = page.url().replace(/#.*/, "");
    for (const address of [detail, `${detail}/connectors`, "/connections", "/history"]) {
      await page.goto(address);
      await expect(page.getByRole("main")).toBeVisible();
      expect(found(await page.content()), address).toBeNull();
    }
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    expect(found(kept), "what the browser keeps").toBeNull();

    const answers = await heard();
    expect(answers).toContain("Geplante verbinding");
    expect(found(answers), "answers and addresses").toBeNull();
    let isNameStored = false;
    for (const { path, text } of filesIn(dataDir)) {
      isNameStored ||= text.includes("Geplante verbinding");
      expect(found(text), path).toBeNull();
    }
    expect(isNameStored, "the search reads what the database wrote").toBe(true);
    expect(found(console.output()), "log").toBeNull();
    for (const { path, text } of filesIn(join(import.meta.dirname, "..", "..", ".next", "static"))) {
      expect(found(text), path).toBeNull();
    }
    await page.close();
  } finally {
    await console.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});

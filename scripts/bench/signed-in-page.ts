import { type Browser, chromium, type Page } from "@playwright/test";
import { ADMINISTRATOR } from "@/lib/testing/console-process";
import { findChromium } from "../browser";

/** A browser with one page, at the console of an administrator. */
export async function openSignedInPage(baseURL: string): Promise<{ browser: Browser; page: Page }> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-background-networking"],
  });
  const page = await browser.newPage({ baseURL, locale: "nl-NL", viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(60_000); // on a busy machine it is slow, and should say how slow
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "E-mailadres" }).fill(ADMINISTRATOR.email);
  await page.getByLabel("Wachtwoord", { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByRole("button", { name: "Meld aan", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return { browser, page };
}

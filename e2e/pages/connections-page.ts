import { expect, type Page } from "@playwright/test";

/** The id of a sandbox connection, read from the list's link; `name` is the app connector's (`full`, `read-only` …). */
export async function connectionIdOf(page: Page, name: string): Promise<string> {
  await page.goto("/connections");
  const link = page
    .getByRole("main")
    .getByRole("link", { name: new RegExp(name, "i") })
    .first();
  await expect(link).toBeVisible();
  const href = (await link.getAttribute("href")) ?? "";
  const id = /\/connections\/([0-9a-f-]{36})/.exec(href)?.[1];
  if (!id) throw new Error(`The link of ${name} leads to ${href}`);
  return id;
}

/** Looked up once: for tests that only need some connection to make an address with. */
export async function anyConnectionId(page: Page): Promise<string> {
  return (known ??= await connectionIdOf(page, "full"));
}

let known: string | null = null;

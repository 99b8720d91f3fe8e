import { randomUUID } from "node:crypto";
import { expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { pasted } from "./clipboard";

export type Newcomer = { name: string; email: string; password: string };

/** Somebody who was never here before, so that no run and no other journey knows the address. */
export function newcomer(firstName: string): Newcomer {
  const mark = randomUUID().slice(0, 8);
  return {
    name: `${firstName} ${mark}`,
    email: `${firstName.toLowerCase()}.${mark}@example.org`,
    password: `paars fietspad langs de vaart ${mark}`,
  };
}

/** A browser of somebody else: nothing of the administrator's session is in it. */
export function otherBrowser(browser: Browser, baseURL: string | undefined): Promise<BrowserContext> {
  return browser.newContext({
    storageState: { cookies: [], origins: [] },
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    ...(baseURL && { baseURL }),
  });
}

/** Adds a person as the administrator on `page` does, and gives the one-time link as the clipboard has it. */
export async function addPerson(
  page: Page,
  { name, email }: Newcomer,
  role: "Consultant" | "Support" = "Consultant",
): Promise<string> {
  await page.context().grantPermissions(["clipboard-write"]);
  await page.goto("/people");
  await page.getByRole("button", { name: "Voeg persoon toe" }).click();
  const dialog = page.getByRole("dialog", { name: "Persoon toevoegen" });
  await dialog.getByRole("textbox", { name: "Naam" }).fill(name);
  await dialog.getByRole("textbox", { name: "E-mailadres" }).fill(email);
  await dialog.getByRole("combobox", { name: "Rol" }).selectOption(role);
  await dialog.getByRole("button", { name: "Voeg toe" }).click();
  const shown = page.getByRole("dialog", { name: `Link voor ${name}` });
  await shown.getByRole("button", { name: "Kopieer link" }).click();
  await expect(shown.getByRole("status")).toHaveText("Gekopieerd");
  const link = await pasted(page.context());
  await expect(shown.getByRole("textbox", { name: "Eenmalige link" })).toHaveValue(link);
  await shown.getByRole("button", { name: "Klaar" }).click();
  await expect(shown).toBeHidden();
  return link;
}

/** Follows the one-time link and chooses the password, which signs in at once. */
export async function choosePassword(page: Page, link: string, { email, password }: Newcomer): Promise<void> {
  await page.goto(link);
  await expect(page.getByText(email)).toBeVisible();
  await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Bewaar wachtwoord" }).click();
  await page.waitForURL(/\/connections/);
}

/** Opens what an administrator may change of one person. */
export async function openPerson(page: Page, { name }: Newcomer) {
  await page.goto("/people");
  await page.getByRole("button", { name: `Wijzig ${name}` }).click();
  const sheet = page.getByRole("dialog", { name });
  await expect(sheet).toBeVisible();
  return sheet;
}

import type { Page } from "@playwright/test";

/** Signs in by the page, as a person does, and waits until the console is there. */
export async function signIn(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "E-mailadres" }).fill(person.email);
  await page.getByLabel("Wachtwoord", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Meld aan", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

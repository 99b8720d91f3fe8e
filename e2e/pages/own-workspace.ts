import type { Browser, BrowserContext, Page } from "@playwright/test";
import { addPerson, choosePassword, newcomer, openPerson, otherBrowser } from "./people-page";

/**
 * A browser of a person who was granted one connection. Tabs, favourites and followed keys are a person's own: the
 * administrator's are shared by all journeys.
 */
export async function ownWorkspace(
  { page, browser, baseURL }: { page: Page; browser: Browser; baseURL: string | undefined },
  firstName: string,
  connectionName: RegExp,
): Promise<{ context: BrowserContext; theirs: Page }> {
  const person = newcomer(firstName);
  const link = await addPerson(page, person);
  const sheet = await openPerson(page, person);
  await sheet.getByRole("checkbox", { name: connectionName }).check();
  await sheet.getByRole("status").filter({ hasText: "Opgeslagen" }).waitFor();
  const context = await otherBrowser(browser, baseURL);
  const theirs = await context.newPage();
  await choosePassword(theirs, link, person);
  return { context, theirs };
}

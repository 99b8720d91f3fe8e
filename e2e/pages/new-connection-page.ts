import { expect, type Page } from "@playwright/test";
import type { SandboxControl } from "../fixtures/test";

/** A call as a colleague would send it over: address and header in one command. */
export async function curlFor(sandbox: SandboxControl, appConnector = "full"): Promise<string> {
  const { authorization } = await sandbox.appConnector(appConnector);
  return `curl -sS '${sandbox.rest}/connectors/ProfitCountries?skip=0&take=10' \\\n  -H 'Authorization: ${authorization}'`;
}

/** Connects a sandbox under a name of its own and gives the new connection's id. */
export async function connect(page: Page, sandbox: SandboxControl, name: string): Promise<string> {
  await page.goto("/connections/new");
  await page.getByRole("textbox", { name: "Plak wat je hebt" }).fill(await curlFor(sandbox));
  await page.getByRole("textbox", { name: "Naam" }).fill(name);
  await page.getByRole("button", { name: "Testen en opslaan" }).click();
  await expect(page.getByRole("heading", { name: `${name} is opgeslagen` })).toBeVisible();
  const href = (await page.getByRole("link", { name: "Rijen lezen" }).getAttribute("href")) ?? "";
  const id = /\/connections\/([0-9a-f-]{36})/.exec(href)?.[1];
  if (!id) throw new Error(`Reading rows leads to ${href}`);
  return id;
}

/** The same, which then counts as an environment in production. */
export async function connectProduction(page: Page, sandbox: SandboxControl, name: string): Promise<string> {
  const id = await connect(page, sandbox, name);
  await page.goto(`/connections/${id}`);
  await page.getByRole("combobox", { name: "Soort omgeving" }).selectOption("production");
  await page.getByRole("button", { name: "Wijzigingen opslaan" }).click();
  await expect(page.getByText("De wijzigingen zijn opgeslagen")).toBeVisible();
  return id;
}

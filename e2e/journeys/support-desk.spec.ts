import { connectionIdOf } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";
import { addPerson, choosePassword, newcomer, openPerson, otherBrowser } from "../pages/people-page";

test("a support person reaches reports and the dossier, and no connector by any route until the grant says so", async ({
  page,
  browser,
  baseURL,
}) => {
  const person = newcomer("Fenna");
  const granted = await connectionIdOf(page, "full");
  const withheld = await connectionIdOf(page, "limited");
  const link = await addPerson(page, person, "Support");
  const context = await otherBrowser(browser, baseURL);
  const theirs = await context.newPage();
  await choosePassword(theirs, link, person);
  const rows = `/api/connections/${granted}/connectors/Profit_Debtor/rows?format=json&take=1`;

  await test.step("the administrator grants a connection: its desk", async () => {
    const sheet = await openPerson(page, person);
    await sheet.getByRole("checkbox", { name: /full/ }).check();
    await expect(sheet.getByRole("status").filter({ hasText: "Opgeslagen" })).toBeVisible();
    await theirs.goto("/");
    await expect(theirs).toHaveURL(new RegExp(`/connections/${granted}/reports`));
    const menu = theirs.getByRole("navigation", { name: "Hoofdmenu" });
    await expect(menu.getByRole("link", { name: "Dossier" })).toBeVisible();
    await expect(menu.getByRole("link", { name: "Lezen" })).toHaveCount(0);
    await expect(menu.getByRole("link", { name: "Schrijven" })).toHaveCount(0);
  });

  await test.step("pages of connectors, of people and of other connections are not there", async () => {
    for (const path of [
      ...["connectors", "connectors/Profit_Debtor", "queries", "updates", "updates/KnPerson", "dossier/export"].map(
        (below) => `/connections/${granted}/${below}`,
      ),
      ...["", "/reports", "/dossier", "/connectors"].map((below) => `/connections/${withheld}${below}`),
      ...["/people", "/connections/new"],
    ]) {
      const answer = await theirs.goto(path);
      expect(answer?.status(), path).toBe(404);
    }
  });

  await test.step("nor do the routes behind them answer", async () => {
    const { request } = context;
    const updates = `/api/connections/${granted}/updates/KnPerson`;
    expect((await request.get(rows)).status()).toBe(403);
    expect((await request.get(rows.replace(granted, withheld))).status()).toBe(404);
    expect((await request.get(`${updates}/schema?version=1`)).status()).toBe(403);
    const order = encodeURIComponent(JSON.stringify({ transport: "rest" }));
    for (const verb of ["preview", "send", "drafts"]) {
      const headers = { "x-schakel-order": order, "content-type": "application/xml" };
      const answer = await request.post(`${updates}/${verb}`, { data: "<KnPerson/>", headers });
      expect([400, 403, 415], verb).toContain(answer.status());
    }
  });

  await test.step("the administrator adds the connectors", async () => {
    await page.goto(`/connections/${granted}`);
    const line = page.getByRole("listitem").filter({ hasText: person.email });
    await line.getByRole("checkbox", { name: /^Ook GetConnectors/ }).check();
    await expect(async () => expect((await context.request.get(rows)).status()).toBe(200)).toPass();
    await theirs.goto(`/connections/${granted}/connectors`);
    await expect(
      theirs.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Lezen" }),
    ).toBeVisible();
  });
  await context.close();
});

import { connectionIdOf } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";
import { addPerson, choosePassword, newcomer, openPerson, otherBrowser } from "../pages/people-page";
import { signIn } from "../pages/sign-in-page";

test("a new person gets in by a link, sees what was granted and nothing else, until shut out", async ({
  page,
  browser,
  baseURL,
}) => {
  const person = newcomer("Sanne");
  const granted = await connectionIdOf(page, "read-only");
  const withheld = await connectionIdOf(page, "full");
  const link = await addPerson(page, person);
  const context = await otherBrowser(browser, baseURL);
  const theirs = await context.newPage();
  const connections = theirs.getByRole("main").getByRole("link", { name: /^Details van / });

  await test.step("the person chooses a password and sees no connection", async () => {
    await choosePassword(theirs, link, person);
    await expect(theirs.getByText("Nog geen verbindingen")).toBeVisible();
    await expect(connections).toHaveCount(0);
  });

  await test.step("the administrator grants one", async () => {
    const sheet = await openPerson(page, person);
    const box = sheet.getByRole("checkbox", { name: /read-only/ });
    await box.check();
    await expect(sheet.getByRole("status").filter({ hasText: "Opgeslagen" })).toBeVisible();
    await expect(box).toBeChecked();
  });

  await test.step("the person sees exactly that one", async () => {
    await theirs.reload();
    await expect(connections).toHaveCount(1);
    await expect(connections).toHaveAttribute("href", new RegExp(granted));
    const rows = "connectors/Profit_Debtor/rows?format=json&take=1";
    expect((await context.request.get(`/api/connections/${granted}/${rows}`)).status()).toBe(200);
    expect((await context.request.get(`/api/connections/${withheld}/${rows}`)).status()).toBe(404);
    for (const below of ["", "/connectors", "/connectors/Profit_Debtor"]) {
      const answer = await theirs.goto(`/connections/${withheld}${below}`);
      expect(answer?.status(), below).toBe(404);
      await expect(theirs.getByRole("heading", { name: "Deze pagina bestaat niet" })).toBeVisible();
    }
    for (const page of ["/people", "/connections/new"]) {
      const answer = await theirs.goto(page);
      expect(answer?.status(), page).toBe(404);
    }
  });

  await test.step("once disabled, the next click leads to signing in", async () => {
    await theirs.goto("/connections");
    const sheet = await openPerson(page, person);
    await sheet.getByRole("button", { name: "Schakel account uit" }).click();
    await expect(sheet.getByRole("button", { name: "Schakel account in" })).toBeVisible();
    await theirs.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Historie" }).click();
    await expect(theirs).toHaveURL(/\/sign-in/);
    await theirs.getByRole("textbox", { name: "E-mailadres" }).fill(person.email);
    await theirs.getByLabel("Wachtwoord", { exact: true }).fill(person.password);
    await theirs.getByRole("button", { name: "Meld aan", exact: true }).click();
    await expect(theirs.getByText("E-mailadres of wachtwoord klopt niet.")).toBeVisible();
  });
  await context.close();
});

test("a person minds the own account: password, and every session elsewhere", async ({ page, browser, baseURL }) => {
  const person = newcomer("Joost");
  const link = await addPerson(page, person);
  const here = await otherBrowser(browser, baseURL);
  const elsewhere = await otherBrowser(browser, baseURL);
  const first = await here.newPage();
  const second = await elsewhere.newPage();
  await choosePassword(first, link, person);

  await test.step("a used link says so", async () => {
    await second.goto(link);
    await expect(second.getByRole("heading", { name: "Deze link werkt niet meer" })).toBeVisible();
    await second.getByRole("link", { name: "Naar aanmelden" }).click();
    await expect(second).toHaveURL(/\/sign-in/);
  });

  await test.step("a wrong password keeps the e-mail address", async () => {
    await second.getByRole("textbox", { name: "E-mailadres" }).fill(person.email);
    const password = second.getByLabel("Wachtwoord", { exact: true });
    await password.fill("dit is het niet geworden");
    await second.getByRole("button", { name: "Meld aan", exact: true }).click();
    await expect(second.getByText("E-mailadres of wachtwoord klopt niet.")).toBeVisible();
    await expect(second.getByRole("textbox", { name: "E-mailadres" })).toHaveValue(person.email);
    await expect(password).toHaveValue("");
    await expect(password).toBeFocused();
    await signIn(second, person);
  });

  const renewed = { ...person, password: `${person.password} twee` };
  await test.step("a new password ends the session elsewhere", async () => {
    await first.goto("/account");
    await first.getByLabel("Huidig wachtwoord").fill("dit was het niet, echt");
    await first.getByLabel("Nieuw wachtwoord").fill(renewed.password);
    await first.getByRole("button", { name: "Wijzig wachtwoord" }).click();
    await expect(first.getByText("Het huidige wachtwoord klopt niet.")).toBeVisible();
    await first.getByLabel("Huidig wachtwoord").fill(person.password);
    await first.getByRole("button", { name: "Wijzig wachtwoord" }).click();
    await expect(first.getByText("Wachtwoord gewijzigd. 1 andere sessie beëindigd.")).toBeVisible();
    await second.goto("/connections");
    await expect(second).toHaveURL(/\/sign-in/);
  });

  await test.step("signing out everywhere else ends it again", async () => {
    await signIn(second, renewed);
    await first.reload();
    await expect(first.getByText("deze sessie")).toHaveCount(1);
    await first.getByRole("button", { name: "Meld andere sessies af" }).click();
    await expect(first.getByText("1 sessie beëindigd.")).toBeVisible();
    await second.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Historie" }).click();
    await expect(second).toHaveURL(/\/sign-in/);
    await first.reload();
    await expect(first.getByRole("heading", { name: "Mijn account" })).toBeVisible();
  });
  await Promise.all([here.close(), elsewhere.close()]);
});

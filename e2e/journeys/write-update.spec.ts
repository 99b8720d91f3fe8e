import { randomInt, randomUUID } from "node:crypto";
import { connectionIdOf } from "../pages/connections-page";
import { connectProduction } from "../pages/new-connection-page";
import { WorkbenchPage } from "../pages/workbench-page";
import { expect, test } from "../fixtures/test";

/** A consultant writes into Profit: composed by what the schema knows, checked, previewed, sent once. */

test("writes a sales relation with a person and an address, by completion and quick fixes alone", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open(await connectionIdOf(page, "full"), "KnSalesRelationPer");

  await test.step("the skeleton and what is required come from the schema", async () => {
    await workbench.replace("");
    await workbench.complete("<KnS", "KnSalesRelationPer");
    // Stops of the skeleton: the key, an action, a field, an action, a field.
    for (const value of [String(number()), "", "EUR", "", "Van den Berg"]) {
      await page.keyboard.type(value);
      if (value !== "Van den Berg") await page.keyboard.press("Tab");
    }
    await expect(workbench.lines).toContainText("Van den Berg");
  });

  await test.step("so do the objects below it", async () => {
    for (const key of ["End", "ArrowDown", "End", "Enter"]) await page.keyboard.press(key);
    await workbench.complete("<Ob", "Objects");
    await workbench.complete("<KnBasicAddressAdr", "KnBasicAddressAdr");
    await expect(workbench.lines).toContainText("<CoId>");
    await page.keyboard.press("Tab");
    await page.keyboard.type("NL");
  });

  await test.step("a field goes to its place, and what is wrong is mended by its fix", async () => {
    for (const key of ["End", "Enter"]) await page.keyboard.press(key);
    await workbench.complete("<PbAd", "PbAd");
    await expect(workbench.lines).toContainText("<PbAd></PbAd>");
    await page.keyboard.type("nee");
    await workbench.fix(/PbAd.*nee/, /false/);
    await expect(workbench.problems.getByRole("status")).toHaveText("Geen problemen gevonden");
  });

  const panel = await workbench.send();
  await expect(panel.getByText("1 record aangemaakt in Sandbox full")).toBeVisible();
});

test("a broken message is mended by its fixes", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open(await connectionIdOf(page, "full"), "KnSubject");
  await workbench.replace(
    '<KnSubject>\n<!-- stays -->\n<Element SbId="1">\n<Fields>\n<Ds>Proef</Ds>\n<StId>1</StId>\n<Da>2026-12-31T10:00:00Z</Da>\n<Dss>x</Dss>\n</Fields>\n</Element>\n</KnSubject>',
  );
  await expect(workbench.problems.getByRole("status")).toContainText(/fout/);
  await workbench.fix(/Dss/, /Verwijder Dss/);
  await workbench.fix(/Action/, /insert/);
  await workbench.fix(/StId/, /Zet StId op zijn plaats/);
  await workbench.fix(/Da\b/, /Laat de tijdzone weg/);
  await expect(workbench.problems.getByRole("status")).toHaveText("Geen problemen gevonden");
  expect(await workbench.text()).toContain("<!-- stays -->");
});

test("the form, the JSON and the XML are one message", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open(await connectionIdOf(page, "full"), "KnSubject");
  await workbench.replace(
    '<KnSubject>\n  <!-- stays -->\n  <Element SbId="1">\n    <Fields Action="insert">\n      <StId>1</StId>\n      <Ds>Eerst</Ds>\n    </Fields>\n  </Element>\n</KnSubject>',
  );
  const subject = page.getByRole("textbox", { name: /^Onderwerp/ });
  await expect(subject).toHaveValue("Eerst");
  await subject.fill("Uit het formulier");
  await subject.press("Tab");
  await expect(workbench.lines).toContainText("Uit het formulier");
  await page.getByRole("tab", { name: "JSON" }).click();
  const json = page.getByRole("tabpanel").locator(".view-lines");
  await expect(json).toContainText('"Uit het formulier"');
  await page.getByRole("tabpanel").getByRole("textbox").first().focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText('{"KnSubject":{"Element":{"@SbId":1,"Fields":{"StId":1,"Ds":"Uit de JSON"}}}}');
  // What the editor closed by itself.
  await page.keyboard.press("Shift+Control+End");
  await page.keyboard.press("Delete");
  await expect(workbench.lines).toContainText("Uit de JSON");
  await expect(workbench.lines).toContainText("stays");
});

test("sends over REST and over SOAP, is refused, and undoes what it did", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  const connectionId = await connectionIdOf(page, "full");
  await workbench.open(connectionId, "KnSubject");

  await test.step("over REST", async () => {
    await workbench.replace(messageOf("Over REST"));
    const panel = await workbench.send();
    await expect(panel.getByText("1 record aangemaakt in Sandbox full")).toBeVisible();
    await expect(panel.getByText("SbId")).toBeVisible();
  });

  await test.step("undone by a message of its own", async () => {
    const panel = page.getByRole("dialog");
    await panel.getByRole("button", { name: "Ongedaan maken…" }).click();
    await panel.getByRole("button", { name: "Zet in de editor" }).click();
    await expect(workbench.lines).toContainText('Action="delete"');
    const result = await workbench.send();
    await expect(result.getByText("1 record verwijderd in Sandbox full")).toBeVisible();
    await result.getByRole("button", { name: "Terug naar het bericht" }).click();
  });

  await test.step("over SOAP", async () => {
    await workbench.replace(messageOf("Over SOAP"));
    const panel = await workbench.preview();
    await panel.getByText("SOAP", { exact: true }).click();
    await expect(panel.getByText(/appconnectorupdate\.asmx/i)).toBeVisible();
    await panel.getByRole("button", { name: /^Verstuur naar/ }).click();
    await expect(panel.getByText("1 record aangemaakt in Sandbox full")).toBeVisible();
    await panel.getByRole("button", { name: "Terug naar het bericht" }).click();
  });

  await test.step("refused, in Profit's words, with its log reference", async () => {
    await workbench.replace(messageOf("Geweigerd").replace("<StId>1</StId>", "<StId>-99</StId>"));
    const panel = await workbench.preview();
    await panel.getByRole("button", { name: /^Verstuur naar/ }).click();
    await expect(panel.getByText("Profit heeft het geweigerd. Er is niets geschreven.")).toBeVisible();
    await expect(panel.getByText(/^[0-9A-F]{32}$/)).toBeVisible();
  });
});

test("production stays read-only until it is unlocked with a reason", async ({ page, sandbox }) => {
  const workbench = new WorkbenchPage(page);
  const connectionId = await connectProduction(page, sandbox, `Productie ${randomUUID().slice(0, 8)}`);
  await workbench.open(connectionId, "KnSubject");
  const chip = page.getByRole("button", { name: /Vergrendeld/ });
  await expect(chip).toBeVisible();
  await workbench.replace(messageOf("In productie"));
  await page.getByRole("button", { name: "Bekijk verzending" }).click();
  const panel = page.getByRole("dialog");
  await expect(panel.getByRole("button", { name: /^Verstuur naar/ })).toBeDisabled();
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Escape");
  await chip.click();
  await page.getByRole("button", { name: "Ontgrendel…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Ontgrendel/ });
  await dialog.getByRole("textbox", { name: /Reden/ }).fill("CHG-1234");
  await dialog.getByRole("button", { name: "Ontgrendel", exact: true }).click();
  await expect(page.getByRole("button", { name: /Ontgrendeld, nog/ })).toBeVisible();
  const result = await workbench.send();
  await expect(result.getByText(/1 record aangemaakt/)).toBeVisible();
  await page.goto("/history");
  const line = page.getByRole("button", { name: /Productie ontgrendeld/ }).first();
  const detail = page.getByRole("dialog");
  // The list is there before it hears.
  await expect(async () => {
    await line.click();
    await expect(detail).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await detail.getByRole("button", { name: "Open details" }).click();
  await expect(detail.getByRole("region", { name: "Verzegelde details" })).toContainText("CHG-1234");
});

/** The sandbox is everybody's: a number that no other record has. */
const number = () => randomInt(100_000, 999_999);

const messageOf = (subject: string) =>
  `<KnSubject>\n  <Element SbId="${number()}">\n    <Fields Action="insert">\n      <StId>1</StId>\n      <Ds>${subject}</Ds>\n    </Fields>\n  </Element>\n</KnSubject>`;

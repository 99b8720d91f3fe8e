import { randomUUID } from "node:crypto";
import { expect, test } from "../fixtures/test";
import { connectionIdOf } from "../pages/connections-page";
import { connect } from "../pages/new-connection-page";
import { WorkbenchPage } from "../pages/workbench-page";

/** What was typed is not lost, what was sent is not sent twice, and what changed is shown before and after. */

const messageOf = (key: number, subject: string, action = "insert") =>
  `<KnSubject>\n  <Element SbId="${key}">\n    <Fields Action="${action}">\n      <StId>1</StId>\n      <Ds>${subject}</Ds>\n    </Fields>\n  </Element>\n</KnSubject>`;
const someKey = () => 100_000 + Math.floor(Math.random() * 800_000_000);

test("a draft keeps itself, and of two who edit it the later chooses", async ({ page, context }) => {
  const connectionId = await connectionIdOf(page, "full");
  const workbench = new WorkbenchPage(page);
  const name = `Concept ${randomUUID().slice(0, 8)}`;
  await workbench.open(connectionId, "KnSubject");

  await test.step("what is typed is kept, and gets a name", async () => {
    await workbench.replace(messageOf(1, "Eerste tekst"));
    await expect(page.getByText(/Concept bewaard/)).toBeVisible();
    await page.getByRole("button", { name: /^KnSubject, / }).click();
    const sheet = page.getByRole("dialog", { name: "Concepten" });
    await sheet.getByRole("textbox", { name: "Naam" }).fill(name);
    await sheet.getByRole("textbox", { name: "Naam" }).press("Enter");
    await expect(sheet.getByRole("button", { name: new RegExp(name) })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  const other = new WorkbenchPage(await context.newPage());
  await test.step("it opens in another window", async () => {
    await other.open(connectionId, "KnSubject");
    await other.page.getByRole("button", { name: "Concepten" }).click();
    await other.page
      .getByRole("dialog")
      .getByRole("button", { name: new RegExp(name) })
      .click();
    await expect(other.lines).toContainText("Eerste tekst");
    await other.replace(messageOf(1, "Van de ander"));
    await other.page.keyboard.press("Control+s");
    await expect(other.page.getByText(/Concept bewaard/)).toBeVisible();
  });

  await test.step("the later one sees both, and keeps her own as a new draft", async () => {
    await workbench.replace(messageOf(1, "Van mij"));
    const dialog = page.getByRole("dialog", { name: /is intussen gewijzigd/ });
    await dialog.getByRole("button", { name: "Toon de verschillen" }).click();
    await expect(dialog.getByLabel("Verschillen per regel")).toContainText("Van de ander");
    await dialog.getByRole("button", { name: "Bewaar het mijne als nieuw concept" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: new RegExp(`${name} \\(mijn versie\\)`) })).toBeVisible();
    await expect(workbench.lines).toContainText("Van mij");
  });
});

test("an unknown outcome is found out before it is sent again", async ({ page, sandbox }) => {
  const connectionId = await connectionIdOf(page, "full");
  const workbench = new WorkbenchPage(page);
  await workbench.open(connectionId, "KnSubject");
  const key = someKey();
  await workbench.replace(messageOf(key, "Niet zeker"));
  const first = await workbench.send();
  await first.getByRole("button", { name: "Terug naar het bericht" }).click();
  await workbench.replace(`<KnSubject><Element SbId="${key}"><Fields Action="delete"/></Element></KnSubject>`);
  // By its key, so that no other journey is hit.
  await sandbox.fault({ match: { path: `SbId/${key}` }, fault: { kind: "reset", when: "before" } });
  const panel = await workbench.send();
  await expect(panel.getByText("De uitkomst is onbekend")).toBeVisible();
  const deletes = async () => (await sandbox.requests()).filter(({ path }) => path.includes(`SbId/${key}`)).length;
  expect(await deletes()).toBe(1);

  await test.step("it is not sent again just like that", async () => {
    await panel.getByRole("button", { name: "Bekijk opnieuw" }).click();
    await expect(panel.getByText(/en de uitkomst is onbekend/)).toBeVisible();
    await expect(panel.getByRole("button", { name: /^Verstuur naar/ })).toBeDisabled();
  });

  await test.step("who looked says what was found, and then it may go", async () => {
    await panel.getByRole("button", { name: "Kijk na wat ervan werd" }).click();
    await panel.getByRole("radio", { name: /Het is niet gelukt/ }).check();
    await panel.getByRole("button", { name: "Leg vast" }).click();
    await expect(panel.getByText("Vastgelegd: het is niet gelukt.")).toBeVisible();
    await panel.getByRole("button", { name: "Terug", exact: true }).click();
    await panel.getByRole("button", { name: /^Verstuur naar/ }).click();
    await expect(panel.getByText(/1 record verwijderd/)).toBeVisible();
    expect(await deletes()).toBe(2);
  });
});

test("with a read-back the change is shown before it is sent, and read after it", async ({ page, sandbox }) => {
  const connectionId = await connect(page, sandbox, `Teruglezen ${randomUUID().slice(0, 8)}`);
  const workbench = new WorkbenchPage(page);
  await workbench.open(connectionId, "KnSubject");
  const key = someKey();
  await workbench.replace(messageOf(key, "Was zo"));
  await (await workbench.send()).getByText(/1 record aangemaakt/).waitFor();

  await test.step("the GetConnector is chosen from the result, and its fields are proposed", async () => {
    await page.getByRole("dialog").getByRole("button", { name: "Stel teruglezen in" }).click();
    const sheet = page.getByRole("dialog", { name: "Teruglezen" });
    await expect(sheet.getByRole("option", { name: /^Profit_Subjects / })).toBeAttached();
    await sheet.getByRole("combobox", { name: "GetConnector" }).selectOption("Profit_Subjects");
    await expect(sheet.getByRole("group", { name: "Sleutel" }).getByRole("combobox").first()).toHaveValue(
      "KnSubject/SbId",
    );
    await sheet.getByRole("button", { name: "Bewaar", exact: true }).click();
    await expect(sheet).toBeHidden();
  });

  await test.step("the preview compares with now, the result with before", async () => {
    await workbench.replace(messageOf(key, "Wordt zo", "update"));
    const panel = await workbench.preview();
    await expect(panel.getByRole("row", { name: /Onderwerp.*Was zo.*Wordt zo/ })).toBeVisible();
    await panel.getByRole("button", { name: /^Verstuur naar/ }).click();
    await expect(panel.getByText(/1 record gewijzigd/)).toBeVisible();
    await expect(panel.getByRole("row", { name: /Onderwerp.*Was zo.*Wordt zo/ })).toBeVisible();
  });

  await test.step("and back again, by a message of its own", async () => {
    const panel = page.getByRole("dialog");
    await panel.getByRole("button", { name: "Ongedaan maken…" }).click();
    await panel.getByRole("button", { name: "Zet in de editor" }).click();
    await expect(workbench.lines).toContainText("<Ds>Was zo</Ds>");
  });
});

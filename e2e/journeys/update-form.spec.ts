import { connectionIdOf } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";

/** One message, three ways to write it: what is changed in one is there in the others, and all else stays as it was. */

const MESSAGE = `<KnSubject>
<Element SbId="1">
<Fields Action="insert">
<StId>1</StId>
<!-- blijft staan -->
<Ds>Onderwerp</Ds>
</Fields>
</Element>
</KnSubject>`;
const BODY = '{"KnSubject":{"Element":{"@SbId":1,"Fields":{"StId":2,"Ds":"Uit JSON","ViPr":null}}}}';

test("a message is written in the form, in JSON and in XML by turns", async ({ page }) => {
  await page.goto(`/connections/${await connectionIdOf(page, "full")}/updates/KnSubject`);
  const message = page.getByRole("region", { name: "Bericht" });
  const xml = message.locator(".view-lines");
  const form = page.getByRole("form", { name: "Formulier van KnSubject" });
  const subject = form.getByRole("textbox", { name: /Onderwerp/ });

  await test.step("XML that is typed is in the form, with what its comments say", async () => {
    await expect(xml).toContainText("<");
    await message.getByRole("textbox").first().focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.keyboard.insertText(MESSAGE);
    await expect(form.getByText("blijft staan")).toBeVisible();
    await expect(subject).toHaveValue("Onderwerp");
  });

  await test.step("a field keeps the focus while the XML follows", async () => {
    await subject.fill("Nota & bijlage");
    await expect(xml).toContainText("<Ds>Nota &amp; bijlage</Ds>");
    await expect(subject).toBeFocused();
  });

  await test.step("fields are found by their label, and a value by its text, by keyboard alone", async () => {
    await form.getByRole("button", { name: "Veld toevoegen" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("prioriteit");
    await page.keyboard.press("Enter");
    await expect(form.getByRole("combobox", { name: /Prioriteit/ })).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.type("hoog");
    await page.keyboard.press("Enter");
    await expect(xml).toContainText("<ViPr>H</ViPr>");
  });

  await test.step("a file becomes base64, with its name beside it", async () => {
    await form.getByRole("button", { name: "Veld toevoegen" }).click();
    await page.keyboard.type("filestream");
    await page.keyboard.press("Enter");
    await form
      .locator('input[type="file"]')
      .setInputFiles({ name: "nota.txt", mimeType: "text/plain", buffer: Buffer.from("Hallo") });
    await expect(xml).toContainText("<FileStream>SGFsbG8=</FileStream>");
    await expect(xml).toContainText("<FileName>nota.txt</FileName>");
  });

  await test.step("JSON changes only what differs: the comment stays", async () => {
    await page.getByRole("tab", { name: "JSON" }).click();
    const json = page.getByRole("tabpanel");
    await expect(json.locator(".view-lines")).toContainText('"ViPr": "H"');
    await json.getByRole("textbox").first().focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(BODY);
    // The editor closes quotes and braces by itself.
    await page.keyboard.press("Shift+End");
    await page.keyboard.press("Delete");
    await expect(xml).toContainText("<Ds>Uit JSON</Ds>");
    await expect(xml).toContainText("<!-- blijft staan -->");
    await expect(xml).toContainText('<ViPr xsi:nil="true"/>');
    await expect(xml).not.toContainText("FileStream");
  });

  await page.getByRole("tab", { name: "Formulier" }).click();
  await expect(subject).toHaveValue("Uit JSON");
});

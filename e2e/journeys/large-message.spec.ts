import { connectionIdOf } from "../pages/connections-page";
import { WorkbenchPage } from "../pages/workbench-page";
import { expect, test } from "../fixtures/test";

/** A message of a megabyte is worked on as a small one is. */

function messageOf(records: number): string {
  const record = (number: number) =>
    `  <Element SbId="${number}">\n    <Fields Action="insert">\n      <StId>1</StId>\n      <Ds>Onderwerp ${number}</Ds>\n    </Fields>\n  </Element>\n`;
  return `<KnSubject>\n${Array.from({ length: records }, (_, index) => record(index + 1)).join("")}</KnSubject>\n`;
}

test("a message of 1 MB goes in as if typed, is checked at each key, and is followed by what stands beside it", async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open(await connectionIdOf(page, "full"), "KnSubject");
  const status = workbench.problems.getByRole("status");

  await test.step("put in by a tool, sign by sign as Monaco sees it", async () => {
    await workbench.replace("");
    await page.keyboard.insertText(messageOf(8_000));
    await expect(status).toHaveText("Geen problemen gevonden");
    await page.keyboard.press("Control+Home");
    await expect(workbench.lines).toContainText("Onderwerp 1");
  });

  await test.step("one wrong letter and its mending", async () => {
    await workbench.lines.locator(".view-line", { hasText: "<StId>" }).first().click();
    await page.keyboard.press("Home");
    for (let at = 0; at < "<StId>".length; at++) await page.keyboard.press("ArrowRight");
    await page.keyboard.type("x");
    await expect(status).toContainText("1 fout");
    await expect(workbench.problems.getByRole("listitem").first()).toContainText("regel 4");
    await page.keyboard.press("Backspace");
    await expect(status).toHaveText("Geen problemen gevonden");
  });

  await test.step("the form follows when somebody goes to it", async () => {
    await page.keyboard.type("2");
    await expect(page.getByText("het formulier volgt als je ernaartoe gaat")).toBeVisible();
    await page.getByRole("button", { name: "Werk bij" }).click();
    await expect(page.getByText("het formulier volgt als je ernaartoe gaat")).toBeHidden();
  });
});

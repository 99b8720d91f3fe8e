import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { connectionIdOf } from "../pages/connections-page";

// Item 20001 of the sandbox has files of every size and kind, and some that lie about theirs.
const files = (page: Page) => page.getByRole("region", { name: "Van het item" });
const openFile = (page: Page, name: string) => files(page).getByRole("button", { name, exact: true }).click();
const viewerOf = (page: Page, name: string) => page.getByRole("region", { name: `Bestand ${name}` });

async function openItem(page: Page): Promise<void> {
  await page.goto(`/connections/${await connectionIdOf(page, "full")}/dossier?number=20001&item=20001`);
  await expect(files(page).getByRole("button", { name: "lijst.csv" })).toBeVisible();
}

test("a file is found, looked at and saved in three clicks", async ({ page, state }) => {
  await page.goto(`/connections/${await connectionIdOf(page, "full")}/dossier`);
  await page.getByRole("textbox", { name: "Nummer" }).fill("20001");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/number=20001/);

  await page.getByRole("list", { name: "Dossieritems" }).getByRole("button", { name: /20001/ }).click();
  await openFile(page, "foto ketel.jpg");
  const viewer = viewerOf(page, "foto ketel.jpg");
  await expect(viewer.getByRole("img", { name: "foto ketel.jpg" })).toBeVisible();
  const saving = page.waitForEvent("download");
  await viewer.getByRole("button", { name: "Download" }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe("foto ketel.jpg");

  const listed = await fetch(`${state.sandbox.control}/documents?subjectId=20001&largest=5000000&sha256=1`);
  const documents = (await listed.json()) as { name: string; fileId: string; sha256: string }[];
  const photo = documents.find(({ name }) => name === "foto ketel.jpg");
  await test.step("what was saved is what Profit has", async () => {
    const sum = createHash("sha256")
      .update(await readFile(await download.path()))
      .digest("hex");
    expect(sum).toBe(photo?.sha256);
  });

  await test.step("and the history says who fetched it, with its sum", async () => {
    await page.goto("/history");
    const lines = page.getByRole("table", { name: "Historie, nieuwste bovenaan" }).getByRole("button");
    await lines
      .filter({ hasText: "Bijlage opgehaald" })
      .filter({ hasText: photo?.fileId ?? "none" })
      .first()
      .click();
    const detail = page.getByRole("dialog", { name: "Bijlage opgehaald" });
    await detail.getByRole("button", { name: "Open details" }).click();
    await expect(detail.getByText(/foto ketel\.jpg .*SHA-256 [0-9a-f]{64}/)).toBeVisible();
  });
});

test("a file that lies about what it is runs nowhere", async ({ page }) => {
  await openItem(page);
  const title = await page.title();

  for (const name of ["geen plaatje.png", "plaatje met script.svg", "pagina met script.html"]) {
    await openFile(page, name);
    await expect(
      viewerOf(page, name)
        .getByText(/<script|onload/)
        .first(),
    ).toBeVisible();
  }
  await openFile(page, "geen plaatje.png");
  await expect(page.getByText(/De naam zegt PNG-afbeelding/)).toBeVisible();
  expect(await page.title()).toBe(title);

  await openFile(page, "tekening 60 MB.dwg");
  await expect(page.getByText("Dit bestand is hier niet te tonen")).toBeVisible();
});

test("a file that is gone says so, and what to do", async ({ page }) => {
  await openItem(page);
  await openFile(page, "verdwenen.pdf");
  await expect(viewerOf(page, "verdwenen.pdf").getByRole("alert")).toContainText("Profit geeft dit bestand niet.");
});

test("a link to a file opens it, and a telephone goes back a step at a time", async ({ page }) => {
  await openItem(page);
  await openFile(page, "lijst.csv");
  await expect(page).toHaveURL(/file=/);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.reload();
  await expect(viewerOf(page, "lijst.csv")).toBeVisible();
  await page.getByRole("button", { name: "Alle bijlagen" }).click();
  await expect(files(page)).toBeVisible();
  await page.getByRole("button", { name: "Alle items" }).click();
  await expect(page.getByRole("list", { name: "Dossieritems" })).toBeVisible();
});

import { expect, type Locator, type Page } from "@playwright/test";

/** The workbench of an UpdateConnector: the message in Monaco, its problems, the panel beside it, sending. */
export class WorkbenchPage {
  readonly page: Page;
  readonly message: Locator;
  readonly problems: Locator;

  constructor(page: Page) {
    this.page = page;
    this.message = page.getByRole("region", { name: "Bericht" });
    this.problems = page.getByRole("region", { name: "Problemen" });
  }

  async open(connectionId: string, connectorId: string): Promise<void> {
    await this.page.goto(`/connections/${connectionId}/updates/${connectorId}`);
    await expect(this.page.getByRole("heading", { level: 1, name: connectorId })).toBeVisible();
    await expect(this.lines).toContainText("<");
  }

  get lines(): Locator {
    return this.message.locator(".view-lines");
  }

  /** As Monaco shows it, with its hard blanks as blanks. Its lines stand in the page in any order. */
  async text(): Promise<string> {
    const lines = await this.message
      .locator(".view-line")
      .evaluateAll((found) =>
        (found as HTMLElement[])
          .toSorted((one, other) => Number.parseFloat(one.style.top) - Number.parseFloat(other.style.top))
          .map(({ innerText }) => innerText),
      );
    return lines.join("\n").replaceAll("\u00a0", " ");
  }

  /** Focuses the editor without changing where the cursor is. */
  async focus(): Promise<void> {
    await this.message.getByRole("textbox").first().focus();
  }

  async replace(xml: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.press("Delete");
    if (xml !== "") await this.page.keyboard.insertText(xml);
  }

  /** Chooses from the list of suggestions; `typed` narrows it to one. */
  async complete(typed: string, label: string): Promise<void> {
    const list = this.page.locator(".suggest-widget.visible");
    await this.page.keyboard.type(typed);
    await expect(list.getByRole("option", { name: new RegExp(`^${label}\\b`) }).first()).toBeVisible();
    await this.page.keyboard.press("Enter");
    await expect(list.getByRole("option", { name: new RegExp(`^${label}\\b`) })).toHaveCount(0);
  }

  /** The first fix that is offered for a problem, by the words of its title. */
  async fix(problem: RegExp, title: RegExp): Promise<void> {
    await this.problems
      .getByRole("button", { name: new RegExp(`^Herstel: .*${problem.source}`) })
      .first()
      .click();
    await this.page.getByRole("dialog").getByRole("button", { name: title }).first().click();
  }

  async preview(): Promise<Locator> {
    await this.page.getByRole("button", { name: "Bekijk verzending" }).click();
    const panel = this.page.getByRole("dialog");
    await expect(panel.getByRole("button", { name: /^Verstuur naar/ })).toBeVisible();
    return panel;
  }

  async send(): Promise<Locator> {
    const panel = await this.preview();
    await panel.getByRole("button", { name: /^Verstuur naar/ }).click();
    await expect(panel.getByRole("heading", { name: "Resultaat" })).toBeVisible();
    return panel;
  }
}

import type { BrowserContext } from "@playwright/test";

/**
 * What a person would get by pasting. Our pages may not read the clipboard (Permissions-Policy), nor does a test that
 * pastes need to.
 */
export async function pasted(context: BrowserContext): Promise<string> {
  const page = await context.newPage();
  await page.setContent("<textarea></textarea>");
  const field = page.getByRole("textbox");
  await field.focus();
  await page.keyboard.press("ControlOrMeta+V");
  const text = await field.inputValue();
  await page.close();
  return text;
}

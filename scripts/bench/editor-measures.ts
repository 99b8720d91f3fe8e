import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";
import { startConsole } from "@/lib/testing/console-process";
import { elementsOf, pathTo } from "@/lib/xml/document/find-node";
import { readDocument } from "@/lib/xml/document/read-document";
import type { ElementNode } from "@/lib/xml/document/xml-node";
import { buildWhenStale } from "../build";
import { freePort } from "./console-place";
import { copiedText, pasteText, watchShown, watchTasks, watchText } from "./editor-in-page";
import { NAMES_KEPT } from "./grid-in-page";
import { type Measure, measure, median, within } from "./measures";
import { startScript } from "./processes";
import { openSignedInPage } from "./signed-in-page";

// The workbench in a real browser on the built console, against the sandbox: how soon it takes a key, what it sends, and
// what a key costs in a message of 1 MB.

const ROUNDS = 5;
const KEYS = 40;
const BIG_BYTES = 1024 * 1024;
const PROBLEMS = 'section[aria-label="Problemen"] p[role="status"]';
const EDITOR = ".monaco-editor .view-lines";

type Place = { page: Page; connectionId: string };

export async function editorMeasures(): Promise<Measure[]> {
  if (!(await buildWhenStale())) throw new Error("The console could not be built");
  const sandbox = await startScript<{ control: string }>("scripts/sandbox.ts", ["--port", "0"]);
  const running = await startConsole({ port: await freePort(), control: sandbox.answer.control });
  const { browser, page } = await openSignedInPage(running.baseUrl);
  try {
    await page.addInitScript(NAMES_KEPT);
    const link = page.getByRole("main").getByRole("link", { name: /full/i }).first();
    await page.goto("/connections");
    const connectionId = /\/connections\/([0-9a-f-]{36})/.exec((await link.getAttribute("href")) ?? "")?.[1] ?? "";
    const place = { page, connectionId };
    return [
      ...(await within(120_000, "workbench: interactive", () => interactive(place))),
      ...(await within(60_000, "workbench: script", () => scripts(place))),
      ...(await within(180_000, "workbench: a message of 1 MB", () => typing(place))),
      ...(await within(60_000, "workbench: 1 MB put in as if typed", () => inserting(place))),
      ...(await within(120_000, "workbench: completion", () => completing(place))),
      ...(await within(120_000, "workbench: JSON follows", () => following(place))),
    ];
  } finally {
    await browser.close();
    await running.stop();
  }
}

const addressOf = ({ connectionId }: Place, connectorId: string) =>
  `/connections/${connectionId}/updates/${connectorId}`;

async function openWorkbench(place: Place, connectorId: string): Promise<void> {
  await place.page.goto(addressOf(place, connectorId));
  await place.page.locator(EDITOR).first().waitFor();
  await checked(place.page);
}

/** Until the message was looked at. */
async function checked(page: Page): Promise<void> {
  await page.locator(PROBLEMS).filter({ hasNotText: "…" }).waitFor();
}

/** Until what is typed is on the screen, counted from the navigation; warm, as for who comes back. */
async function interactive(place: Place): Promise<Measure[]> {
  const { page } = place;
  const until = async (address: string, field: () => Promise<void>, isThere: string) => {
    const times: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      await page.goto(address, { waitUntil: "commit" });
      await field();
      await page.keyboard.insertText("q");
      await page.waitForFunction(isThere);
      // The first round fetches what later ones have.
      if (round > 0) times.push(await page.evaluate(() => performance.now()));
    }
    return median(times);
  };
  const bare = await until(
    "/connections/new",
    () => page.getByRole("textbox", { name: "Plak wat je hebt" }).focus(),
    'document.querySelector("textarea").value.includes("q")',
  );
  const workbench = await until(
    addressOf(place, "KnSubject"),
    async () => {
      await page.locator(EDITOR).first().waitFor();
      await page.getByRole("region", { name: "Bericht" }).getByRole("textbox").first().focus();
    },
    'document.querySelector(".monaco-editor .view-lines").textContent.startsWith("q")',
  );
  return [
    measure("page with a bare textarea: takes a key", bare, "ms"),
    measure("workbench: takes a key", workbench, "ms"),
    measure("workbench against the page with a textarea", workbench / bare, "x", 2.5),
  ];
}

/** All script of the workbench in a browser that has nothing, workers included, packed as it travels. */
async function scripts(place: Place): Promise<Measure[]> {
  const context = await place.page
    .context()
    .browser()
    ?.newContext({
      storageState: await place.page.context().storageState(),
      locale: "nl-NL",
    });
  if (!context) return [];
  const fresh = await context.newPage();
  const answers: Response[] = [];
  context.on("response", (response) => void (isScript(response) && answers.push(response)));
  await fresh.goto(new URL(addressOf(place, "KnSubject"), place.page.url()).href);
  await fresh.getByText("Geen problemen gevonden").waitFor();
  await fresh.waitForLoadState("networkidle");
  const sizes = await Promise.all(answers.map(async (answer) => gzipSync(await answer.body()).length));
  await context.close();
  return [
    measure("workbench: script with Monaco and the validator", sum(sizes) / 1024, "KB", 1.6 * 1024),
    measure("workbench: its largest file of script", Math.max(...sizes) / 1024, "KB"),
  ];
}

function isScript(response: Response): boolean {
  return response.request().resourceType() === "script" || /\.m?js(\?|$)/.test(response.url());
}

const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

/** A key that makes a value wrong, and one that mends it: until the problems under the message say so. */
async function typing(place: Place): Promise<Measure[]> {
  const { page } = place;
  await openWorkbench(place, "KnSubject");
  await page.getByRole("button", { name: "Sluit zijpaneel" }).click();
  await page.getByRole("region", { name: "Bericht" }).getByRole("textbox").first().focus();
  await page.keyboard.press("Control+a");
  await page.evaluate(pasteText, messageOf(BIG_BYTES));
  await checked(page);
  await page.evaluate(watchTasks);
  // Into a number of the first record: a letter makes it wrong.
  await page.keyboard.press("Control+Home");
  await page.locator(".view-line").filter({ hasText: "<StId>" }).first().click();
  await page.keyboard.press("Home");
  for (let at = 0; at < "<StId>".length; at++) await page.keyboard.press("ArrowRight");
  const times: number[] = [];
  const from = await page.evaluate(() => performance.now());
  for (let key = 0; key < KEYS; key++) {
    await page.evaluate(watchText, { selector: PROBLEMS, forMs: 700 });
    await page.keyboard.press(key % 2 === 0 ? "x" : "Backspace");
    const took = await page.evaluate(() => (window as unknown as { lastChange: Promise<number | null> }).lastChange);
    if (took !== null) times.push(took);
  }
  if (times.length < KEYS / 2) throw new Error(`the problems changed at only ${times.length} keys`);
  const tasks = await page.evaluate(() => (window as unknown as { tasks: { at: number; ms: number }[] }).tasks);
  const whileTyping = tasks.filter(({ at }) => at >= from).map(({ ms }) => ms);
  return [
    measure("message of 1 MB: problems after a key, p95", percentile(times, 0.95), "ms", 150),
    // Below 50 ms the browser tells of none.
    measure("message of 1 MB: longest task of the page while typing", Math.max(0, ...whileTyping), "ms", 50),
  ];
}

/** As an input method or a tool puts it in: not pasted, but typed at once. Until its first lines are on the screen. */
async function inserting(place: Place): Promise<Measure[]> {
  const { page } = place;
  await openWorkbench(place, "KnSubject");
  await page.getByRole("region", { name: "Bericht" }).getByRole("textbox").first().focus();
  await page.keyboard.press("Control+a");
  const from = performance.now();
  await page.keyboard.insertText(messageOf(BIG_BYTES));
  await page.locator(".view-line").filter({ hasText: "</KnSubject>" }).first().waitFor();
  return [measure("message of 1 MB: put in as if typed", performance.now() - from, "ms")];
}

/** A key in the XML of 200 KB, until the JSON beside it says the same. */
async function following(place: Place): Promise<Measure[]> {
  const { page } = place;
  await openWorkbench(place, "KnSubject");
  await page.getByRole("tab", { name: "JSON" }).click();
  await page.getByRole("region", { name: "Bericht" }).getByRole("textbox").first().focus();
  await page.keyboard.press("Control+a");
  await page.evaluate(pasteText, messageOf(200 * 1024));
  await page.getByText("Geen problemen gevonden").waitFor();
  await page.keyboard.press("Control+Home");
  await page.locator(".view-line").filter({ hasText: "<Ds>Onderwerp 1<" }).first().click();
  await page.keyboard.press("Home");
  for (let at = 0; at < "<Ds>".length; at++) await page.keyboard.press("ArrowRight");
  const times: number[] = [];
  for (let key = 0; key < KEYS / 2; key++) {
    await page.evaluate(watchText, { selector: '[role="tabpanel"] .view-lines', forMs: 1_000 });
    await page.keyboard.press(key % 2 === 0 ? "x" : "Backspace");
    const took = await page.evaluate(() => (window as unknown as { lastChange: Promise<number | null> }).lastChange);
    if (took !== null) times.push(took);
  }
  if (times.length < KEYS / 4) throw new Error(`the JSON changed at only ${times.length} keys`);
  return [measure("message of 200 KB: JSON after a key in the XML, p95", percentile(times, 0.95), "ms", 100)];
}

function messageOf(bytes: number): string {
  const record = (number: number) =>
    `  <Element SbId="${number}">\n    <Fields Action="insert">\n      <StId>1</StId>\n      <Ds>Onderwerp ${number}</Ds>\n    </Fields>\n  </Element>\n`;
  let text = "<KnSubject>\n";
  for (let number = 1; text.length < bytes; number++) text += record(number);
  return `${text}</KnSubject>\n`;
}

/** The list at the deepest object of the largest connector that the sandbox has, in a message with all the others. */
async function completing(place: Place): Promise<Measure[]> {
  const { page } = place;
  await openWorkbench(place, "KnSalesRelationPer");
  await page.getByRole("button", { name: "Voorbeeld" }).click();
  await page.getByRole("menuitem", { name: "Alles" }).click();
  const field = page.getByRole("region", { name: "Bericht" }).getByRole("textbox").first();
  await field.focus();
  await page.keyboard.press("Control+a");
  // What is filled already is not offered.
  const { text, line } = withDeepestEmptied(await page.evaluate(copiedText));
  await page.evaluate(pasteText, text);
  await checked(page);
  await page.keyboard.press("Control+g");
  await page.keyboard.type(String(line));
  await page.keyboard.press("Enter");
  await field.focus();
  await page.keyboard.press("End");
  const times: number[] = [];
  for (let round = 0; round < KEYS; round++) {
    // Monaco shows the list a tenth of a second before it calls its widget visible.
    await page.evaluate(watchShown, ".suggest-widget .monaco-list-row");
    await page.keyboard.press("Control+Space");
    times.push(await page.evaluate(() => (window as unknown as { shownAfter: Promise<number> }).shownAfter));
    await page.locator(".suggest-widget.visible").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".suggest-widget.visible").waitFor({ state: "hidden" });
  }
  return [measure("completion list at the deepest object, p95", percentile(times, 0.95), "ms", 50)];
}

/** The fields of the deepest record taken out, and the number of the empty line in their place. */
function withDeepestEmptied(message: string): { text: string; line: number } {
  const all = elementsOf(readDocument(message)).flatMap(fieldsBelow);
  const [deepest] = all.toSorted((one, other) => pathTo(other).length - pathTo(one).length);
  if (!deepest?.close) throw new Error("the sample has no fields");
  const text = `${message.slice(0, deepest.openEnd)}\n\n${message.slice(deepest.close.start)}`;
  return { text, line: message.slice(0, deepest.openEnd).split("\n").length + 1 };
}

function fieldsBelow(element: ElementNode): ElementNode[] {
  return element.name === "Fields" ? [element] : elementsOf(element).flatMap(fieldsBelow);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

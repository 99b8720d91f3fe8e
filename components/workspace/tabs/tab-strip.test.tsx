// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import type { WorkspaceTab } from "@/lib/services/workspace/workspace-tab";
import { reportPage } from "../page-report";
import { TabStrip } from "./tab-strip";

const page = vi.hoisted(() => ({ pathname: "/connections/c1/connectors", search: "", pushed: [] as string[] }));
vi.mock("next/navigation", () => ({
  usePathname: () => page.pathname,
  useSearchParams: () => new URLSearchParams(page.search),
  useRouter: () => ({ push: (href: string) => page.pushed.push(href) }),
}));

const told: { changed: WorkspaceTab[]; closed: string[] }[] = [];
beforeAll(async () => {
  await import("./open-tab-menu");
  // A server that hears and does not answer; it stays, for what a strip has to tell may come after its test.
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
    told.push(JSON.parse(String(init.body)));
    return new Promise(() => undefined);
  });
});
beforeEach(() => {
  page.pushed.length = 0;
  Object.assign(page, { pathname: "/connections/c1/connectors", search: "" });
});
afterEach(() => {
  cleanup();
  reportPage(null);
});

const CONNECTIONS = [
  {
    ...{ id: "c1", name: "Productie", environmentType: "production" as const, environmentNumber: "12345" },
    mayReadConnectors: true,
  },
];
const tab = (id: string, given: Partial<WorkspaceTab> = {}): WorkspaceTab => ({
  ...{ id, connectionId: "c1", connectorId: `Connector_${id}`, search: "take=100", usedAt: 1 },
  ...given,
});
let visits = 0;

/** Another person each time: a person's tabs outlive the strip. */
function shown(tabs: WorkspaceTab[], onNew = () => undefined) {
  const owner = `person ${++visits}`;
  const strip = () => (
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <TabStrip owner={owner} loaded={{ tabs, dropped: 0 }} connections={CONNECTIONS} onNew={onNew} />
    </NextIntlClientProvider>
  );
  const { rerender } = render(strip());
  return {
    at: (pathname: string, search = "") => {
      Object.assign(page, { pathname, search });
      rerender(strip());
    },
  };
}
const at = (id: string) => `/connections/c1/connectors/Connector_${id}`;
const allTabs = () => screen.queryAllByRole("tab").map((element) => element.textContent);

test("before anything is opened the strip says what it is for", () => {
  shown([]);
  expect(screen.getByText(nl.workspace.tabs.empty)).toBeDefined();
});

test("a page gets its tab, which tells its environment and its changed query", () => {
  const { at: goTo } = shown([tab("A")]);
  goTo(at("B"));
  act(() =>
    reportPage({
      address: { connectionId: "c1", connectorId: "Connector_B", search: "take=7" },
      ...{ isChanged: true, pageTitle: "Open posten" },
    }),
  );
  const active = screen.getByRole("tab", { selected: true });
  expect(active.textContent).toBe("Open posten, Productie (Productie), vraag gewijzigd");
});

test("one stop for Tab; arrows go from tab to tab, Enter opens, Delete closes, F2 renames", async () => {
  const user = userEvent.setup();
  const { at: goTo } = shown([tab("A"), tab("B"), tab("C")]);
  goTo(at("A"), "take=100");
  await user.tab();
  expect(document.activeElement?.textContent).toContain("Connector_A");
  await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}{ArrowLeft}");
  expect(document.activeElement?.textContent).toContain("Connector_C");
  await user.keyboard("{Enter}");
  expect(page.pushed).toEqual([`${at("C")}?take=100`]);
  await user.keyboard("{Delete}");
  expect(allTabs()).toHaveLength(2);
  await user.keyboard("{Home}{F2}");
  await user.keyboard("Mijn vraag{Enter}");
  expect(allTabs()[0]).toContain("Mijn vraag");
  await user.click(screen.getByRole("button", { name: nl.workspace.tabs.new }));
});

test("a name that is left with Esc stays as it was, and an empty one gives the connector's back", async () => {
  const user = userEvent.setup();
  shown([tab("A", { title: "Mijn vraag" })]);
  await user.dblClick(screen.getByRole("tab"));
  await user.keyboard("Anders{Escape}");
  expect(allTabs()[0]).toContain("Mijn vraag");
  await user.dblClick(screen.getByRole("tab"));
  await user.keyboard("{Backspace}{Enter}");
  expect(allTabs()[0]).toContain("Connector_A");
});

test("the keys of everywhere: places, steps, closing, reopening, moving, a new one", () => {
  let isNew = false;
  const { at: goTo } = shown([tab("A"), tab("B"), tab("C")], () => {
    isNew = true;
    return undefined;
  });
  goTo(at("A"), "take=100");
  const press = (init: KeyboardEventInit) => fireEvent.keyDown(document.body, init);
  press({ key: "2", code: "Digit2", altKey: true });
  press({ key: "9", code: "Digit9", altKey: true });
  press({ key: "ArrowLeft", ctrlKey: true, altKey: true });
  expect(page.pushed).toEqual([`${at("B")}?take=100`, `${at("C")}?take=100`, `${at("C")}?take=100`]);
  press({ key: "PageDown", ctrlKey: true, shiftKey: true });
  expect(allTabs()[1]).toContain("Connector_A");
  expect(screen.getByText("Connector_A staat nu op plaats 2 van 3")).toBeDefined();
  press({ key: "w", altKey: true });
  expect(allTabs()).toHaveLength(2);
  press({ key: "T", altKey: true, shiftKey: true });
  expect(allTabs()[1]).toContain("Connector_A");
  press({ key: "t", altKey: true });
  expect(isNew).toBe(true);
});

test("the middle button closes, dragging moves", () => {
  shown([tab("A"), tab("B"), tab("C")]);
  const [first, , third] = screen.getAllByRole("tab");
  fireEvent.dragStart(first!, { dataTransfer: {} });
  fireEvent.drop(third!, { dataTransfer: {} });
  expect(allTabs().map((text) => text?.slice(0, 11))).toEqual(["Connector_B", "Connector_C", "Connector_A"]);
  fireEvent(screen.getAllByRole("tab")[0]!, new MouseEvent("auxclick", { bubbles: true, button: 1 }));
  expect(allTabs()).toHaveLength(2);
});

test("a right click offers what can be done with that tab, and closing the others leaves it", async () => {
  const user = userEvent.setup();
  shown([tab("A"), tab("B"), tab("C", { isPinned: true })]);
  fireEvent.contextMenu(screen.getAllByRole("tab")[1]!, { button: 2, clientX: 10, clientY: 10 });
  const menu = await screen.findByRole("menu");
  expect(
    within(menu)
      .getByRole("menuitem", { name: /Heropen/ })
      .getAttribute("aria-disabled"),
  ).toBe("true");
  await user.click(within(menu).getByRole("menuitem", { name: nl.workspace.tabs.closeOthers }));
  expect(allTabs().map((text) => text?.slice(0, 11))).toEqual(["Connector_B", "Connector_C"]);
});

test("the window that goes tells the server what changed", () => {
  const { at: goTo } = shown([tab("A")]);
  goTo(at("B"), "take=5");
  told.length = 0;
  window.dispatchEvent(new Event("pagehide"));
  expect(told).toHaveLength(1);
  expect(told[0]?.changed.map(({ connectorId, search }) => [connectorId, search])).toEqual([["Connector_B", "take=5"]]);
});

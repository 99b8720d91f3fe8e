// @vitest-environment happy-dom
import { createEvent, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { cell, open, place, prepareGridTrial } from "./result-grid-trial";

prepareGridTrial();

/** What Ctrl+C puts on the clipboard. */
const copied = (): string => {
  const data = new Map<string, string>();
  const event = createEvent.copy(document.activeElement ?? document.body, {});
  Object.defineProperty(event, "clipboardData", {
    value: { setData: (type: string, text: string) => data.set(type, text) },
  });
  fireEvent(document.activeElement ?? document.body, event);
  return data.get("text/plain") ?? "";
};

test("shows null and an empty text differently", () => {
  open();
  expect(cell(0, 2).textContent).toBe("leeg");
  expect(cell(1, 2).textContent).toContain("lege tekst");
  // Its name has the word one sees, as a word of its own: who speaks to the page says that one.
  expect(within(cell(2, 2)).getByRole("button").getAttribute("aria-label")).toBe("Bekijk hele waarde: XML");
});

test("tells the order to who does not see the arrow", () => {
  open();
  expect(cell(-1, 1).getAttribute("aria-sort")).toBe("descending");
  expect(cell(-1, 0).getAttribute("aria-sort")).toBe("none");
});

test("has one stop for Tab, and walks by keys as a spreadsheet", async () => {
  const { user } = open();
  expect(document.querySelectorAll('[role="grid"] [tabindex="0"]')).toHaveLength(1);
  await user.tab();
  expect(place()).toEqual([0, 0]);
  await user.keyboard("{ArrowDown}{ArrowRight}");
  expect(place()).toEqual([1, 1]);
  await user.keyboard("{End}");
  expect(place()).toEqual([1, 2]);
  await user.keyboard("{Control>}{End}{/Control}");
  expect(place()).toEqual([199, 2]);
  await user.keyboard("{Control>}{Home}{/Control}{ArrowUp}");
  expect(place()).toEqual([-1, 0]);
  await user.keyboard("{ArrowUp}{ArrowLeft}");
  expect(place()).toEqual([-1, 0]);
  expect(document.querySelectorAll('[role="grid"] [tabindex="0"]')).toHaveLength(1);
});

test("selects a block with Shift and copies it for a spreadsheet", async () => {
  const { user } = open();
  await user.tab();
  await user.keyboard("{Shift>}{ArrowDown}{ArrowRight}{ArrowRight}{/Shift}");
  expect(cell(1, 2).getAttribute("aria-selected")).toBe("true");
  expect(cell(2, 2).getAttribute("aria-selected")).toBe("false");
  expect(copied()).toBe("0\tNaam 0\t\n1\tNaam 1\t");
  expect(screen.getByText("2 rijen × 3 kolommen gekopieerd")).toBeTruthy();
  await user.keyboard("{Escape}");
  expect(copied()).toBe("");
});

test("Ctrl+A takes every loaded row, also those not drawn", async () => {
  const { user } = open();
  await user.tab();
  await user.keyboard("{Control>}a{/Control}");
  expect(copied().split("\n")).toHaveLength(200);
});

test("copies with headers by Ctrl+Shift+C", async () => {
  const { user } = open();
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await user.tab();
  await user.keyboard("{Control>}{Shift>}C{/Shift}{/Control}");
  expect(write).toHaveBeenCalledWith("Nr\n0");
});

test("sorts, moves and widens a column by keys in the header", async () => {
  const { user, props } = open();
  await user.tab();
  await user.keyboard("{ArrowUp}{Enter}");
  expect(props.onSort).toHaveBeenCalledWith("Nr", false);
  await user.keyboard("{Shift>}{Enter}{/Shift}");
  expect(props.onSort).toHaveBeenCalledWith("Nr", true);
  const width = parseFloat(cell(-1, 0).style.width);
  await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
  expect(parseFloat(cell(-1, 0).style.width)).toBe(width + 16);
  expect(parseFloat(cell(3, 0).style.width)).toBe(width + 16);
  await user.keyboard("{Control>}{ArrowRight}{/Control}");
  expect(props.onReorder).toHaveBeenCalledWith(["Naam", "Nr", "Memo"]);
});

test("opens the whole value by Enter, and gives the focus back on Escape", async () => {
  const { user } = open();
  await user.tab();
  await user.keyboard("{ArrowDown}{ArrowDown}{End}{Enter}");
  const viewer = await screen.findByRole("complementary", { name: "Opmerking" });
  expect(within(viewer).getByLabelText("Waarde").textContent).toBe("<a>\n  <b>2</b>\n</a>");
  await user.click(within(viewer).getByRole("button", { name: "Volgende rij" }));
  expect(within(viewer).getByLabelText("Waarde").textContent).toContain("<b>3</b>");
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("complementary")).toBeNull();
  expect(place()).toEqual([3, 2]);
});

test("shows and searches a whole row by Space", async () => {
  const { user } = open();
  await user.tab();
  await user.keyboard(" ");
  const viewer = await screen.findByRole("complementary", { name: "Rij 1" });
  await user.type(within(viewer).getByRole("searchbox"), "opmerk");
  expect(
    within(viewer)
      .getAllByRole("term")
      .map((term) => term.textContent),
  ).toEqual(["OpmerkingMemo"]);
  // A list of terms has nothing but terms and what they are; of none there is no list.
  const [group] = viewer.querySelectorAll("dl > div");
  expect([...(group?.children ?? [])].map(({ tagName }) => tagName)).toEqual(["DT", "DD"]);
  await user.type(within(viewer).getByRole("searchbox"), "xyz");
  expect(viewer.querySelector("dl")).toBeNull();
  expect(viewer.textContent).toContain("xyz");
});

test("a column's menu opens by keys at its first item, though its code comes late, and by the pointer", async () => {
  const { user, props } = open();
  await user.tab();
  await user.keyboard("{Control>}{Home}{/Control}{ArrowUp}{Alt>}{ArrowDown}{/Alt}");
  const first = await screen.findByRole("menuitem", { name: "Sorteer oplopend" });
  await waitFor(() => expect(document.activeElement).toBe(first));
  await user.keyboard("{Enter}");
  expect(props.onSort).toHaveBeenCalledWith("Nr", false, "asc");
  await user.click(screen.getByRole("button", { name: "Menu van kolom Naam" }));
  await user.click(await screen.findByRole("menuitem", { name: /^Verberg/ }));
  expect(props.onHide).toHaveBeenCalledWith("Naam");
});

test("the row under the pointer, and the one with the focus, can be opened as a whole by mouse", async () => {
  const { user } = open();
  const names = () => screen.getAllByRole("button", { name: /^Bekijk hele rij/ }).map((button) => button.title);
  expect(names()).toEqual(["Bekijk hele rij 1"]);
  await user.hover(cell(3, 1));
  expect(names()).toEqual(["Bekijk hele rij 1", "Bekijk hele rij 4"]);
  // A row has cells and headers only; anything else is inside one of them.
  expect(screen.getByRole("button", { name: "Bekijk hele rij 4" }).closest('[role="rowheader"]')).not.toBeNull();
  // Not by `user`, whose pointer leaves everything before it comes to the button.
  fireEvent.click(screen.getByRole("button", { name: "Bekijk hele rij 4" }));
  expect(await screen.findByRole("complementary", { name: "Rij 4" })).toBeTruthy();
});

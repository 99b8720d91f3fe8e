import { expect, test } from "vitest";
import { INSPECTOR_TABS, inspectorChoiceOf, inspectorTextOf } from "./inspector-choice";
import { runNameOf, secondsSinceRun } from "./run-name";

test("what was chosen comes back from its text", () => {
  for (const tab of INSPECTOR_TABS)
    for (const isOpen of [true, false, null])
      expect(inspectorChoiceOf(inspectorTextOf({ isOpen, tab }))).toEqual({ isOpen, tab });
});

test.each([undefined, "", "open", "open.nothing", "<script>.wire.x"])(
  "%j decides nothing that it does not say",
  (text) => {
    expect(inspectorChoiceOf(text)).toMatchObject({ isOpen: text?.startsWith("open") ? true : null });
  },
);

test("a run keeps its name, and no other run has it", () => {
  const name = runNameOf(7);
  expect(name).toMatch(/^[0-9a-f]{16}\.7$/);
  expect(runNameOf(7)).toBe(name);
  expect(runNameOf(8)).not.toBe(name);
  expect(secondsSinceRun(7)).toBeGreaterThanOrEqual(30);
  expect(secondsSinceRun(999)).toBeGreaterThanOrEqual(30);
});

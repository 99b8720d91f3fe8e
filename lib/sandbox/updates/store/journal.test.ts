import { expect, test } from "vitest";
import { openJournal } from "./journal";

test("a record gets back what it had, and loses what it got", () => {
  const journal = openJournal();
  const record: Record<string, unknown> = { name: "Bakker", tags: null };
  journal.keep(record);
  record["name"] = "Smit";
  record["extra"] = 1;
  delete record["tags"];
  // What it is now is not what it was when the call began.
  journal.keep(record);
  journal.rollBack();
  expect(record).toEqual({ name: "Bakker", tags: null });
});

test("a list gets its members back in their order, and stays the same list", () => {
  const journal = openJournal();
  const list = ["a", "b", "c"];
  const alias = list;
  journal.keep(list);
  list.splice(1, 1);
  list.push("d", "e");
  journal.rollBack();
  expect(alias).toEqual(["a", "b", "c"]);
});

test("what changed last goes back first", () => {
  const journal = openJournal();
  const places = new Map([["x", 1]]);
  const put = (value: number) => {
    const before = places.get("x") ?? 0;
    journal.undo(() => places.set("x", before));
    places.set("x", value);
  };
  put(2);
  put(3);
  journal.rollBack();
  expect(places.get("x")).toBe(1);
});

test("a journal that was rolled back can take notes again", () => {
  const journal = openJournal();
  const record = { name: "Bakker" };
  journal.keep(record);
  record.name = "Smit";
  journal.rollBack();
  journal.keep(record);
  record.name = "Visser";
  journal.rollBack();
  expect(record.name).toBe("Bakker");
});

import { expect, test } from "vitest";
import { readHistorySearch, toHistoryParams } from "./history-search";

const nothing = { search: "", kind: null, outcome: null, connectionId: null, entry: null };
const connectionId = "0198a1b2-0000-7000-8000-00000000000a";

test.each([
  ["", nothing],
  ["search=Profit_Debtor", { ...nothing, search: "Profit_Debtor" }],
  [
    `search=a%26b&kind=call&outcome=refused&connection=${connectionId}&entry=12`,
    { search: "a&b", kind: "call", outcome: "refused", connectionId, entry: "12" },
  ],
] as const)("%s is read, and written back the same", (text, expected) => {
  const search = readHistorySearch(new URLSearchParams(text));
  expect(search).toEqual(expected);
  expect(toHistoryParams(search).toString()).toBe(text);
});

test("nonsense in a shared address is left out, and the rest kept", () => {
  const params = new URLSearchParams(`kind=all&outcome=&connection=x&entry=-1&search=${"a".repeat(300)}`);
  expect(readHistorySearch(params)).toEqual({ ...nothing, search: "a".repeat(200) });
});

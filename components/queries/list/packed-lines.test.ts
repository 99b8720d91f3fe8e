import { expect, test } from "vitest";
import type { QueryLine } from "../query-actions";
import { packLines, unpackLines } from "./packed-lines";

const LINE: QueryLine = {
  id: "1",
  connectorId: "Profit_Debtor",
  name: 'Eén "naam" </script>',
  description: "",
  folder: "Debiteuren/Controles",
  visibility: "shared",
  ownerName: "Anna",
  version: 3,
  updatedAt: new Date("2026-11-02T10:00:00.123Z"),
  isMine: false,
  mayChange: true,
};

test("lines come out as they went in, moments too, and nothing but what a list shows goes along", () => {
  const other = { ...LINE, id: "2", name: "Zwei", page: "filter=secret" };
  expect(unpackLines(packLines([LINE, other]))).toStrictEqual([LINE, { ...LINE, id: "2", name: "Zwei" }]);
  expect(packLines([other])).not.toContain("secret");
  expect(unpackLines(packLines([]))).toEqual([]);
});

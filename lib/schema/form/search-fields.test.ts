import { expect, test } from "vitest";
import { ORDER } from "../assist/order-schema";
import { plainField } from "../connector-schema";
import { searchFields } from "./search-fields";

const found = (words: string, within = ORDER.root) =>
  searchFields(within, words).map(({ path, object, field }) => [...path, field?.id ?? `(${object.name})`].join("/"));

test("by id, by label and by the English label, without case and accents", () => {
  expect(found("RfCs".toUpperCase())).toEqual(["RfCs"]);
  expect(found("PRIORITEIT")).toEqual(["Pr"]);
  expect(found("sales rel")).toEqual(["DbId"]);
  const accented = {
    ...ORDER.root,
    objects: [],
    fields: [{ ...plainField("Fi", "text"), label: "Coördinator rekening" }],
  };
  expect(found("rekening coordinator", accented)).toEqual(["Fi"]);
  expect(found("nothing like it")).toEqual([]);
  expect(found("(")).toEqual([]);
});

test("what is right here comes before what is deeper, an exact id before all", () => {
  expect(found("").slice(0, 3)).toEqual(["DbId", "OrDa", "Pr"]);
  expect(found("aan")).toEqual(["OrderNote/(OrderNote)", "OrderLine/QuUn"]);
  expect(found("tx")).toEqual(["OrderNote/Tx"]);
  expect(found("or").slice(0, 3)).toEqual(["OrDa", "OrTi", "OrderLine/(OrderLine)"]);
});

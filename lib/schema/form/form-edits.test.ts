import { beforeEach, describe, expect, test } from "vitest";
import { withEdits, type TextEdit } from "@/lib/xml/document/text-edit";
import type { Problem } from "../check/problem";
import { ORDER } from "../assist/order-schema";
import {
  addBelow,
  addRecord,
  duplicateRecord,
  removeField,
  removeObject,
  removeRecord,
  setAction,
  setField,
  setKey,
} from "./form-edits";
import { formOf, type FormModel, type FormObject, type FormRecord } from "./form-model";
import { placeProblems } from "./place-problems";

const XML = `<Order xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Element OrId="12">
    <Fields Action="insert">
      <!-- who pays -->
      <DbId>100001</DbId>
      <Pr xsi:nil="true"/> <!-- later -->
    </Fields>
    <Objects>
      <OrderLine>
        <Element>
          <Fields Action="insert">
            <ItCd>A1</ItCd>
          </Fields>
        </Element>
        <Element>
          <Fields Action="insert">
            <ItCd>A2</ItCd>
          </Fields>
        </Element>
      </OrderLine>
    </Objects>
  </Element>
</Order>
`;

let form: FormModel;
beforeEach(() => {
  form = formOf(ORDER, XML);
});
const record = (key: string) => form.records.get(key) as FormRecord;
const object = (key: string) => form.objects.get(key) as FormObject;
const order = () => record("Order[0]");
const secondLine = () => record("Order[0]/OrderLine[1]");
const after = (edits: readonly TextEdit[]) => withEdits(XML, edits);

test("the form of a document", () => {
  const { keys, fields, action } = order();
  expect(action).toBe("insert");
  expect(keys.map(({ key, value }) => [key, value])).toEqual([["Order[0]@OrId", "12"]]);
  expect(fields.map(({ key, value, comment, field }) => [key, value, comment, field?.label])).toEqual([
    ["Order[0].DbId", "100001", "who pays", "Verkooprelatie"],
    ["Order[0].Pr", null, "later", "Prioriteit"],
  ]);
  expect(order().objects.map(({ key, records, path }) => [key, records.length, path])).toEqual([
    ["Order[0]/OrderLine", 2, ["Order", "OrderLine"]],
  ]);
});

describe("an edit changes what it is about, and nothing else", () => {
  test("a value, and clearing it", () => {
    expect(after(setField(form, order(), "DbId", "7"))).toBe(XML.replace("100001", "7"));
    expect(after(setField(form, order(), "Pr", "H"))).toBe(XML.replace('<Pr xsi:nil="true"/>', "<Pr>H</Pr>"));
    expect(after(setField(form, order(), "DbId", null))).toBe(
      XML.replace("<DbId>100001</DbId>", '<DbId xsi:nil="true"/>'),
    );
    expect(setField(form, order(), "DbId", "100001")).toEqual([]);
  });

  test("a field that comes, in its place, and one that goes", () => {
    expect(after(setField(form, order(), "OrDa", "2026-12-31"))).toBe(
      XML.replace("</DbId>", "</DbId>\n      <OrDa>2026-12-31</OrDa>"),
    );
    expect(after(addBelow(form, order(), [], "Bk"))).toBe(XML.replace("<!-- later -->", "<!-- later -->\n      <Bk/>"));
    expect(after(removeField(form, secondLine(), "ItCd"))).toBe(
      XML.replace(
        '<Fields Action="insert">\n            <ItCd>A2</ItCd>\n          </Fields>',
        '<Fields Action="insert"></Fields>',
      ),
    );
  });

  test("keys and actions", () => {
    expect(after(setKey(form, order(), "OrId", "1<2"))).toBe(XML.replace('"12"', '"1&lt;2"'));
    expect(after(setKey(form, order(), "OrId", null))).toBe(XML.replace(' OrId="12"', ""));
    expect(after(setAction(form, order(), "update"))).toBe(XML.replace('"insert"', '"update"'));
  });

  test("records: added behind the last, duplicated behind itself, removed with their lines", () => {
    const line = (code: string) =>
      `\n        <Element>\n          <Fields Action="insert">\n            <ItCd>${code}</ItCd>\n          </Fields>\n        </Element>`;
    expect(after(addRecord(form, object("Order[0]/OrderLine")))).toBe(
      XML.replace(
        line("A2"),
        `${line("A2")}\n        <Element>\n          <Fields Action="insert"/>\n        </Element>`,
      ),
    );
    expect(after(duplicateRecord(form, record("Order[0]/OrderLine[0]")))).toBe(
      XML.replace(line("A1"), line("A1") + line("A1")),
    );
    expect(after(removeRecord(form, secondLine()))).toBe(XML.replace(line("A2"), ""));
  });

  test("the last record takes its object along, and the last object takes Objects; the root stays", () => {
    const without = after(removeObject(form, object("Order[0]/OrderLine")));
    expect(without).toBe(XML.replace(/\n {4}<Objects>.*<\/Objects>/s, ""));
    const one = formOf(ORDER, after(removeRecord(form, secondLine())));
    const line = one.records.get("Order[0]/OrderLine[0]") as FormRecord;
    expect(withEdits(one.document.text, removeRecord(one, line))).toBe(without);
    expect(after(removeRecord(form, order()))).toBe(
      '<Order xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"></Order>\n',
    );
  });

  test("a field deeper down brings the objects above it, and finds those that are there", () => {
    expect(after(addBelow(form, order(), ["OrderLine"], "QuUn"))).toBe(
      XML.replace("<ItCd>A2</ItCd>", "<ItCd>A2</ItCd>\n            <QuUn/>"),
    );
    const bare = '<Order><Element><Fields Action="update"/></Element></Order>';
    const small = formOf(ORDER, bare);
    expect(withEdits(bare, addBelow(small, small.records.get("Order[0]") as FormRecord, ["OrderNote"], "Tx"))).toBe(
      '<Order><Element><Fields Action="update"/><Objects><OrderNote><Element><Fields Action="update"><Tx/></Fields>' +
        "</Element></OrderNote></Objects></Element></Order>",
    );
    expect(after(addBelow(form, order(), ["OrderNote"], null))).toBe(
      XML.replace(
        "</OrderLine>",
        '</OrderLine>\n      <OrderNote>\n        <Element>\n          <Fields Action="insert"/>\n        </Element>\n      </OrderNote>',
      ),
    );
  });
});

test("each problem is placed at what it is about, and counted in all that it is in", () => {
  const problem = (code: Problem["code"], found: string, params: Problem["params"] = {}): Problem => {
    const start = XML.indexOf(found);
    return { code, params, severity: "error", path: [], start, end: start + 1 };
  };
  const { at, within } = placeProblems(form, [
    problem("tooLong", "A2"),
    problem("unknownCode", "<Pr"),
    problem("missingMandatory", "<Fields", { name: "RfCs" }),
    problem("badNumber", "12"),
    problem("wrongRoot", "<Order"),
  ]);
  expect([...at].map(([key, all]) => [key, all.map(({ code }) => code).join()])).toEqual([
    ["Order[0]/OrderLine[1].ItCd", "tooLong"],
    ["Order[0].Pr", "unknownCode"],
    ["Order[0].RfCs", "missingMandatory"],
    ["Order[0]@OrId", "badNumber"],
    ["Order", "wrongRoot"],
  ]);
  expect(within.get("Order")).toBe(5);
  expect(within.get("Order[0]/OrderLine")).toBe(1);
  expect(within.get("Order[0]/OrderLine[0]")).toBeUndefined();
});

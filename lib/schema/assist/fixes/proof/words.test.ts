import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { en } from "@/lib/messages/en";
import { nl } from "@/lib/messages/nl";
import { type SchemaField, plainField, FIELD_KINDS } from "../../../connector-schema";
import { valueTypeOf } from "../../value-type";
import { FIX_KINDS } from "../fix";

const PARAMS = {
  from: "a",
  to: "b",
  label: "Naam",
  name: "Nm",
  parent: "P",
  value: "v",
  action: "insert",
  limit: 3,
  prefix: "xsi",
  ending: ">",
};

test.each([
  ["nl", nl],
  ["en", en],
] as const)("every fix and every type of value has its words in %s", (locale, messages) => {
  const say = createTranslator({
    locale,
    messages,
    namespace: "updateAssist",
    onError: (error) => expect.fail(error.message),
  });
  expect(Object.keys(messages.updateAssist.fix).sort()).toEqual([...FIX_KINDS].sort());
  for (const kind of FIX_KINDS) expect(say(`fix.${kind}`, PARAMS)).toMatch(/^\p{L}[^{}]*$/u);
  expect(say("fix.rename", { ...PARAMS, label: "none" })).not.toContain("none");
  const parts: Partial<SchemaField>[] = [{}, { length: 5 }, { totalDigits: 5, decimals: 2 }];
  for (const field of FIELD_KINDS.flatMap((kind) => parts.map((part) => ({ ...plainField("F", kind), ...part })))) {
    const { key, params } = valueTypeOf(field);
    for (const group of ["type", "shortType"] as const) expect(say(`${group}.${key}`, params)).toMatch(/^[^{}]+$/);
  }
});

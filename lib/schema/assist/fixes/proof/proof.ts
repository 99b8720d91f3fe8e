import { expect } from "vitest";
import { withEdits } from "@/lib/xml/document/text-edit";
import { checkDocument } from "../../../check/check-document";
import type { ProblemCode } from "../../../check/problem";
import { type ConnectorSchema, plainField, type SchemaField } from "../../../connector-schema";
import { ORDER } from "../../order-schema";
import type { Fix } from "../fix";
import { fixesFor } from "../fixes-for";

/** How the tests of fixes ask: the checks themselves find the problem, and judge what a fix makes of it. */
export const problemsIn = (text: string, schema: ConnectorSchema = ORDER) =>
  checkDocument({ schema, validator: null, text }).problems;
export const told = (text: string, schema: ConnectorSchema = ORDER) =>
  problemsIn(text, schema).map(({ code, params, path }) => [code, params["name"] ?? "", path.join("/")].join(" "));

/** The fixes of the first problem of a kind, each with the text that it makes. */
export function fixed(code: ProblemCode, text: string, schema: ConnectorSchema = ORDER) {
  const problem = problemsIn(text, schema).find((one) => one.code === code);
  if (!problem) throw new Error(`No ${code}, but: ${told(text, schema).join("; ")}`);
  return fixesFor({ schema, text, problem }).map((fix) => ({ ...fix, after: withEdits(text, fix.edits) }));
}
export const titles = (fixes: readonly Fix[]) =>
  fixes.map(({ kind, params, isPreferred }) =>
    [kind, params["to"] ?? params["action"] ?? params["name"] ?? params["limit"] ?? "", isPreferred ? "!" : ""]
      .join(" ")
      .trim(),
  );

/** That the problem is gone, and that there is no other one than before. */
export function isMended(code: ProblemCode, before: string, after: string, schema: ConnectorSchema = ORDER) {
  const rest = told(before, schema);
  const gone = rest.findIndex((one) => one.startsWith(`${code} `));
  expect(gone).toBeGreaterThanOrEqual(0);
  expect(told(after, schema)).toEqual(rest.toSpliced(gone, 1));
}

export const order = (fields: string, objects = line("<ItCd>A</ItCd>")) =>
  [
    '<Order xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    '  <Element OrId="1">',
    '    <Fields Action="insert">',
    ...fields.split("\n").map((one) => `      ${one}`),
    "    </Fields>",
    "    <Objects>",
    ...objects.split("\n").map((one) => `      ${one}`),
    "    </Objects>",
    "  </Element>",
    "</Order>",
  ].join("\n");
export const line = (fields: string) =>
  `<OrderLine>\n  <Element>\n    <Fields Action="insert">\n      ${fields}\n    </Fields>\n  </Element>\n</OrderLine>`;
export const REQUIRED = ["<DbId>1</DbId>", "<RfCs>R</RfCs>"] as const;
export const withField = (field: string) => order(`${REQUIRED[0]}\n${field}\n${REQUIRED[1]}`);
export const own = (id: string, kind: SchemaField["kind"], parts: Partial<SchemaField> = {}): ConnectorSchema => ({
  ...ORDER,
  root: {
    ...ORDER.root,
    fields: ORDER.root.fields.flatMap((one) =>
      one.id === "Wt" ? [{ ...plainField(id, kind), ...parts }, one] : [one],
    ),
  },
});

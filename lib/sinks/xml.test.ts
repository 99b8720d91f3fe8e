import fc from "fast-check";
import { ParseOption, XmlDocument, type XmlElement } from "libxml2-wasm";
import { expect, test } from "vitest";
import { columnOf, fileOf } from "@/lib/testing/written-file";
import { elementNameOf, xmlWriter } from "./xml";

/** Rows as libxml2 sees them: name and text of each element. */
async function readBack(described: string[], pages: string[], name = "Profit_Debtor") {
  const bytes = await fileOf(xmlWriter(described.map(columnOf), name), pages);
  const document = XmlDocument.fromBuffer(new Uint8Array(bytes), { option: ParseOption.XML_PARSE_HUGE });
  try {
    const rows = document.find("/AfasGetConnector/*") as XmlElement[];
    return {
      text: bytes.toString("utf8"),
      names: rows.map((row) => row.name),
      rows: rows.map((row) => (row.find("*") as XmlElement[]).map((field) => [field.name, field.content] as const)),
    };
  } finally {
    document.dispose();
  }
}

test("an element per row with the connector's name, an element per field, as Profit's own service gives them", async () => {
  const { text } = await readBack(
    ["Nummer", "Saldo:decimal2", "Actief:boolean", "Gewijzigd:date", "Naam", "Notitie"],
    [
      '[{"Nummer":"001","Saldo":-.5,"Actief":true,"Gewijzigd":"2026-03-29T08:15:02Z","Naam":"A & B <\\"c\\">","Notitie":null},{"Nummer":"","Saldo":1.50,"Actief":false,"Gewijzigd":null,"Naam":"x","Notitie":"y"}]',
    ],
  );
  expect(text).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<AfasGetConnector>
<Profit_Debtor><Nummer>001</Nummer><Saldo>-0.5</Saldo><Actief>true</Actief><Gewijzigd>2026-03-29T08:15:02</Gewijzigd><Naam>A &amp; B &lt;"c"&gt;</Naam></Profit_Debtor>
<Profit_Debtor><Nummer/><Saldo>1.50</Saldo><Actief>false</Actief><Naam>x</Naam><Notitie>y</Notitie></Profit_Debtor>
</AfasGetConnector>
`,
  );
});

test("any text comes back as it went, but for what XML cannot hold", async () => {
  const value = fc.option(fc.string({ unit: "binary" }));
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1 }), async (values) => {
      const { rows } = await readBack(["A"], [JSON.stringify(values.map((A) => ({ A })))]);
      const lost = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
      expect(rows).toEqual(values.map((A) => (A === null ? [] : [["A", A.toWellFormed().replace(lost, "\ufffd")]])));
    }),
  );
});

test("any name is an element's, and no two become one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (one, other) => {
      const name = elementNameOf(one);
      const document = XmlDocument.fromString(`<${name}/>`);
      expect(document.root.name).toBe(name);
      document.dispose();
      if (one.toWellFormed() !== other) expect(elementNameOf(other)).not.toBe(name);
    }),
  );
});

test.each([
  ["Nummer", "Nummer"],
  ["Veld met spaties", "Veld_x0020_met_x0020_spaties"],
  ["1e", "_x0031_e"],
  ["a.b-c_d", "a.b-c_d"],
  ["a:b", "a_x003A_b"],
  ["a_x0020_b", "a_x005F_x0020_b"],
  ["", "_"],
])("the field %j is the element %s", (id, element) => {
  expect(elementNameOf(id)).toBe(element);
});

test("no rows are an empty root", async () => {
  expect((await readBack(["A"], ["[]"])).rows).toEqual([]);
});

test("a cell of megabytes comes through whole", async () => {
  const big = `${"<&>".repeat(1_000_000)}é`;
  const { rows } = await readBack(["A", "B"], [JSON.stringify([{ A: "x", B: big }])]);
  expect(rows).toEqual([
    [
      ["A", "x"],
      ["B", big],
    ],
  ]);
});

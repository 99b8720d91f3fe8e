import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CORPUS, realXsd } from "@/lib/testing/profit-corpus";
import { readDocument } from "@/lib/xml/document/read-document";
import { withEdits } from "@/lib/xml/document/text-edit";
import { readXsd } from "../../sources/read-xsd";
import { ORDER, withCursor } from "../order-schema";
import { brokenXml } from "../broken-xml";
import type { Completion } from "./completion";
import { completionsAt } from "./completions-at";

const at = (marked: string, schema = ORDER) => {
  const { text, offset } = withCursor(marked);
  const found = completionsAt({ schema, document: text, offset });
  found.sort((one, other) => (one.sortText < other.sortText ? -1 : 1));
  return { text, found, labels: found.map(({ label }) => label) };
};
const inFields = (inside: string, rest = "") =>
  `<Order><Element OrId="1"><Fields Action="update">${inside}</Fields>${rest}</Element></Order>`;

/** The text after the completion was taken, with its places to fill in as they are. */
function taken(text: string, { range, snippet, extraEdits }: Completion): string {
  return withEdits(text, [{ ...range, text: snippet }, ...extraEdits]);
}
function take(marked: string, label: string): string {
  const { text, found } = at(marked);
  const chosen = found.find((completion) => completion.label === label);
  if (!chosen) throw new Error(`${label} is not offered, but ${found.map((one) => one.label).join(", ")}`);
  return taken(text, chosen);
}

describe("elements", () => {
  test("what is required comes first, then the rest in the order of the schema", () => {
    expect(at(inFields("<|")).labels).toEqual(["DbId", "RfCs", "OrDa", "Pr", "Bk", "OrTi", "Wt"]);
    expect(at(inFields("|")).labels).toEqual(["DbId", "RfCs", "OrDa", "Pr", "Bk", "OrTi", "Wt"]);
  });

  test("the cursor ends in what is still empty", () => {
    const objects = ORDER.root.objects.map((object) => ({ ...object, isObligatory: false }));
    const schema = { ...ORDER, root: { ...ORDER.root, objects } };
    const { text, found } = at('<Order><Element OrId="1"><Fields Action="update"/>|</Element></Order>', schema);
    const chosen = found.find(({ label }) => label === "Objects");
    expect(chosen && taken(text, chosen)).toContain("<Objects>${0}</Objects>");
  });

  test("what is there already is left out, and what belongs elsewhere comes last", () => {
    const { found } = at(inFields("<OrDa>2026-01-01</OrDa><|<Wt>1</Wt>"));
    const told = found.map(({ label, what }) => [label, what.kind === "field" && what.isHere]);
    expect(told).toEqual([
      ["Pr", true],
      ["Bk", true],
      ["OrTi", true],
      ["DbId", false],
      ["RfCs", false],
    ]);
  });

  test("it finds by id and by label, and says what the field is", () => {
    const db = at(inFields("<|")).found[0];
    expect(db?.filterText).toBe("DbId Verkooprelatie Sales relation");
    expect(db?.what).toMatchObject({ kind: "field", isRequired: true, field: { kind: "text", length: 16 } });
  });

  test("taking one writes both of its tags", () => {
    expect(take(inFields("<Or|"), "OrDa")).toBe(inFields("<OrDa>${1}</OrDa>"));
    expect(take(inFields("Or|"), "OrDa")).toBe(inFields("<OrDa>${1}</OrDa>"));
    expect(take(inFields("<|>"), "OrDa")).toBe(inFields("<OrDa>${1}</OrDa>"));
  });

  test("a tag that is whole gets another name, at both its ends", () => {
    expect(take(inFields("<Or|>x</Or>"), "OrDa")).toBe(inFields("<OrDa>x</OrDa>"));
    expect(take(inFields('<O| xsi:nil="true"/>'), "OrDa")).toBe(inFields('<OrDa xsi:nil="true"/>'));
  });

  test("one that belongs elsewhere goes there, on a line of its own", () => {
    const text = ["<Fields>", "    <OrDa>x</OrDa> <!-- r -->", "    <|", "  </Fields>"].join("\n");
    const [opening, closing] = ["<Order>\n <Element>\n  ", "\n </Element>\n</Order>"];
    const { text: whole, found } = at(`${opening}${text}${closing}`);
    const db = found.find(({ label }) => label === "DbId") as Completion;
    const after = taken(whole, db);
    expect(after).toBe(`${opening}<Fields>\n    <DbId></DbId>\n    <OrDa>x</OrDa> <!-- r -->\n  </Fields>${closing}`);
    expect(after.slice(0, db.cursorAfter ?? 0)).toMatch(/<DbId>$/);
  });

  test("structure comes whole, with what the schema wants below it", () => {
    expect(take("|", "Order")).toBe(
      [
        "<Order>",
        '  <Element OrId="${1}">',
        '    <Fields Action="${2|insert,update,delete|}">',
        "      <DbId>${3}</DbId>",
        "      <RfCs>${4}</RfCs>",
        "    </Fields>",
        "    <Objects>",
        "      <OrderLine>",
        "        <Element>",
        '          <Fields Action="${5|insert,update,delete|}">',
        "            <ItCd>${6}</ItCd>",
        "          </Fields>",
        "        </Element>",
        "      </OrderLine>",
        "    </Objects>",
        "  </Element>",
        "</Order>",
      ].join("\n"),
    );
    expect(at("<Order>|</Order>").labels).toEqual(["Element"]);
    expect(at("<Order><Element/>|</Order>").labels).toEqual(["Element"]);
    expect(at("<Order><Element>|</Element></Order>").labels).toEqual(["Fields", "Objects"]);
    expect(at(inFields("", "<|")).labels).toEqual(["Objects"]);
    expect(at(inFields("", "<Objects><|</Objects>")).labels).toEqual(["OrderLine", "OrderNote", "OrderFree"]);
  });

  test("an object without fields gets Fields that are closed, and the action of what is around it", () => {
    expect(take(inFields("", "<Objects><|</Objects>"), "OrderFree")).toContain(
      '<Fields Action="${1|update,insert,delete|}"/>',
    );
  });

  test("no second root, and nothing in what the schema does not have", () => {
    expect(at("<Order></Order>|").labels).toEqual([]);
    expect(at("<Order><X>|</X></Order>").labels).toEqual([]);
    expect(at(inFields("<!-- <| -->")).labels).toEqual([]);
    expect(at(inFields("<Wt><![CDATA[|]]></Wt>")).labels).toEqual([]);
  });
});

describe("attributes", () => {
  test("keys, Action and nil, each where it belongs and only once", () => {
    expect(at("<Order><Element |").labels).toEqual(["OrId"]);
    expect(at('<Order><Element OrId="1" |').labels).toEqual([]);
    expect(at("<Order><Element><Fields |/></Element></Order>").labels).toEqual(["Action"]);
    expect(at("<Order |>").labels).toEqual(["xmlns:xsi"]);
    expect(take(inFields("<Wt |/>"), "xsi:nil")).toBe(
      inFields('<Wt xsi:nil="true"/>').replace(
        "<Order",
        '<Order xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
      ),
    );
    expect(at(inFields("", "<Objects><OrderLine><Element><Fields><ItCd |/>")).labels).toEqual([]);
  });

  test("a name with a value keeps it", () => {
    expect(take('<Order><Element><Fields Ac|="update"/></Element></Order>', "Action")).toContain('Action="update"');
  });

  test("values of Action, with the quotes that are still missing", () => {
    expect(at('<Order><Element><Fields Action="|"/>').labels).toEqual(["insert", "update", "delete"]);
    expect(take('<Order><Element><Fields Action="up|"/>', "update")).toBe('<Order><Element><Fields Action="update"/>');
    expect(take("<Order><Element><Fields Action=|>", "update")).toBe('<Order><Element><Fields Action="update">');
    expect(take('<Order><Element><Fields Action="u|\n<DbId>', "update")).toBe(
      '<Order><Element><Fields Action="update"\n<DbId>',
    );
  });
});

describe("values", () => {
  test("a code list, found by id and by text", () => {
    const { found } = at(inFields("<Pr>|</Pr>"));
    expect(found.map(({ filterText }) => filterText)).toEqual(["H Hoog", "N Normaal", "L Laag & later"]);
    expect(take(inFields("<Pr>Ho|</Pr>"), "H")).toBe(inFields("<Pr>H</Pr>"));
    expect(take(inFields("<Pr>|N</Pr>"), "H")).toBe(inFields("<Pr>H</Pr>"));
  });

  test("yes and no", () => {
    const { found } = at(inFields("<Bk>|</Bk>"));
    expect(found.map(({ filterText }) => filterText)).toEqual(["true ja yes 1", "false nee no 0"]);
    expect(take(inFields("<Bk>ja|</Bk>"), "true")).toBe(inFields("<Bk>true</Bk>"));
  });

  test("records of the table that a field refers to, as the caller has them", () => {
    const { text, offset } = withCursor(inFields("<DbId>|</DbId>"));
    const candidates = new Map([["AfasKnSalesRelation", [{ id: "A&$1", text: "Bakker" }]]]);
    const [found] = completionsAt({ schema: ORDER, document: text, offset, candidates });
    expect(found).toMatchObject({ label: "A&$1", filterText: "A&$1 Bakker", snippet: "A&amp;\\$1" });
    expect(completionsAt({ schema: ORDER, document: text, offset })).toEqual([]);
  });
});

describe("closing tags", () => {
  test("the element around is closed", () => {
    expect(take("<Order><Element><Fields></|", "</Fields>")).toBe("<Order><Element><Fields></Fields>");
    expect(take(inFields("<Wt>1</|>"), "</Wt>")).toBe(inFields("<Wt>1</Wt>"));
    expect(at("<Order><Element><Fields><|").labels.at(-1)).toBe("</Fields>");
  });
});

test("whatever the text is, what is offered lies inside it and on the cursor", () => {
  fc.assert(
    fc.property(brokenXml, fc.nat(), (text, seed) => {
      const offset = seed % (text.length + 1);
      for (const completion of completionsAt({ schema: ORDER, document: text, offset })) {
        const { range } = completion;
        expect(range.start).toBeLessThanOrEqual(offset);
        expect(range.end).toBeGreaterThanOrEqual(offset);
        expect(text.slice(range.start, offset)).not.toMatch(/[\r\n]/);
        // Throws when edits overlap; the result is longer than nothing when they lie inside.
        const after = taken(text, completion);
        expect(completion.cursorAfter ?? 0).toBeLessThanOrEqual(after.length);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a text that nests deeper than a call stack is no trouble", () => {
  const text = "<Order>".repeat(50_000);
  expect(completionsAt({ schema: ORDER, document: text, offset: text.length }).map(({ label }) => label)).toEqual([
    "</Order>",
  ]);
});

describe.skipIf(CORPUS === undefined)("AFAS's own schemas (PROFIT_CORPUS)", () => {
  test("at the deepest object of KnSalesRelationPer everything the schema has is offered", () => {
    const schema = readXsd("KnSalesRelationPer", realXsd("KnSalesRelationPer"));
    const path: string[] = [];
    let object = schema.root;
    for (let next = object.objects.at(-1); next; next = next.objects.at(-1)) {
      path.push(next.name);
      object = next;
    }
    const opening = [schema.root.name, ...path].map((name) => `<${name}><Element><Fields Action="insert"/><Objects>`);
    const text = opening.join("").replace(/<Fields Action="insert"\/><Objects>$/, "<Fields><");
    const found = completionsAt({ schema, document: readDocument(text), offset: text.length });
    expect(found.map(({ label }) => label)).toEqual([...object.fields.map(({ id }) => id), "</Fields>"]);
  });
});

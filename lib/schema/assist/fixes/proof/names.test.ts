import { describe, expect, test } from "vitest";
import { fixed, isMended, line, order, own, REQUIRED, titles, told, withField } from "./proof";

test("the document that the tests begin with has no problem", () => {
  expect(told(withField("<Wt>1</Wt>"))).toEqual([]);
});

describe("names", () => {
  test.each([
    ["<Prr>H</Prr>", ["rename Pr !", "removeElement Prr"], "<Pr>H</Pr>"],
    ["<wt>1</wt>", ["rename Wt !", "removeElement wt"], "<Wt>1</Wt>"],
    ["<Prioriteit>H</Prioriteit>", ["rename Pr !", "removeElement Prioriteit"], "<Pr>H</Pr>"],
    ["<OrDt xsi:nil='true'/>", ["rename OrDa !", "rename OrTi", "removeElement OrDt"], "<OrDa xsi:nil='true'/>"],
    ["<Colour>red</Colour>", ["removeElement Colour"], null],
  ])("%s is what it must have been meant to be", (field, offered, after) => {
    const text = withField(field);
    const fixes = fixed("unknownElement", text);
    expect(titles(fixes)).toEqual(offered);
    if (after !== null) expect(fixes[0]?.after).toBe(text.replace(field, after));
    for (const fix of fixes) isMended("unknownElement", text, fix.after);
    expect(fixes.at(-1)?.after).toBe(order(REQUIRED.join("\n")));
  });

  test("a new name can mean a new place", () => {
    const text = withField("<Wt>1</Wt>\n<OrDat>2026-01-01</OrDat>");
    const [fix] = fixed("unknownElement", text);
    expect(fix?.after).toBe(withField("<OrDa>2026-01-01</OrDa>\n<Wt>1</Wt>"));
  });

  test("of an element that nothing closes only the tag goes, for what follows seems to be in it", () => {
    const fixes = fixed("unknownElement", withField("<Colour>\n<Wt>1</Wt>"));
    expect(fixes.map(({ kind, after }) => [kind, after])).toEqual([["removeElement", withField("<Wt>1</Wt>")]]);
    const half = fixed("unfinishedTag", withField("<Week\n<Wt>1</Wt>"));
    expect(half.at(-1)?.after).toBe(withField("<Wt>1</Wt>"));
  });

  test("a wrong root gets its name at both ends", () => {
    const text = order(REQUIRED.join("\n"));
    const [fix] = fixed(
      "wrongRoot",
      text.replaceAll("Order>", "Orders>").replaceAll("<Order ", "<Orders ").replaceAll("</Orders>", "</Orders>"),
    );
    expect(fix?.after).toBe(text);
  });

  test("of what may stand once the second goes, surely when it says the same", () => {
    const text = withField("<Wt>1</Wt>\n<Wt>1</Wt>");
    const [fix] = fixed("repeatedElement", text);
    expect(fix).toMatchObject({ isPreferred: true, after: withField("<Wt>1</Wt>") });
    expect(fixed("repeatedElement", withField("<Wt>1</Wt>\n<Wt>2</Wt>"))[0]?.isPreferred).toBe(false);
  });

  test("an attribute that is not known is meant to be another, or goes", () => {
    const text = order(REQUIRED.join("\n")).replace(
      '<Fields Action="insert">\n      <DbId',
      '<Fields action="insert">\n      <DbId',
    );
    const fixes = fixed("unknownAttribute", text);
    expect(titles(fixes)).toEqual(["rename Action !", "removeAttribute action"]);
    expect(told(fixes[0]?.after ?? "")).toEqual([]);
    const other = withField('<Wt colour="red">1</Wt>');
    const [removed] = fixed("unknownAttribute", other);
    expect(removed).toMatchObject({ isPreferred: true, after: withField("<Wt>1</Wt>") });
  });

  test("a custom field is another one only when it is nearly the same", () => {
    const id = "U0123456789ABCDEF0123456789ABCDEF";
    const schema = own(id, "text");
    const wrong = id.replace("789", "798");
    const text = withField(`<${wrong}>x</${wrong}>`);
    const fixes = fixed("unknownCustomField", text, schema);
    expect(titles(fixes)).toEqual([`rename ${id} !`, `removeElement ${wrong}`]);
    isMended("unknownCustomField", text, fixes[0]?.after ?? "", schema);
    expect(titles(fixed("unknownCustomField", withField(`<U${"F".repeat(32)}/>`), schema))).toEqual([
      `removeElement U${"F".repeat(32)}`,
    ]);
  });
});

describe("what is missing", () => {
  test("Action, preferred as the rest says it", () => {
    const text = order(REQUIRED.join("\n")).replace(
      '<Element>\n          <Fields Action="insert">',
      "<Element>\n          <Fields>",
    );
    const fixes = fixed("missingAction", text.replaceAll('"insert"', '"update"'));
    expect(titles(fixes)).toEqual(["setAction update !", "setAction insert", "setAction delete"]);
    const inserted = fixed("missingAction", text);
    expect(inserted[0]?.after).toBe(order(REQUIRED.join("\n")));
    isMended("missingAction", text, inserted[0]?.after ?? "");
  });

  test("an Action that is none becomes what it must mean", () => {
    for (const [written, first] of [
      ["Insert", "insert !"],
      ["wijzigen", "update !"],
      ["put", "update !"],
      ["?", "insert"],
    ] as const) {
      const text = order(REQUIRED.join("\n")).replace('"insert"', `"${written}"`);
      const fixes = fixed("badAction", text);
      expect(titles(fixes)[0]).toBe(`setAction ${first}`);
      expect(fixes).toHaveLength(3);
      isMended("badAction", text, fixes.find(({ params }) => params["action"] === "insert")?.after ?? "");
    }
  });

  test("a key comes empty, for a made-up one could be somebody's", () => {
    const text = order(REQUIRED.join("\n")).replace(' OrId="1"', "");
    const [fix] = fixed("missingKey", text);
    expect(fix?.after).toBe(text.replace("<Element>", '<Element OrId="">'));
    isMended("missingKey", text, fix?.after ?? "");
  });

  test("a mandatory field comes with an example, at its place", () => {
    const text = order(`<OrDa>2026-01-01</OrDa> <!-- day -->\n${REQUIRED[1]}`);
    const [fix] = fixed("missingMandatory", text);
    expect(fix).toMatchObject({ kind: "insertMandatory", params: { name: "DbId", value: "Verkooprelatie" } });
    expect(fix?.after).toBe(order(`<DbId>Verkooprelatie</DbId>\n<OrDa>2026-01-01</OrDa> <!-- day -->\n${REQUIRED[1]}`));
    isMended("missingMandatory", text, fix?.after ?? "");
    const nil = order(`<DbId xsi:nil="true"/>\n${REQUIRED[1]}`);
    expect(fixed("missingMandatory", nil)[0]?.after).toBe(order(`<DbId>Verkooprelatie</DbId>\n${REQUIRED[1]}`));
  });

  test("an obligatory object comes with what it cannot do without", () => {
    const text = order(REQUIRED.join("\n"), '<OrderNote>\n  <Element SeNo="1"/>\n</OrderNote>');
    const [fix] = fixed("missingElement", text);
    expect(fix?.after).toBe(
      order(
        REQUIRED.join("\n"),
        `${line("<ItCd>Artikelcode</ItCd>")}\n<OrderNote>\n  <Element SeNo="1"/>\n</OrderNote>`,
      ),
    );
    isMended("missingElement", text, fix?.after ?? "");
    const without = order(REQUIRED.join("\n")).replace(/\n {4}<Objects>[\s\S]*<\/Objects>/, "");
    expect(fixed("missingElement", without)[0]?.after).toBe(
      order(REQUIRED.join("\n"), line("<ItCd>Artikelcode</ItCd>")),
    );
    expect(fixed("missingElement", "<Order/>")[0]?.after).toMatch(
      /^<Order>\n {2}<Element OrId="Ordernummer">[\s\S]*\n<\/Order>$/,
    );
  });
});

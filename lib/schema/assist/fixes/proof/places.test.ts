import { describe, expect, test } from "vitest";
import { withEdits } from "@/lib/xml/document/text-edit";
import { ORDER } from "../../order-schema";
import { fixesFor } from "../fixes-for";
import { fixed, isMended, line, order, problemsIn, REQUIRED, titles, withField } from "./proof";

describe("places", () => {
  test("a field that comes too late moves up, with its comments and remark", () => {
    const moved = "<!-- how urgent -->\n<!-- really -->\n<Pr>H</Pr> <!-- high -->";
    const text = withField(`<Wt>1</Wt> <!-- week -->\n${moved}`);
    const fixes = fixed("misplacedElement", text);
    expect(titles(fixes)).toEqual(["move Pr !", "removeElement Pr"]);
    expect(fixes[0]?.after).toBe(withField(`${moved}\n<Wt>1</Wt> <!-- week -->`));
    isMended("misplacedElement", text, fixes[0]?.after ?? "");
  });

  test("an object moves with all that is in it, and its values keep their lines", () => {
    const note =
      '<OrderNote>\n  <Element SeNo="1">\n    <Fields Action="insert">\n      <Tx>one\n  two</Tx>\n    </Fields>\n  </Element>\n</OrderNote>';
    const text = order(`${REQUIRED.join("\n")}\n${note.replaceAll("\n", "\n")}`);
    const [fix] = fixed("misplacedElement", text);
    expect(fix?.kind).toBe("move");
    // What is inside the value was indented by the test above, and stays so.
    const value = "<Tx>one\n        two</Tx>";
    const moved = note.replace("<Tx>one\n  two</Tx>", "<Tx/>");
    expect(fix?.after).toBe(order(REQUIRED.join("\n"), `${line("<ItCd>A</ItCd>")}\n${moved}`).replace("<Tx/>", value));
    isMended("misplacedElement", text, fix?.after ?? "");
  });

  test("a field that stands beside Fields goes in, and Fields is made when there is none", () => {
    const text = order(REQUIRED.join("\n")).replace("    <Objects>", "    <Wt>1</Wt>\n    <Objects>");
    expect(fixed("misplacedElement", text)[0]?.after).toBe(order(`${REQUIRED[0]}\n<Wt>1</Wt>\n${REQUIRED[1]}`));
    const bare = '<Order>\n  <Element OrId="1">\n    <DbId>1</DbId>\n  </Element>\n</Order>';
    expect(fixed("misplacedElement", bare)[0]?.after).toBe(
      '<Order>\n  <Element OrId="1">\n    <Fields Action="insert">\n      <DbId>1</DbId>\n    </Fields>\n  </Element>\n</Order>',
    );
  });

  test("a field of an object below goes into a record of it, which is made when there is none", () => {
    const text = withField("<QuUn>2</QuUn>");
    expect(fixed("misplacedElement", text)[0]?.after).toBe(
      order(REQUIRED.join("\n"), line("<ItCd>A</ItCd>\n      <QuUn>2</QuUn>")),
    );
    const note = withField("<Tx>hello</Tx>");
    const made =
      '<OrderNote>\n  <Element SeNo="">\n    <Fields Action="insert">\n      <Tx>hello</Tx>\n    </Fields>\n  </Element>\n</OrderNote>';
    expect(fixed("misplacedElement", note)[0]?.after).toBe(
      order(REQUIRED.join("\n"), `${line("<ItCd>A</ItCd>")}\n${made}`),
    );
    const bare = '<Order><Element OrId="1"><Fields Action="update"><Tx>hello</Tx></Fields></Element></Order>';
    const [fix] = fixed("misplacedElement", bare);
    expect(fix?.after.replace(/\n\s*/g, "")).toBe(
      bare.replace(
        "<Tx>hello</Tx></Fields>",
        `</Fields><Objects>${made.replace(/\n\s*/g, "").replace("insert", "update")}</Objects>`,
      ),
    );
  });

  test("a key that was written as a field becomes an attribute", () => {
    const text = withField("<OrId>7</OrId>");
    expect(fixed("misplacedElement", text.replace(' OrId="1"', ""))[0]?.after).toBe(
      order(REQUIRED.join("\n")).replace('OrId="1"', 'OrId="7"'),
    );
    // Two keys that differ are for the person to judge.
    expect(titles(fixed("misplacedElement", text))).toEqual(["removeElement OrId"]);
    expect(titles(fixed("misplacedElement", withField("<OrId>1</OrId>")))).toEqual([
      "move OrId !",
      "removeElement OrId",
    ]);
  });

  test("the halves of a record go into it", () => {
    const text = '<Order><Element OrId="1"></Element><Fields Action="update"/></Order>';
    expect(fixed("misplacedElement", text)[0]?.after).toBe(
      '<Order><Element OrId="1">\n  <Fields Action="update"/>\n</Element></Order>',
    );
    const bare = '<Order>\n  <Fields Action="update">\n    <Wt>1</Wt>\n  </Fields>\n</Order>';
    expect(fixed("misplacedElement", bare)[0]?.after).toBe(
      '<Order>\n  <Element OrId="">\n    <Fields Action="update">\n      <Wt>1</Wt>\n    </Fields>\n  </Element>\n</Order>',
    );
  });

  test("Objects before Fields changes places with it", () => {
    const text = '<Order><Element OrId="1"><Objects></Objects><Fields Action="update"/></Element></Order>';
    const problems = problemsIn(text).filter(({ code }) => code === "misplacedElement");
    const [fix] = problems.flatMap((problem) => fixesFor({ schema: ORDER, text, problem }));
    expect(withEdits(text, fix?.edits ?? [])).toBe(
      '<Order><Element OrId="1">\n  <Fields Action="update"/><Objects></Objects></Element></Order>',
    );
  });
});

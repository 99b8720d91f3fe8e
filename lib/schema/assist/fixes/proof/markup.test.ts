import { describe, expect, test } from "vitest";
import type { ProblemCode } from "../../../check/problem";
import { fixed, isMended, order, problemsIn, REQUIRED, withField } from "./proof";

describe("markup", () => {
  const mended = (code: ProblemCode, text: string) => {
    const [fix] = fixed(code, text);
    isMended(code, text, fix?.after ?? "");
    return fix?.after;
  };

  test("references that XML does not know", () => {
    expect(mended("entity", order(`${REQUIRED[0]}\n<RfCs>Caf&eacute;</RfCs>`))).toContain("<RfCs>Café</RfCs>");
    expect(mended("entity", order(`${REQUIRED[0]}\n<RfCs>a&b;</RfCs>`))).toContain("<RfCs>a&amp;b;</RfCs>");
    expect(mended("bareAmpersand", order(`${REQUIRED[0]}\n<RfCs>A & B</RfCs>`))).toContain("<RfCs>A &amp; B</RfCs>");
  });

  test("DOCTYPE and encoding", () => {
    const text = order(REQUIRED.join("\n"));
    for (const doctype of ["<!DOCTYPE x>", '<!DOCTYPE x [<!ENTITY a "b">\n]>']) {
      expect(fixed("doctype", `${doctype}\n${text}`)[0]?.after).toBe(text);
    }
    expect(mended("notUtf8", `<?xml version="1.0" encoding="windows-1252"?>\n${text}`)).toContain('encoding="UTF-8"');
  });

  test("tags that are not closed, or close nothing", () => {
    expect(mended("strayClose", withField("</Nothing>\n<Wt>1</Wt>"))).toBe(withField("<Wt>1</Wt>"));
    expect(fixed("notClosed", withField("<Wt>1"))[0]?.after).toBe(withField("<Wt>1</Wt>"));
  });

  test("text where none may be, a prefix that nothing declares, an attribute that stands twice, a namespace", () => {
    expect(mended("textNotAllowed", withField("stray\n<Wt>1</Wt>"))).not.toContain("stray");
    const bare = withField('<Wt xsi:nil="true"/>').replace(/ xmlns:xsi="[^"]*"/, "");
    expect(fixed("undeclaredPrefix", bare)[0]?.after).toBe(withField('<Wt xsi:nil="true"/>'));
    expect(mended("repeatedAttribute", order(REQUIRED.join("\n")).replace('OrId="1"', 'OrId="1" OrId="2"'))).toBe(
      order(REQUIRED.join("\n")),
    );
    const text = order(REQUIRED.join("\n"));
    expect(fixed("namespace", text.replace("<Order ", '<Order xmlns="urn:x" '))[0]?.after).toBe(text);
  });

  test("a sign that begins no tag, signs in a tag, dashes in a comment", () => {
    expect(mended("bareLess", order(`${REQUIRED[0]}\n<RfCs>1 < 2</RfCs>`))).toContain("<RfCs>1 &lt; 2</RfCs>");
    expect(fixed("bareLess", withField("<\n<Wt>1</Wt>"))[0]?.kind).toBe("removeText");
    expect(mended("strayInTag", withField('<Wt "">1</Wt>').replace('""', "="))).toContain("<Wt >1</Wt>");
    expect(mended("dashesInComment", withField("<!-- a---b -->"))).toContain("<!-- a- - -b -->");
    expect(mended("dashesInComment", withField("<!-- a --->"))).toContain("<!-- a - -->");
  });

  test("what has no end gets it", () => {
    const quoted = order(REQUIRED.join("\n"));
    expect(fixed("badAttribute", quoted.replace('"1"', "1"))[0]?.after).toBe(quoted);
    expect(fixed("badAttribute", quoted.replace('"1"', '"1'))[0]?.after).toBe(quoted);
    expect(fixed("badAttribute", quoted.replace('OrId="1"', 'OrId="1" x'))[0]?.after).toBe(quoted);
    expect(fixed("unfinishedTag", withField("<Wt>1</Wt"))[0]?.after).toBe(withField("<Wt>1</Wt>"));
    expect(fixed("unfinishedMarkup", withField("<!-- a\n<Wt>1</Wt>"))[0]?.after).toBe(
      withField("<!-- a -->\n<Wt>1</Wt>"),
    );
  });

  test("what stands beside the root, and where there is none", () => {
    const text = order(REQUIRED.join("\n"));
    expect(mended("outsideRoot", `${text}\n<Order/>`)).toBe(text);
    expect(mended("outsideRoot", `x ${text}`)).toBe(text);
    expect(problemsIn(mended("emptyDocument", "\n") ?? "")).toEqual([]);
    expect(fixed("emptyDocument", "{}")).toEqual([]);
  });

  test("another prefix goes, from a name and with its attribute", () => {
    expect(fixed("undeclaredPrefix", withField("<ns:Wt>1</ns:Wt>"))[0]?.after).toBe(withField("<Wt>1</Wt>"));
    expect(fixed("undeclaredPrefix", withField('<Wt ns:x="1">1</Wt>'))[0]?.after).toBe(withField("<Wt>1</Wt>"));
  });
});

import { describe, expect, test } from "vitest";
import { ORDER } from "../../order-schema";
import { fixed, isMended, line, order, own, REQUIRED, titles, withField } from "./proof";

describe("values", () => {
  const decimal = own("Am", "decimal", { totalDigits: 8, decimals: 2 });
  const number = own("Nr", "int");

  test.each([
    ["Am", decimal, "badNumber", "12,5", ["replaceValue 12.5 !"]],
    ["Am", decimal, "badNumber", "1.234,56", ["replaceValue 1234.56 !"]],
    ["Am", decimal, "badNumber", "1,234.56", ["replaceValue 1234.56 !"]],
    ["Am", decimal, "badNumber", "€ 1 234,50", ["replaceValue 1234.50 !"]],
    ["Am", decimal, "badNumber", "12,50-", ["replaceValue -12.50 !"]],
    ["Am", decimal, "badNumber", "1,234", ["replaceValue 1234", "round 1.23"]],
    ["Am", decimal, "badNumber", "1.234.567", ["replaceValue 1234567 !"]],
    ["Am", decimal, "badNumber", "twaalf", []],
    ["Am", decimal, "tooManyDecimals", "12.345", ["replaceValue 12345", "round 12.35"]],
    ["Am", decimal, "tooManyDecimals", "-0.996", ["round -1.00"]],
    ["Am", decimal, "tooManyDigits", "123456789", []],
    ["Nr", number, "badNumber", "12,0", ["replaceValue 12 !"]],
    ["Nr", number, "badNumber", "12.5", ["round 13"]],
    ["Nr", number, "badNumber", "1.234", ["replaceValue 1234", "round 1"]],
    ["Bk", ORDER, "badBoolean", "ja", ["replaceValue true !"]],
    ["Bk", ORDER, "badBoolean", "Nee", ["replaceValue false !"]],
    ["Bk", ORDER, "badBoolean", "TRUE", ["replaceValue true !"]],
    ["Bk", ORDER, "badBoolean", "misschien", ["replaceValue true", "replaceValue false"]],
    ["OrDa", ORDER, "badDate", "31-12-2026", ["replaceValue 2026-12-31 !"]],
    ["OrDa", ORDER, "badDate", "1.2.2026", ["replaceValue 2026-02-01 !"]],
    ["OrDa", ORDER, "badDate", "1/2/2026", ["replaceValue 2026-02-01", "replaceValue 2026-01-02"]],
    ["OrDa", ORDER, "badDate", "31/12/2026", ["replaceValue 2026-12-31 !"]],
    ["OrDa", ORDER, "badDate", "31-12-26", ["replaceValue 2026-12-31", "replaceValue 1926-12-31"]],
    ["OrDa", ORDER, "badDate", "20261231", ["replaceValue 2026-12-31 !"]],
    ["OrDa", ORDER, "badDate", "31 december 2026", ["replaceValue 2026-12-31 !"]],
    ["OrDa", ORDER, "badDate", "Dec 31, 2026", ["replaceValue 2026-12-31 !"]],
    ["OrDa", ORDER, "badDate", "2026-12-31T00:00:00", ["replaceValue 2026-12-31 !"]],
    ["OrDa", ORDER, "badDate", "2026-12-31T13:30:00Z", ["replaceValue 2026-12-31"]],
    ["OrDa", ORDER, "badDate", "30-02-2026", []],
    ["OrDa", ORDER, "badDate", "morgen", []],
    ["OrTi", ORDER, "badDateTime", "31-12-2026 9:30", ["replaceValue 2026-12-31T09:30:00 !"]],
    ["OrTi", ORDER, "badDateTime", "2026-12-31 13:30:15", ["replaceValue 2026-12-31T13:30:15 !"]],
    ["OrTi", ORDER, "badDateTime", "2026-12-31", ["replaceValue 2026-12-31T00:00:00 !"]],
    ["OrTi", ORDER, "badDateTime", "31-12-2026 25:00", []],
    ["Tm", own("Tm", "time"), "badTime", "9:30", ["replaceValue 09:30:00 !"]],
    ["Tm", own("Tm", "time"), "badTime", "9u30", ["replaceValue 09:30:00 !"]],
    ["Tm", own("Tm", "time"), "badTime", "1:30 pm", ["replaceValue 13:30:00 !"]],
    ["Tm", own("Tm", "time"), "badTime", "24:30", []],
    ["Fs", own("Fs", "base64"), "badBase64", "data:text/plain;base64,SGFsbG8=", ["replaceValue SGFsbG8= !"]],
    ["Fs", own("Fs", "base64"), "badBase64", "-_-_SGFsbG8", ["replaceValue +/+/SGFsbG8= !"]],
    ["Fs", own("Fs", "base64"), "badBase64", "C:\\file.pdf", []],
    ["OrTi", ORDER, "zone", "2026-12-31T13:30:00Z", ["dropZone 2026-12-31T13:30:00 !"]],
    ["OrTi", ORDER, "zone", "2026-12-31T13:30:00-05:00", ["dropZone 2026-12-31T13:30:00"]],
    ["RfCs", ORDER, "tooLong", "12345678901", ["shorten RfCs"]],
    ["RfCs", ORDER, "tooLong", "  1234567890 ", ["replaceValue 1234567890 !"]],
    ["Pr", ORDER, "unknownCode", "h", ["replaceCode H !", "replaceCode N", "replaceCode L"]],
    [
      "Ln",
      own("Ln", "text", { codes: ["01", "10"].map((id) => ({ id, text: `Soort ${id}`, englishText: null })) }),
      "unknownCode",
      "1",
      ["replaceCode 01 !", "replaceCode 10"],
    ],
    ["Nz", own("Nz", "int", { isNotZero: true }), "zeroNotAllowed", "0", ["removeElement Nz"]],
  ] as const)("%s%# as %s with %s", (id, schema, code, value, offered) => {
    const text = id === "RfCs" ? order(`${REQUIRED[0]}\n<RfCs>${value}</RfCs>`) : withField(`<${id}>${value}</${id}>`);
    const fixes = fixed(code, text, schema);
    expect(titles(fixes)).toEqual(offered);
    for (const { after, kind, params } of fixes) {
      isMended(code, text, after, schema);
      const to = kind === "shorten" ? value.slice(0, 10) : params["to"];
      if (kind !== "removeElement") expect(after).toBe(text.replace(`<${id}>${value}<`, `<${id}>${to}<`));
    }
  });

  test("what must be escaped is escaped, CDATA stays CDATA, and a comment is not lost", () => {
    const text = (value: string) => order(`${REQUIRED[0]}\n<RfCs>${value}</RfCs>`);
    expect(fixed("tooLong", text("&lt;234567890&amp;"))[0]?.after).toBe(text("&lt;234567890"));
    expect(fixed("tooLong", text("<![CDATA[<234567890&]]>"))[0]?.after).toBe(text("<![CDATA[<234567890]]>"));
    expect(fixed("tooLong", text("12345<!-- c -->678901"))).toEqual([]);
  });

  test("in an attribute too", () => {
    const text = order(REQUIRED.join("\n")).replace('OrId="1"', "OrId='Jan''");
    const long = text.replace("'Jan''", "'1234567890\"12345'");
    const [fix] = fixed("tooLong", long);
    expect(fix?.after).toContain("OrId='1234567890&quot;1'");
    isMended("tooLong", long, fix?.after ?? "");
  });

  test("an empty field is emptied with xsi:nil, which is declared when it must be, or goes", () => {
    for (const empty of ["<Wt></Wt>", "<Wt/>"]) {
      const text = withField(empty);
      const fixes = fixed("emptyValue", text);
      expect(titles(fixes)).toEqual(["setNil Wt !", "removeElement Wt"]);
      for (const { after } of fixes) isMended("emptyValue", text, after);
      expect(fixes[0]?.after).toBe(withField(empty.replace("<Wt", '<Wt xsi:nil="true"')));
      const bare = text.replace(/ xmlns:xsi="[^"]*"/, "");
      expect(fixed("emptyValue", bare)[0]?.after).toBe(fixes[0]?.after);
      const other = text.replaceAll("xsi", "i");
      expect(fixed("emptyValue", other)[0]?.after).toBe(fixes[0]?.after.replaceAll("xsi", "i"));
    }
    expect(fixed("emptyValue", withField("<RfCs/>").replace("<RfCs>R</RfCs>", ""))[0]?.kind).toBe("setNil");
    expect(titles(fixed("emptyValue", order(REQUIRED.join("\n"), line("<ItCd/>"))))).toEqual(["removeElement ItCd"]);
    expect(titles(fixed("emptyValue", withField("<Wt><!-- later --></Wt>")))).toEqual(["removeElement Wt !"]);
  });

  test("xsi:nil where it cannot be, with a value, and with neither yes nor no", () => {
    const on = (field: string) => order(REQUIRED.join("\n"), line(field));
    expect(titles(fixed("notNillable", on('<ItCd xsi:nil="true"/>')))).toEqual(["removeElement ItCd"]);
    const both = withField('<Wt xsi:nil="true">1</Wt>');
    const fixes = fixed("nilWithContent", both);
    expect(fixes.map(({ after }) => after)).toEqual([withField("<Wt>1</Wt>"), withField('<Wt xsi:nil="true"></Wt>')]);
    for (const { after } of fixes) isMended("nilWithContent", both, after);
    expect(titles(fixed("badNil", withField('<Wt xsi:nil="ja"/>')))).toEqual(["replaceValue true !"]);
    const part = order(REQUIRED.join("\n")).replace(
      '<Fields Action="insert">\n      <DbId',
      '<Fields xsi:nil="false" Action="insert">\n      <DbId',
    );
    expect(fixed("notNillable", part)[0]?.after).toBe(order(REQUIRED.join("\n")));
  });
});

import { expect, test } from "vitest";
import { maskAnswerText } from "./mask-answer";

const FIELDS = ["BSN", "Salaris", "Geboren", "E-mail privé"];
const SECRET = "123456782";

test("values of JSON rows are masked, whatever their type; nothing stays nothing", () => {
  const answer = `{"skip":0,"take":2,"rows":[{"Naam":"Bakker","BSN":"${SECRET}","Salaris":-.5},\n{"Naam":"BSN","BSN":null,"Salaris" : 1.2E+3,"Geboren":true}]}`;
  expect(maskAnswerText(answer, FIELDS)).toBe(
    '{"skip":0,"take":2,"rows":[{"Naam":"Bakker","BSN":"***","Salaris":"***"},\n{"Naam":"BSN","BSN":null,"Salaris" : "***","Geboren":"***"}]}',
  );
});

test("a text that speaks of a field is a text, and quotes inside a value do not end it", () => {
  const answer = JSON.stringify({ rows: [{ Memo: `"BSN":"x"`, BSN: `a"b\\${SECRET}`, Naam: "\\" }] });
  const masked = maskAnswerText(answer, FIELDS);
  expect(JSON.parse(masked)).toEqual({ rows: [{ Memo: `"BSN":"x"`, BSN: "***", Naam: "\\" }] });
});

test("names are compared as they are meant", () => {
  expect(maskAnswerText(`[{"\\u0042SN":"${SECRET}","E-mail priv\\u00e9":"a@b.nl"}]`, FIELDS)).not.toMatch(/1234|a@b/);
  const xml = maskAnswerText(
    `<r><E-mail_x0020_priv\u00e9>a@b.nl</E-mail_x0020_priv\u00e9><x:BSN>${SECRET}</x:BSN></r>`,
    FIELDS,
  );
  expect(xml).not.toMatch(/1234|a@b/);
});

const ROWS = `<AfasGetConnector><Medewerkers><Naam>B &amp; C</Naam><BSN>${SECRET}</BSN><Salaris/></Medewerkers><Medewerkers><BSN xml:space="preserve"><![CDATA[${SECRET}<]]></BSN></Medewerkers></AfasGetConnector>`;

test("values of XML rows are masked, also inside a SOAP envelope", () => {
  const expected = ROWS.replace(/<!\[CDATA.*?\]\]>/, "***").replaceAll(SECRET, "***");
  expect(maskAnswerText(ROWS, FIELDS)).toBe(expected);
  const inside = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const envelope = (rows: string) =>
    `<?xml version="1.0"?><s:Envelope><GetDataResult>${rows}</GetDataResult></s:Envelope>`;
  const plain = ROWS.replace(/<!\[CDATA\[(.*?)<\]\]>/, "$1&amp;x");
  expect(maskAnswerText(envelope(inside(plain)), FIELDS)).toBe(
    envelope(inside(plain).replaceAll(`${SECRET}&amp;amp;x`, "***").replaceAll(SECRET, "***")),
  );
});

test("an answer that was cut anywhere shows no part of a masked value", () => {
  const json = JSON.stringify({ rows: [{ Naam: "B", BSN: SECRET, Salaris: 4321.5 }] });
  for (const whole of [json, ROWS, ROWS.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/^/, "<a>")]) {
    for (let end = 1; end <= whole.length; end++) {
      expect(maskAnswerText(whole.slice(0, end), FIELDS), whole.slice(0, end)).not.toMatch(/1234|432|<BSN[^>]*>1|:4/);
    }
  }
});

test("what is neither JSON nor XML is masked whole, and nothing is touched without fields to mask", () => {
  expect(maskAnswerText(`Naam;BSN\r\nBakker;${SECRET}`, FIELDS)).toBe("***");
  expect(maskAnswerText(`Naam;BSN\r\nBakker;${SECRET}`, [])).toContain(SECRET);
  expect(maskAnswerText("", FIELDS)).toBe("");
});

test("megabytes of text neither overflow nor hang", () => {
  const long = `{"rows":[{"Memo":"${"x&<\\\\".repeat(600_000)}","BSN":"${"1".repeat(2_000_000)}"}]}`;
  expect(maskAnswerText(long, FIELDS)).toHaveLength(long.length - 2_000_000 + 3);
  const xml = `<a><Memo>${"x&amp;".repeat(600_000)}</Memo><BSN>${"1".repeat(2_000_000)}</BSN></a>`;
  expect(maskAnswerText(xml, FIELDS)).toHaveLength(xml.length - 2_000_000 + 3);
});

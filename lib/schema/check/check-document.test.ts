import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { en } from "@/lib/messages/en";
import { nl } from "@/lib/messages/nl";
import { compileXsd } from "@/lib/xml/validate/xsd-validator";
import type { ConnectorSchema, SchemaField } from "../connector-schema";
import { readXsd } from "../sources/read-xsd";
import { checkDocument } from "./check-document";
import { PROBLEM_CODES, type Problem, type ProblemCode } from "./problem";
import { order } from "./truth/order-message";
import { ORDER_XSD } from "./truth/order-schema";

/** As the XSD says it and metainfo adds to it. */
const read = readXsd("Order", ORDER_XSD);
const added: Record<string, Partial<SchemaField>> = { Bl: { isMandatory: true }, Nr: { isNotZero: true } };
const withMetainfo: ConnectorSchema = {
  ...read,
  root: { ...read.root, fields: read.root.fields.map((field) => ({ ...field, ...added[field.id] })) },
};
const BL = "<Bl>1</Bl>";

type Row = [code: ProblemCode, marked: string, sentence: string];

const OF_TEXT: Row[] = [
  ["notWellFormed", order(`<Ds>a\u0007«»</Ds>${BL}`), "Dit is geen geldige XML: "],
  ["notClosed", "«<Order>»", "Order wordt niet gesloten: </Order> ontbreekt."],
  ["strayClose", order(`<Ds>a</Ds>«</Nr>»${BL}`), "</Nr> sluit niets: er staat geen Nr open."],
  ["unfinishedTag", order(`«<Ds »<Nr>1</Nr>${BL}`), "De tag Ds is niet af: > ontbreekt."],
  ["bareLess", order(`<Ds>a «<» b</Ds>${BL}`), "Het teken < in een tekst schrijf je als &lt;."],
  ["unfinishedMarkup", `${order(BL)}«<!-- a»`, "Dit commentaar wordt niet gesloten: --> ontbreekt."],
  ["badAttribute", order(BL, { id: " «Id»" }), "Het attribuut Id heeft geen waarde tussen aanhalingstekens."],
  ["strayInTag", order(BL, { id: ' Id="1" «=»' }), "Dit hoort niet in een tag."],
  ["repeatedAttribute", order(BL, { id: ' Id="1" «Id»="2"' }), "Het attribuut Id staat er twee keer."],
  ["undeclaredPrefix", order(`<Ds «x:nil»="1">a</Ds>${BL}`), "Het voorvoegsel x van x:nil is nergens gedeclareerd."],
  ["dashesInComment", order(`${BL}<!-- a «--» b -->`), "Twee streepjes -- mogen niet in commentaar staan."],
  ["bareAmpersand", order(`<Ds>A «&» B</Ds>${BL}`), "Een & in een tekst schrijf je als &amp;."],
  ["emptyDocument", "« »", "Het bericht is leeg: het begint met Order."],
  ["outsideRoot", `${order(BL)}\n<«Qq»/>`, "Buiten Order mag niets staan."],
  ["doctype", `«<!DOCTYPE a [<!ENTITY b "c">]>»${order(BL)}`, "Een DOCTYPE mag niet in een bericht staan."],
  ["entity", order(`<Ds>«&euro;» 5</Ds>${BL}`), "XML kent &euro; niet. Schrijf het teken zelf."],
  [
    "notUtf8",
    `<?xml version="1.0" encoding="«latin1»"?>${order(BL)}`,
    "Profit leest UTF-8, en dit bericht zegt latin1 te zijn.",
  ],
];

const OF_STRUCTURE: Row[] = [
  ["wrongRoot", "<«Orders»/>", "Het buitenste element moet Order zijn, niet Orders."],
  [
    "namespace",
    order(`${BL}<Da «xmlns="urn:q"»>2026-01-01</Da>`),
    "De elementen van Profit hebben geen namespace: haal xmlns bij Da weg.",
  ],
  ["unknownElement", order(`<«Qq»>1</Qq>${BL}`), "Qq bestaat niet in Order/Element/Fields."],
  ["misplacedElement", order(`<Nr>1</Nr><«Ds»>a</Ds>${BL}`), "Ds staat niet op zijn plaats: het hoort vóór Nr."],
  [
    "misplacedElement",
    order(`${BL}<«Id»>1</Id>`),
    "Id staat niet op zijn plaats: het is een attribuut van Order/Element.",
  ],
  [
    "misplacedElement",
    order(`${BL}<«ItCd»>1</ItCd>`),
    "ItCd staat niet op zijn plaats: het hoort in Lines/Element/Fields.",
  ],
  ["repeatedElement", order(`<Ds>a</Ds><«Ds»>b</Ds>${BL}`), "Ds mag hier maar één keer staan."],
  ["missingElement", order(BL, { objects: "<«Objects»/>" }), "Lines ontbreekt in Order/Element/Objects."],
  [
    "missingElement",
    order(BL, { objects: "<Objects><«KnPerson»><Element/></KnPerson></Objects>" }),
    "Lines ontbreekt in Order/Element/Objects.",
  ],
  ["missingElement", "<«Order»/>", "Element ontbreekt in Order."],
  ["unknownAttribute", order(`<Ds «a»="1">b</Ds>${BL}`), "Het attribuut a bestaat niet bij Ds."],
  [
    "missingAction",
    order(BL, { action: "" }).replace("<Fields", "<«Fields»"),
    "Fields heeft geen Action: insert, update of delete.",
  ],
  [
    "badAction",
    order(BL, { action: 'Action="«upsert»"' }),
    "Action moet insert, update of delete zijn, niet 'upsert'.",
  ],
  [
    "missingKey",
    order(BL, { id: "" }).replace("<Element>", "<«Element»>"),
    "De sleutel Ordernummer (Id) ontbreekt bij Element.",
  ],
  ["textNotAllowed", order(`\n   «hello there»\n${BL}`), "In Fields mag geen tekst staan, alleen elementen."],
  [
    "mustBeEmpty",
    order(BL, {
      objects:
        '<Objects><Lines><Element><Objects><Notes><Element><Fields Action="update">« »</Fields></Element></Notes></Objects></Element></Lines></Objects>',
    }),
    "Fields moet hier leeg zijn, ook zonder spaties of regeleinden.",
  ],
  ["elementInField", order(`<Ds>«<b/>»</Ds>${BL}`), "Omschrijving (Ds) is een veld: daar mag geen element in staan."],
];

const OF_VALUES: Row[] = [
  [
    "emptyValue",
    order(`<Ds>«»</Ds>${BL}`),
    'Omschrijving (Ds) is leeg. Vul een waarde in, laat het veld weg of maak het leeg met xsi:nil="true".',
  ],
  [
    "emptyValue",
    order(`«<Ds/>»${BL}`),
    'Omschrijving (Ds) is leeg. Vul een waarde in, laat het veld weg of maak het leeg met xsi:nil="true".',
  ],
  ["notNillable", order(`<So «xsi:nil="true"»/>${BL}`), "Soort (So) kan niet leeggemaakt worden met xsi:nil."],
  [
    "nilWithContent",
    order(`<Ds xsi:nil="true">«a»</Ds>${BL}`),
    'Omschrijving (Ds) heeft xsi:nil="true" en toch inhoud. Kies één van beide.',
  ],
  ["badNil", order(`<Ds xsi:nil="«ja»">a</Ds>${BL}`), "xsi:nil moet true of false zijn, niet 'ja'."],
  ["tooLong", order(`<Ds>«123456\u{1f600}89»</Ds>${BL}`), "Omschrijving (Ds) mag 8 tekens hebben, dit zijn er 9."],
  ["badNumber", order(`<Nr>«1.000»</Nr>${BL}`), "Aantal (Nr) moet een geheel getal zijn zoals 1250, niet '1.000'."],
  ["badNumber", order(`<Am>«1,5»</Am>${BL}`), "Am moet een getal zijn zoals 1250.75, niet '1,5'."],
  ["tooManyDigits", order(`<Am>«1234567»</Am>${BL}`), "Am mag 6 cijfers hebben, en '1234567' heeft er meer."],
  ["tooManyDecimals", order(`<Am>«1.234»</Am>${BL}`), "Am mag 2 decimalen hebben, en '1.234' heeft er meer."],
  ["badBoolean", order("<Bl>«ja»</Bl>"), "Bl moet true of false zijn (of 1 of 0), niet 'ja'."],
  ["badDate", order(`${BL}<Da>«28-11-2026»</Da>`), "Da moet een datum zijn zoals 2026-11-28, niet '28-11-2026'."],
  [
    "badDateTime",
    order(`${BL}<Dt>«2026-11-28»</Dt>`),
    "Dt moet een datum met tijd zijn zoals 2026-11-28T09:30:00, niet '2026-11-28'.",
  ],
  ["badTime", order(`${BL}<Ti>«9:30»</Ti>`), "Ti moet een tijd zijn zoals 09:30:00, niet '9:30'."],
  [
    "badBase64",
    order(`${BL}<FileStream>«a!»</FileStream>`),
    "FileStream moet een bestand als base64 zijn, en dit is geen base64.",
  ],
];

const SILENT: Row[] = [
  ["unknownCode", order(`<So>«C»</So>${BL}`), "'C' staat niet in de 2 waarden die Soort (So) kent."],
  [
    "missingMandatory",
    order("<Ds>a</Ds>").replace("<Fields", "<«Fields»"),
    "Bl is verplicht bij een nieuw record van Order.",
  ],
  [
    "missingElement",
    order(BL, { objects: "" }).replace("<Element", "<«Element»"),
    "Lines ontbreekt in Order/Element/Objects.",
  ],
  [
    "keyForChange",
    order("", { action: 'Action="update"', id: ' «Id=""»' }),
    "Welk record moet wijzigen? Vul Ordernummer (Id).",
  ],
  [
    "keyForChange",
    order("", {
      action: 'Action="update"',
      objects: `<Objects><Lines><Element/></Lines><KnPerson><Element><«Fields» Action="delete"><MatchPer>0</MatchPer></Fields></Element></KnPerson></Objects>`,
    }),
    "Welk record moet weg? Vul BcCo.",
  ],
  [
    "fileWithoutStream",
    order(`${BL}<FileName>«a.pdf»</FileName>`),
    "FileName noemt een bestand, maar FileStream met de inhoud ontbreekt.",
  ],
  [
    "zone",
    order(`${BL}<Dt>«2026-11-28T09:30:00Z»</Dt>`),
    "Dt: Profit rekent in Nederlandse tijd. Laat de tijdzone van '2026-11-28T09:30:00Z' weg.",
  ],
  ["zeroNotAllowed", order(`<Nr>«0»</Nr>${BL}`), "Aantal (Nr) mag niet 0 zijn."],
];

function unmarked(marked: string): { text: string; start: number; end: number } {
  const start = marked.indexOf("«");
  return { text: marked.replace(/[«»]/g, ""), start, end: marked.indexOf("»") - 1 };
}

const validator = compileXsd(ORDER_XSD);
const wordsIn = {
  nl: createTranslator({ locale: "nl", messages: nl }),
  en: createTranslator({ locale: "en", messages: en }),
};
const sentence = (language: "nl" | "en", { code, params }: Problem) =>
  wordsIn[language](`updateProblems.${code}`, { ...params } as never);

describe.each([
  ["of the text", OF_TEXT, "error"],
  ["of the structure", OF_STRUCTURE, "error"],
  ["of the values", OF_VALUES, "error"],
  ["where the XSD is silent", SILENT, "warning"],
] as const)("what is wrong %s", (_of, rows, severity) => {
  const named = rows.map(([code, marked, words]) => [code, words, marked] as const);
  test.each(named)("%s: %s", (code, words, marked) => {
    const { text, start, end } = unmarked(marked);
    for (const by of [validator, null]) {
      const { problems, counts } = checkDocument({ schema: withMetainfo, validator: by, text });
      const found = problems.filter((problem) => problem.code === code);
      expect(found[0]).toMatchObject({ code, severity });
      if (code !== "notWellFormed") expect(found.map((one) => [one.start, one.end])).toEqual([[start, end]]);
      expect(counts.errors + counts.warnings).toBe(problems.length);
      expect(problems.map(({ start: at }) => at)).toEqual(problems.map(({ start: at }) => at).sort((a, b) => a - b));
      for (const problem of found) {
        expect(sentence("nl", problem)).toContain(words);
        expect(sentence("en", problem)).not.toMatch(/updateProblems|undefined|null/);
      }
      if (severity === "warning" || rows === OF_VALUES) expect(problems.map((problem) => problem.code)).toEqual([code]);
    }
  });
});

test("every code is told of above, but for those of hostile texts and of a schema that is not ours", () => {
  const told = new Set([...OF_TEXT, ...OF_STRUCTURE, ...OF_VALUES, ...SILENT].map(([code]) => code));
  const elsewhere = ["tooLarge", "tooManyElements", "tooDeep", "unknownCustomField", "schemaFault"];
  expect(PROBLEM_CODES.filter((code) => !told.has(code)).sort()).toEqual(elsewhere.sort());
});

test("a document without faults has none", () => {
  for (const by of [validator, null]) {
    expect(checkDocument({ schema: withMetainfo, validator: by, text: order(BL) })).toEqual({
      ...{ problems: [], counts: { errors: 0, warnings: 0 } },
    });
  }
});

test("the validator's own words come along, once for each place", () => {
  const { problems } = checkDocument({ schema: read, validator, text: order("<Nr xsi:nil='no'>x</Nr><Qq/><Zz/>") });
  expect(problems.map(({ code, original }) => [code, original])).toEqual([
    ["badNil", expect.stringContaining("attribute")],
    ["badNumber", expect.stringContaining("'x' is not a valid")],
    ["unknownElement", expect.stringContaining("not expected")],
    // Of which libxml2, having stopped there, says nothing.
    ["unknownElement", undefined],
  ]);
});

test("a custom field that is not there is called one", () => {
  const id = `U${"0123456789ABCDEF".repeat(2)}`;
  const { problems } = checkDocument({ schema: read, validator, text: order(`<${id}>1</${id}>`) });
  expect(problems).toEqual([
    expect.objectContaining({ code: "unknownCustomField", severity: "error", path: ["Order"] }),
  ]);
  expect(sentence("nl", problems[0] as Problem)).toContain(`Het vrije veld ${id} bestaat niet`);
});

test("while a text is no XML yet, nothing is missed, but what stands there is judged", () => {
  const { problems } = checkDocument({ schema: read, validator, text: "<Order>\n<Element>\n<Fields>\n<Nr>x</Nr>\n<D" });
  expect(problems.map(({ code }) => code)).toEqual([
    "notClosed",
    "notClosed",
    "notClosed",
    "badNumber",
    "unfinishedTag",
  ]);
});

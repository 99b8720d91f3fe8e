import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scanInPieces } from "@/lib/testing/profit-answers";
import { parseXml } from "@/lib/xml/parse-xml";
import { ProfitError } from "../../errors";
import { CELL, type PageCells } from "../../wire/page-cells";
import { ByteStore } from "../byte-store";
import { SoapPageScanner } from "../soap-page-scanner";
import { WrittenRows } from "../written-rows";
import { UsualRows } from "./usual-rows";

/**
 * The usual way against the long one, which an answer goes as a whole when its rows stand in CDATA; and both against
 * saxes, which knows nothing of either.
 */
const FIELDS = [
  { id: "Nr", dataType: "int" },
  { id: "Naam", dataType: "string" },
  { id: "Actief", dataType: "boolean" },
  { id: "Bedrag", dataType: "decimal" },
  { id: "Op", dataType: "date" },
  { id: "Ö", dataType: "string" },
];

const envelope = (result: string) =>
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetDataResponse ' +
  `xmlns="urn:Afas.Profit.Services"><GetDataResult>${result}</GetDataResult></GetDataResponse></s:Body></s:Envelope>`;
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");
const inCData = (text: string) => `<![CDATA[${text}]]>`;

const scan = (bytes: Uint8Array, cuts: readonly number[]) =>
  scanInPieces(new SoapPageScanner("Demo", FIELDS), bytes, cuts);

/** Everything there is to know of a page, or why there is none. */
function outcomeOf(answer: string, places: readonly number[] = []): unknown {
  try {
    const { bytes, fieldIds, starts, ends, kinds, rowCount, compactHead } = scan(Buffer.from(answer), places);
    const end = ends.length === 0 ? 0 : (ends.at(-1) ?? 0) + ((kinds.at(-1) ?? 0) >= CELL.text ? 2 : 1);
    return {
      json: Buffer.from(bytes.subarray(0, end)).toString("utf8"),
      ...{ starts: [...starts], ends: [...ends], kinds: [...kinds], fieldIds, rowCount, compactHead },
    };
  } catch (error) {
    if (!(error instanceof ProfitError)) throw error;
    const { code, fault, message } = error;
    // The two are not equally long, and CDATA has lost the line ends that a message may quote.
    return { code, fault, ...(fault !== "cutOff" && { message: message.replaceAll(/\r\n?/g, "\n") }) };
  }
}

/** The values as saxes reads them, and as REST would have sent them. */
function judged(inner: string): (string | null)[][] {
  return parseXml(inner).children.map(({ children }) =>
    FIELDS.map(({ id, dataType }) => {
      const text = children.find(({ name }) => name === id)?.text || null;
      if (dataType === "boolean" && (text === "1" || text === "0")) return text === "1" ? "true" : "false";
      return dataType === "date" && text && /^.{10}T.*\d$/.test(text) ? `${text}Z` : text;
    }),
  );
}

function textsOf({ bytes, fieldIds, starts, ends, kinds, rowCount }: PageCells): (string | null)[][] {
  return Array.from({ length: rowCount }, (_, row) =>
    FIELDS.map(({ id }) => {
      const cell = row * FIELDS.length + fieldIds.indexOf(id);
      const raw = Buffer.from(bytes.subarray(starts[cell], ends[cell])).toString("utf8");
      return kinds[cell] === CELL.null ? null : (JSON.parse(`"${raw}"`) as string);
    }),
  );
}

const signs = [..."abcdefghij0123 .-\"\\'/;#é€😀\t\n\r]<>&", "\r\n", "]]", "amp;", "&lt;/Naam&gt;"];
const asWritten = (value: string) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const written = fc.string({ unit: fc.constantFrom(...signs), maxLength: 24 }).map(asWritten);
const REFERENCES = [
  "&lt;",
  "&gt;",
  "&amp;",
  "&quot;",
  "&apos;",
  "&#xD;",
  "&#x0D;",
  "&#xA;",
  "&#13;",
  "&#10;",
  "&#x9;",
  "&#39;",
  "&#x1F600;",
];
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: written }, fc.constantFrom(...REFERENCES)), { maxLength: 4 })
  .map((parts) => parts.join(""));
const VALUES: Record<string, fc.Arbitrary<string>> = {
  int: fc.oneof(fc.integer().map(String), fc.constantFrom("007", "-0", "0", "1e5", " 3", "", "-", "12a")),
  decimal: fc.oneof(fc.double({ noNaN: true }).map(String), fc.constantFrom("-.5", ".5", "2.", "1.50", "00.1", "")),
  boolean: fc.constantFrom("true", "false", "1", "0", "True", "10", "", "onwaar"),
  date: fc.constantFrom("2026-03-29T08:15:02", "2026-03-29T08:15:02.123", "2026-03-29", "2026-03-29T08:15:02Z", ""),
};

/** A field as it nearly always is, or in a form that it may have; `""`: left out. */
const field = ({ id, dataType }: (typeof FIELDS)[number]) =>
  fc.tuple(VALUES[dataType] ?? text, fc.nat(60)).map(([value, form]) => {
    if (form === 0) return "";
    if (form === 1) return ` \n<${id}>${value}</${id}>`;
    if (form === 2) return `<${id} >${value}</${id} >`;
    if (form === 3) return `<${id} xml:space="preserve">${value}</${id}>`;
    if (form === 4) return `<Vreemd>${value}</Vreemd><${id}>${value}</${id}>`;
    if (value !== "") return `<${id}>${value}</${id}>`;
    return form % 3 === 0 ? `<${id}/>` : form % 3 === 1 ? `<${id} />` : `<${id}></${id}>`;
  });
const row = fc.tuple(fc.tuple(...FIELDS.map(field)), fc.nat(30)).map(([fields, form]) => {
  const inner = (form === 0 ? fields.toReversed() : fields).join("");
  return form === 1 ? `<Demo >${inner}</Demo>\r\n ` : `<Demo>${inner}</Demo>`;
});
const document = fc
  .array(row, { minLength: 1, maxLength: 8 })
  .map((rows) => `<AfasGetConnector>${rows.join("")}</AfasGetConnector>\n`);
const cuts = fc.array(fc.nat(8_000), { maxLength: 6 });

test("rows are the same, byte for byte, whichever way they go and wherever the answer is cut", () => {
  fc.assert(
    fc.property(document, cuts, (inner, places) => {
      expect(outcomeOf(envelope(escaped(inner)), places)).toEqual(outcomeOf(envelope(inCData(inner))));
    }),
    { numRuns: 600 },
  );
});

test("values are those that saxes reads, CDATA among them", () => {
  const cdata = fc.constantFrom("<![CDATA[<a>&b;</Demo>]]>", '<![CDATA[\r\n\r"]]>', "<![CDATA[]]>");
  const withCData = fc.tuple(document, cdata).map(([inner, piece]) => inner.replace("</Naam>", `${piece}</Naam>`));
  fc.assert(
    fc.property(fc.oneof(document, withCData), cuts, (inner, places) => {
      let cells: PageCells;
      try {
        cells = scan(Buffer.from(envelope(escaped(inner))), places);
      } catch (error) {
        // A field that no row has.
        expect(error).toMatchObject({ fault: "missingFields" });
        return;
      }
      expect(textsOf(cells)).toEqual(judged(inner));
    }),
    { numRuns: 400 },
  );
});

test("an answer that has its fields in another order than metainfo is cut in its own", () => {
  const rest = ["", "<Actief/><Bedrag/>", ""];
  const rows = rest.map((last, nr) => `<Demo><Op/><Naam>a${nr}</Naam><Nr>${nr}</Nr><Ö/>${last}</Demo>`);
  const cells = scan(Buffer.from(envelope(escaped(`<AfasGetConnector>${rows.join("")}</AfasGetConnector>`))), []);
  expect(cells.fieldIds).toEqual(["Op", "Naam", "Nr", "Ö", "Actief", "Bedrag"]);
  expect(textsOf(cells).map(([nr, name]) => [nr, name])).toEqual([
    ["0", "a0"],
    ["1", "a1"],
    ["2", "a2"],
  ]);
  expect(Buffer.from(cells.bytes.subarray(0, cells.compactHead)).toString()).toBe('{"Op":');
});

describe("damage", () => {
  const pieces = ["", "<", ">", "&", "&lt;", "&gt;", "&amp;", "&amp;amp;", "]]&gt;", "/", "\u0001", "\uffff", "\0"];
  const tags = [
    "</Nr>",
    "&lt;/Nr&gt;",
    "&lt;Nr /&gt;",
    "&lt;Naam&gt;",
    "&lt;Demo&gt;",
    "&lt;/Demo&gt;",
    "&lt;!--x--&gt;",
    "<b/>",
    "x",
  ];
  const damage = fc.tuple(fc.nat(8_000), fc.nat(8), fc.constantFrom(...pieces, ...tags));

  test("is told in the same words, or makes the same rows", () => {
    fc.assert(
      fc.property(document, damage, cuts, (inner, [at, length, instead], places) => {
        const place = at % inner.length;
        const damaged = (inner.slice(0, place) + instead + inner.slice(place + length)).toWellFormed();
        if (damaged.includes("]]>")) return;
        expect(outcomeOf(envelope(escaped(damaged)), places)).toEqual(outcomeOf(envelope(inCData(damaged))));
      }),
      { numRuns: 800 },
    );
  });

  test("of the envelope's own text is refused where saxes refuses it, and means what it means there", () => {
    fc.assert(
      fc.property(document, damage, cuts, (inner, [at, length, instead], places) => {
        const whole = envelope(escaped(inner));
        const [from, to] = [envelope("").indexOf("</GetDataResult>"), whole.indexOf("</GetDataResult>")];
        const place = from + (at % (to - from));
        const damaged = (whole.slice(0, place) + instead + whole.slice(place + length)).toWellFormed();
        const text = resultOf(damaged);
        const outcome = outcomeOf(damaged, places);
        if (text === null) expect(outcome).toHaveProperty("code");
        else if (!text.includes("]]>")) expect(outcome).toEqual(outcomeOf(envelope(inCData(text))));
      }),
      { numRuns: 800 },
    );
  });

  /** The text of the result as saxes reads it; null when it is not well-formed, or not a text. */
  function resultOf(answer: string): string | null {
    try {
      const result = parseXml(answer).children[0]?.children[0]?.children[0];
      return result?.name === "GetDataResult" && result.children.length === 0 ? result.text : null;
    } catch {
      return null;
    }
  }
});

describe("what is taken at once", () => {
  const NAMES = FIELDS.map(({ id }) => Buffer.from(id));
  const USUAL = "<Demo><Nr>1</Nr><Naam>a &amp; b</Naam><Actief>true</Actief><Bedrag>-.5</Bedrag><Op/><Ö /></Demo>";

  /** How many rows are taken before one is left. */
  function taken(rows: readonly string[], names: readonly (Uint8Array | undefined)[] = NAMES): number {
    const raw = new ByteStore(1_000);
    raw.add(Buffer.from(escaped(rows.join(""))));
    const types = ["int", "string", "boolean", "decimal", "date", "string"] as const;
    const written = new WrittenRows(FIELDS, types, { bytes: 0, rows: 0 });
    const end = new UsualRows(written, Buffer.from("Demo"), names).take(raw, 0);
    expect(end === raw.length).toBe(written.count === rows.length);
    return written.count;
  }

  test.each([
    ["the same once more", USUAL],
    ["a field that is left out", USUAL.replace("<Naam>a &amp; b</Naam>", "")],
    ["blanks between the tags", USUAL.replaceAll("><", ">\n  <")],
    ["signs that JSON escapes", USUAL.replace("a &amp; b", '"\\\t\n&#xD;&quot;&apos;&lt;&gt;&#xA;')],
    ["more than words of four bytes hold", USUAL.replace("a &amp; b", "é€😀".repeat(1_000))],
  ])("%s", (_, second) => {
    expect(taken([USUAL, second, USUAL])).toBe(3);
  });

  test.each([
    ["an attribute", USUAL.replace("<Naam>", '<Naam a="b">')],
    ["CDATA", USUAL.replace("a &amp; b", "<![CDATA[x]]>")],
    ["a text where a number should be", USUAL.replace("<Nr>1<", "<Nr>1a<")],
    ["another field", USUAL.replace("<Naam>", "<Anders/><Naam>")],
    ["another row", USUAL.replaceAll("Demo", "Dem")],
    ["what XML forbids in text", USUAL.replace("a &amp; b", "]]>")],
    ["half a row", USUAL.slice(0, 40)],
    ["a reference that nobody knows", USUAL.replace("&amp;", "&eigen;")],
  ])("%s is left to others", (_, second) => {
    expect(taken([USUAL, second, USUAL])).toBe(1);
  });

  test("a row without a field whose name is not known, but not one with it", () => {
    const names = NAMES.map((name, column) => (column === 5 ? undefined : name));
    expect(taken([USUAL.replace("<Ö />", ""), USUAL], names)).toBe(1);
  });
});

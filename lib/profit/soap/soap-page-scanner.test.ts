import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { expect, test } from "vitest";
import { parseXml, type XmlElement } from "@/lib/xml/parse-xml";
import { ProfitError } from "../errors";
import type { PageCells } from "../wire/page-cells";
import { scanInPieces } from "@/lib/testing/profit-answers";
import { SoapPageScanner } from "./soap-page-scanner";

/** The scanner against parsers of others: libxml2 and saxes judge what is well-formed and what it says. */
const FIELDS = ["Nr", "Naam", "Ö", "D"].map((id) => ({ id, dataType: "string" }));

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");
const envelope = (result: string) =>
  '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
  '<soap:Body><GetDataWithOptionsResponse xmlns="urn:Afas.Profit.Services">' +
  `<GetDataWithOptionsResult>${result}</GetDataWithOptionsResult>` +
  "</GetDataWithOptionsResponse></soap:Body></soap:Envelope>";

const scan = (bytes: Uint8Array, cuts: readonly number[]) =>
  valuesOf(scanInPieces(new SoapPageScanner("Demo", FIELDS), bytes, cuts));

function valuesOf({ bytes, fieldIds, rowCount, starts, ends, kinds }: PageCells): Record<string, string | null>[] {
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(
      fieldIds.map((id, column) => {
        const cell = row * fieldIds.length + column;
        const raw = Buffer.from(bytes.subarray(starts[cell], ends[cell])).toString("utf8");
        return [id, kinds[cell] === 0 ? null : (JSON.parse(`"${raw}"`) as string)];
      }),
    ),
  );
}

/** What saxes makes of it, or null when it is not well-formed, or not flat rows of ours. */
function judged(inner: string): Record<string, string | null>[] | null {
  const root = parsed(inner);
  if (root?.name !== "AfasGetConnector" || root.text.trim() !== "") return null;
  const rows = root.children;
  const isFlat = rows.every(
    ({ name, text, children }) =>
      name === "Demo" && text.trim() === "" && children.every((child) => child.children.length === 0),
  );
  if (!isFlat) return null;
  const isTwice = ({ children }: XmlElement) =>
    FIELDS.some(({ id }) => children.filter(({ name }) => name === id).length > 1);
  if (rows.some(isTwice)) return null;
  return rows.map(({ children }) =>
    Object.fromEntries(FIELDS.map(({ id }) => [id, children.find(({ name }) => name === id)?.text || null])),
  );
}

function parsed(text: string): XmlElement | null {
  try {
    return parseXml(text);
  } catch {
    return null;
  }
}

function isWellFormedForLibxml2(text: string): boolean {
  try {
    XmlDocument.fromBuffer(Buffer.from(text)).dispose();
    return true;
  } catch {
    return false;
  }
}

const text = fc.string({ unit: fc.constantFrom(..."ab \t\n\r\"\\'é€😀]>;0-.".split(/(?:)/u), "]]>") });
const written = text.map((value) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
const content = fc.oneof(
  { weight: 6, arbitrary: written },
  fc.constantFrom(
    "&#xD;",
    "&#10;",
    "&quot;",
    "&apos;",
    "&amp;lt;",
    "&#x1F600;",
    "<![CDATA[<a>&b;]]>",
    "<![CDATA[\r\n\r]]>",
    "",
  ),
);
const field = fc
  .tuple(fc.constantFrom("Nr", "Naam", "Ö", "D", "Vreemd"), fc.array(content, { maxLength: 3 }), fc.boolean())
  .map(([name, pieces, isShort]) =>
    isShort && pieces.join("") === "" ? `<${name} />` : `<${name}>${pieces.join("")}</${name}>`,
  );
const row = fc.array(field, { maxLength: 5 }).map((fields) => `<Demo>${fields.join("")}</Demo>`);
const document = fc
  .array(row, { maxLength: 4 })
  .map((rows) => `<AfasGetConnector>${rows.join("")}</AfasGetConnector>\n`);
const cuts = fc.array(fc.nat(4_000), { maxLength: 6 });

/** When rows differ in what they have, empty fields were left out; else one that is nowhere is missing. */
function isMissing(error: unknown): boolean {
  return error instanceof ProfitError && error.fault === "missingFields";
}

test("rows come out as a parser of others reads them, wherever the answer is cut", () => {
  fc.assert(
    fc.property(document, cuts, (inner, places) => {
      const expected = judged(inner);
      const bytes = Buffer.from(envelope(escaped(inner)));
      let rows: Record<string, string | null>[] | null = null;
      try {
        rows = scan(bytes, places);
      } catch (error) {
        if (!(error instanceof ProfitError)) throw error;
        if (isMissing(error)) return;
      }
      expect(rows).toEqual(expected);
    }),
    { numRuns: 400 },
  );
});

test("what libxml2 and saxes refuse is refused, and no damage makes other rows of it", () => {
  const damage = fc.tuple(
    fc.nat(4_000),
    fc.nat(6),
    fc.constantFrom(
      "",
      "<",
      ">",
      "&",
      "&lt;",
      "&amp;",
      "/",
      "]]>",
      "\u0001",
      "\uffff",
      "</Nr>",
      "<!--x-->",
      "x",
      "<?p?>",
    ),
  );
  const wholes = fc
    .tuple(document, fc.boolean())
    .map(([inner, isCData]) => envelope(isCData && !inner.includes("]]>") ? `<![CDATA[${inner}]]>` : escaped(inner)));
  fc.assert(
    fc.property(wholes, damage, cuts, (whole, [at, length, instead], places) => {
      const place = at % whole.length;
      const damaged = (whole.slice(0, place) + instead + whole.slice(place + length)).toWellFormed();
      let rows: Record<string, string | null>[];
      try {
        rows = scan(Buffer.from(damaged), places);
      } catch (error) {
        if (!(error instanceof ProfitError)) throw error;
        return;
      }
      // Taken: then it must be well-formed for both judges, and say just this.
      const outer = parsed(damaged);
      expect(outer, "saxes").not.toBeNull();
      expect(isWellFormedForLibxml2(damaged), "libxml2").toBe(true);
      const inner = outer?.children[0]?.children[0]?.children[0]?.text ?? "";
      if (inner.trim() === "") expect(rows).toEqual([]);
      else expect(rows).toEqual(judged(inner));
    }),
    { numRuns: 800 },
  );
});

test("any bytes end in rows or in a ProfitError", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(600), cuts, (noise, at, places) => {
      const whole = Buffer.from(envelope(escaped("<AfasGetConnector><Demo><Nr>1</Nr></Demo></AfasGetConnector>")));
      const bytes = Buffer.concat([whole.subarray(0, at), noise, whole.subarray(at)]);
      try {
        scan(bytes, places);
      } catch (error) {
        expect(error).toBeInstanceOf(ProfitError);
      }
    }),
    { numRuns: 300 },
  );
});

test("a cell of megabytes in small pieces takes time in proportion", () => {
  const large = "abcd".repeat(500_000);
  const rows = `<Demo><Nr>1</Nr><Naam>${large}</Naam><Ö/><D/></Demo>`;
  const bytes = Buffer.from(envelope(escaped(`<AfasGetConnector>${rows}</AfasGetConnector>`)));
  const scanner = new SoapPageScanner("Demo", FIELDS);
  for (let at = 0; at < bytes.length; at += 1_000) scanner.add(bytes.subarray(at, at + 1_000));
  const scanned = scanner.finish();
  while (!scanned.next().done);
  expect(scanner.rowCount).toBe(1);
});

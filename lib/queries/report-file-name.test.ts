import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReportField } from "./report-field";
import { filledFileName, nameInPattern, unknownInPattern } from "./report-file-name";

const field = (label: string, part: Partial<ReportField> = {}): ReportField => ({
  ...{ code: "U001", label, kind: "text", operator: "equal", defaultValue: "", isRequired: false },
  ...part,
});

const today = { year: 2026, month: 3, day: 9 };
const words = { yes: "ja", no: "nee" };
const filled = (pattern: string, fields: ReportField[], values: (string | null)[]) =>
  filledFileName(pattern, fields, { values, today, words });

describe("the name of a report's file", () => {
  test.each<[string, string, ReportField, string | null]>([
    ["Factuur {{nummer}} {{datum}}.pdf", "Factuur 10001 2026-03-09.pdf", field("Nummer"), "10001"],
    ["{{U001}} {{date}}", "10001 2026-03-09.pdf", field("Nummer"), "10001"],
    ["Factuur {{nummer}}.pdf", "Factuur.pdf", field("Nummer"), null],
    ["{{van_datum}}", "2026-01-31.pdf", field("Van: datum", { kind: "date" }), "2026-01-31T00:00:00"],
    ["{{om}}", "2026-01-31 12.30.00.pdf", field("Om", { kind: "dateTime" }), "2026-01-31T12:30:00"],
    ["{{actief}}", "ja.pdf", field("Actief", { kind: "boolean" }), "1"],
    ["\\{{nummer}} {{ Nummer }}", "{{nummer}} 7.pdf", field("Nummer"), "7"],
    // What a value brings along is not looked at again.
    ["{{nummer}}", "{{datum}}.pdf", field("Nummer"), "{{datum}}"],
    ["Jaar.PDF", "Jaar.PDF", field("Nummer"), "7"],
  ])("%s becomes %s", (pattern, name, asked, value) => {
    expect(filled(pattern, [asked], [value])).toBe(name);
  });

  test("two questions on one field: the code stands for the first that has a value", () => {
    const fields = [field("Vanaf"), field("Tot")];
    expect(filled("{{u001}} {{tot}}", fields, [null, "5"])).toBe("5 5.pdf");
    expect(filled("{{u001}} {{tot}}", fields, ["4", "5"])).toBe("4 5.pdf");
  });

  test("blanks that nothing fills are told", () => {
    expect(unknownInPattern("{{nummer}} {{naam}} {{datum}} \\{{x}}", [field("Nummer")])).toEqual(["naam"]);
  });

  test("a question called as today is goes by its code, so that each name means one thing", () => {
    for (const label of ["Datum", "date"]) {
      const asked = field(label, { kind: "date", code: "U005" });
      expect(nameInPattern(asked)).toBe("u005");
      expect(filled(`{{${nameInPattern(asked)}}} {{datum}}`, [asked], ["2026-01-31"])).toBe(
        "2026-01-31 2026-03-09.pdf",
      );
    }
  });

  test("any label has a name that a pattern can hold, and that is known", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (label) => {
        const asked = field(label);
        const pattern = `{{${nameInPattern(asked)}}}`;
        expect(unknownInPattern(pattern, [asked])).toEqual([]);
        expect(filled(pattern, [asked], ["7"])).toBe("7.pdf");
      }),
    );
  });
});

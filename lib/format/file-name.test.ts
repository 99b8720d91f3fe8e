// cspell:ignore gnp fdp vorden Coëvorden
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AWKWARD_NAMES } from "@/lib/sandbox/worlds/company/awkward-file-names";
import { safeFileName, UniqueNames } from "./file-name";

const anyName = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.string({ unit: fc.constantFrom(..."./\\ :con.\r\n\u202e\u0000ab_CON1¹"), maxLength: 12 }),
  fc.constantFrom(...AWKWARD_NAMES.map(({ name }) => name)),
);

function expectSafe(name: string): void {
  expect(name).not.toBe("");
  expect(name.isWellFormed()).toBe(true);
  expect(name).toBe(name.normalize("NFC"));
  expect(name).not.toMatch(/[\p{Cc}\p{Cf}<>:"/\\|?*]/u);
  expect(name).not.toMatch(/^[ .]|[ .]$/);
  expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i);
  expect(name.length).toBeLessThanOrEqual(150);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
}

describe("a name from Profit", () => {
  test("is safe whatever it was", () => {
    fc.assert(
      fc.property(anyName, anyName, (name, fallback) => expectSafe(safeFileName(name, fallback))),
      {
        numRuns: 2_000,
      },
    );
  });

  test("that is safe already stays as it is", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(safeFileName(safeFileName(name))).toBe(safeFileName(name));
      }),
    );
  });

  test("keeps its extension when it is too long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 200, maxLength: 300 }), (stem) => {
        expect(safeFileName(`a${stem}.docx`)).toMatch(/\.docx$/);
      }),
    );
  });

  test.each([
    ["Factuur 10001.pdf", "Factuur 10001.pdf"],
    ["../../../../etc/passwd", "_.._.._.._.._etc_passwd"],
    ["C:\\temp\\offerte.pdf", "C__temp_offerte.pdf"],
    ["a.pdf\r\nSet-Cookie: x=1", "a.pdf__Set-Cookie_ x=1"],
    ["gnp\u202Efdp.exe", "gnp_fdp.exe"],
    ["CON", "_CON"],
    ["nul .txt", "_nul .txt"],
    ["rapport. .", "rapport"],
    [".htaccess", "_.htaccess"],
    ["Coe\u0308vorden.txt", "Coëvorden.txt"],
    ["kopie\u00a02.pdf", "kopie 2.pdf"],
    ["kapot \ud83d.txt", "kapot .txt"],
    ["👍🏽 akkoord.pdf", "👍🏽 akkoord.pdf"],
    ["archief.tar.gz", "archief.tar.gz"],
  ])("%j becomes %j", (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  test.each(["", " ", ".", "..", "///", "\u0000"])("of which nothing is left (%j) gives way", (name) => {
    expect(safeFileName(name, "A1B2")).toBe("A1B2");
    expect(safeFileName(name)).toBe("bestand");
    expect(safeFileName(name, "..")).toBe("bestand");
  });
});

describe("names in a folder", () => {
  test("are all different to every file system", () => {
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 30 }), (names) => {
        const unique = new UniqueNames();
        const taken = names.map((name) => unique.take("map", safeFileName(name)));
        expect(new Set(taken.map((name) => name.normalize("NFC").toLowerCase())).size).toBe(names.length);
      }),
    );
  });

  test("get a number before the extension, counted per folder", () => {
    const unique = new UniqueNames();
    expect(
      ["offerte.pdf", "Offerte.PDF", "offerte.pdf", "archief.tar.gz", "archief.tar.gz"].map((name) =>
        unique.take("a", name),
      ),
    ).toEqual(["offerte.pdf", "Offerte (2).PDF", "offerte (3).pdf", "archief.tar.gz", "archief (2).tar.gz"]);
    expect(unique.take("b", "offerte.pdf")).toBe("offerte.pdf");
  });
});

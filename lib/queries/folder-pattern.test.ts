import fc from "fast-check";
import { expect, test } from "vitest";
import { folderFor, MOST_FOLDERS, readFolderPattern } from "./folder-pattern";

const KNOWN = new Set(["relatie", "jaar", "type"]);

function folderOf(text: string, values: Record<string, string | null>): string {
  const read = readFolderPattern(text, KNOWN);
  if (!read.ok) throw new Error(read.problem.kind);
  return folderFor(read.pattern, (name) => values[name]);
}

test("values take the places of their names, and only the pattern's slashes part folders", () => {
  const values = { relatie: "Jansen/De Vries\\zn", jaar: "2026", type: "Klacht" };
  expect(folderOf("{{relatie}}/{{jaar}}/{{ type }}", values)).toBe("Jansen-De Vries-zn/2026/Klacht");
  expect(folderOf("Archief {{jaar}}\\{{type}}", values)).toBe("Archief 2026/Klacht");
  expect(folderOf("", values)).toBe("");
  expect(folderOf("//{{jaar}}//", values)).toBe("2026");
});

test("an empty value still is a folder", () => {
  expect(folderOf("{{relatie}}/{{jaar}}", { relatie: null, jaar: "" })).toBe("-/-");
});

test("a pattern that cannot be meant is refused with what is wrong", () => {
  expect(readFolderPattern("{{relatie}}/{{naam}}", KNOWN)).toMatchObject({
    problem: { kind: "unknown", name: "naam" },
  });
  expect(readFolderPattern("{{relatie", KNOWN)).toMatchObject({ problem: { kind: "malformed" } });
  expect(readFolderPattern("{{een naam}}", KNOWN)).toMatchObject({ problem: { kind: "malformed" } });
  const deep = Array.from({ length: MOST_FOLDERS + 1 }, () => "a").join("/");
  expect(readFolderPattern(deep, KNOWN)).toMatchObject({ problem: { kind: "tooDeep" } });
});

test("no value gets out of its folder, or makes a name that a system does not take", () => {
  const awkward = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "..",
      ".",
      "../../etc",
      "CON",
      "a\r\nb",
      "nul.txt",
      "x".repeat(400),
      "C:\\x",
      "naam. ",
      "\u202Egpj",
    ),
  );
  fc.assert(
    fc.property(awkward, awkward, (relatie, type) => {
      const parts = folderOf("{{relatie}}/x{{type}}", { relatie, type }).split("/");
      expect(parts).toHaveLength(2);
      for (const part of parts) {
        expect(part.length).toBeGreaterThan(0);
        expect(part.length).toBeLessThanOrEqual(81);
        expect(part).not.toMatch(/[\0-\x1f<>:"/\\|?*\u202A-\u202E]|[. ]$|^\.+$|^(con|nul|prn|aux)(\.|$)/i);
        expect(part.isWellFormed()).toBe(true);
      }
    }),
  );
});

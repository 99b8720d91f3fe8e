import { execFileSync, spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bashText, commentText, csharpText, jsonText, phpText, powerQueryText, powerShellText } from "./literals";

// Each language's own program reads hundreds of texts and says what it read.
const READERS = {
  bash: { text: bashText, of: (literals: string[]) => ["bash", "-c", `printf '%s\\0' ${literals.join(" ")}`] },
  node: {
    text: jsonText,
    of: (literals: string[]) => ["node", "-e", `process.stdout.write([${literals.join(",")}].join("\\0") + "\\0")`],
  },
  python3: {
    text: jsonText,
    of: (literals: string[]) => [
      "python3",
      "-c",
      `import sys; sys.stdout.buffer.write(("\\0".join([${literals.join(",")}]) + "\\0").encode())`,
    ],
  },
  php: {
    text: phpText,
    of: (literals: string[]) => ["php", "-r", `echo implode("\\0", [${literals.join(",")}]), "\\0";`],
  },
};

const hostile = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."'\"\\$`{}#()\n\r\t%;&!?<>@ a1é€\u2018\u2019\u2028\u{1f600}") }),
  fc.string({ unit: "grapheme" }),
);

describe.each(Object.keys(READERS) as (keyof typeof READERS)[])("%s", (name) => {
  const isThere = spawnSync(name, ["--version"]).status === 0;
  test.skipIf(!isThere)(`reads each text as itself${isThere ? "" : ` (skipped: no ${name} on this machine)`}`, () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 50, maxLength: 200 }), (texts) => {
        // No argument can hold a NUL, and it parts the answers.
        const asked = texts.map((text) => text.replaceAll("\0", "")).filter((text) => text.isWellFormed());
        const [program = "", ...given] = READERS[name].of(asked.map(READERS[name].text));
        const said = execFileSync(program, given, { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
        expect(said.split("\0").slice(0, -1)).toEqual(asked);
      }),
      { numRuns: 8 },
    );
  });
});

test.each([
  [csharpText, 'a"\\\n\u2028', String.raw`"a\"\\\n\u2028"`],
  [powerShellText, "it's \u2019x\u2018 $a `b`\n", "'it''s \u2019\u2019x\u2018\u2018 $a `b`\n'"],
  [powerQueryText, 'a "b" #(lf) \n', '"a ""b"" #(#)(lf) #(000a)"'],
  [commentText, "a\nb\r\n\u2028c\0", "a b c "],
])("a text of a language that is not run here", (write, text, written) => {
  expect(write(text)).toBe(written);
});

test("half a character becomes the sign for one", () => {
  for (const write of [jsonText, phpText, csharpText, powerShellText, powerQueryText])
    expect(write("a\ud800")).toContain("\ufffd");
});

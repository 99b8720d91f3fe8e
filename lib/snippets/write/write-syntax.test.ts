import { createRequire } from "node:module";
import type { Language as LanguageClass, Parser as ParserClass } from "@vscode/tree-sitter-wasm";
import { describe, expect, test } from "vitest";
import type { WriteRequest } from "./write-request";
import { WRITE_LANGUAGES, WRITE_SNIPPETS, type WriteLanguage } from "./write-snippets";

// What cannot be run on every machine is read by grammars that others wrote, whatever a message holds.
const require = createRequire(import.meta.url);
const { Parser, Language } = require("@vscode/tree-sitter-wasm") as {
  Parser: typeof ParserClass;
  Language: typeof LanguageClass;
};
await Parser.init();

const GRAMMARS: Record<WriteLanguage, string> = {
  ...{ curl: "bash", typescript: "typescript", python: "python", csharp: "c-sharp", php: "php" },
  powershell: "powershell",
};

async function faultOf(language: WriteLanguage, text: string): Promise<string | null> {
  const parser = new Parser();
  const file = require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${GRAMMARS[language]}.wasm`);
  parser.setLanguage(await Language.load(file));
  const root = parser.parse(text)?.rootNode;
  return root?.hasError === false ? null : (root?.toString() ?? "nothing was parsed");
}

const HOSTILE = [
  `it's "quoted" and 'quoted'`,
  "back\\slash \\\\ and \\n at the end \\",
  "$HOME ${HOME} $(id) `id` !!",
  "line\nbreak\nEOF\n'@\n\"@",
  "{{x}} {0} %s %(a)s #{x} ''' \"\"\"",
  '<?php ?> */ -- // # <!-- @\' \'@ """',
  "\u2018curly\u2019 \u2028 \u2029 \u0085 é € \u{1f600}",
  "' + Invoke-Expression 'calc' + '",
];

function requestOf(change: Partial<WriteRequest> = {}): WriteRequest {
  return {
    ...{ connectorId: "KnSubject", method: "POST", language: "nl-nl" },
    ...{ url: "https://12345.rest.afas.online/ProfitRestServices/connectors/KnSubject", body: "{}" },
    ...change,
  };
}

describe.each(WRITE_LANGUAGES)("%s", (language) => {
  const { write } = WRITE_SNIPPETS[language];

  test("is whole, without a message too", async () => {
    expect(await faultOf(language, write(requestOf()))).toBeNull();
    expect(await faultOf(language, write(requestOf({ method: "DELETE", body: null })))).toBeNull();
    expect(
      await faultOf(language, `${write(requestOf())} ) ( "\``),
      "the grammar notices what is wrong",
    ).not.toBeNull();
  });

  test.each(HOSTILE)("stays whole whatever a message, an address and a name hold: %j", async (text) => {
    expect(await faultOf(language, write(requestOf({ body: text })))).toBeNull();
    expect(await faultOf(language, write(requestOf({ body: JSON.stringify({ Ds: text }, null, 2) })))).toBeNull();
    expect(await faultOf(language, write(requestOf({ connectorId: text })))).toBeNull();
  });

  test("has what Profit asks of a client, and never tries again", () => {
    const text = write(requestOf());
    for (const part of ["AFAS_TOKEN", "<token><version>1</version><data>", "AfasToken", "application/json", "nl-nl"])
      expect(text).toContain(part);
    expect(text).toMatch(/externalMessage/);
    expect(text).toMatch(/profitLogReference/);
    expect(text).toMatch(/900/);
    expect(text).toContain("may have written it or not");
    expect(text).not.toMatch(/attempt|retry_after|\bsleep\b|Start-Sleep/);
  });
});

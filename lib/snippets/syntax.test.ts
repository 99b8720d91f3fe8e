import { createRequire } from "node:module";
import { DefaultSettings, TaskUtils } from "@microsoft/powerquery-parser";
import type { Language as LanguageClass, Parser as ParserClass } from "@vscode/tree-sitter-wasm";
import { describe, expect, test } from "vitest";
import type { Filter, RowsQuery } from "@/lib/profit/filter/rows-query";
import { powerQuerySnippet } from "./power-query";
import { snippetRequestOf } from "./snippet-request";
import { SNIPPET_LANGUAGES, SNIPPETS, type SnippetLanguage } from "./snippets";

// What cannot be run on every machine is read by grammars that others wrote, whatever was typed into the filter.
const require = createRequire(import.meta.url);
const { Parser, Language } = require("@vscode/tree-sitter-wasm") as {
  Parser: typeof ParserClass;
  Language: typeof LanguageClass;
};
await Parser.init();

const GRAMMARS: Record<Exclude<SnippetLanguage, "powerQuery">, string> = {
  ...{ curl: "bash", typescript: "typescript", python: "python", csharp: "c-sharp", php: "php" },
  powershell: "powershell",
};

async function faultOf(language: keyof typeof GRAMMARS, text: string): Promise<string | null> {
  const parser = new Parser();
  const file = require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${GRAMMARS[language]}.wasm`);
  parser.setLanguage(await Language.load(file));
  const root = parser.parse(text)?.rootNode;
  return root?.hasError === false ? null : (root?.toString() ?? "nothing was parsed");
}

async function powerQueryFault(text: string): Promise<string | null> {
  const task = await TaskUtils.tryLexParse(DefaultSettings, text);
  return TaskUtils.isParseStageOk(task) ? null : "the parser refused it";
}

const HOSTILE = [
  `it's "quoted" and 'quoted'`,
  "back\\slash \\\\ and \\n at the end \\",
  "$HOME ${HOME} $(id) `id` !!",
  "line\nbreak\r\nand\ttab",
  "{{x}} {0} %s %(a)s #{x} #(lf) #(",
  '<?php ?> */ -- // # <!-- @\' \'@ """',
  "\u2018curly\u2019 \u2028 \u2029 \u0085 é € \u{1f600}",
  "' + Invoke-Expression 'calc' + '",
  '" & Expression.Evaluate("1") & "',
  "\u0001\u001b[31m",
];

const place = { restBaseUrl: "https://12345.rest.afas.online/ProfitRestServices", language: "nl-nl" } as const;
function requestOf(value: string, connectorId = "Profit_Debtor") {
  const filter: Filter = { groups: value === "" ? [] : [[{ fieldId: "Naam", operator: "equal", value }]] };
  const query: RowsQuery = {
    ...{ fields: [], filter, skip: 0, take: 500 },
    orderBy: [{ fieldId: "DebtorId", direction: "asc" }],
  };
  return snippetRequestOf({ ...place, connectorId }, query, ["DebtorId"]);
}

describe.each(SNIPPET_LANGUAGES)("%s", (language) => {
  const fault = (text: string) => (language === "powerQuery" ? powerQueryFault(text) : faultOf(language, text));
  const { write } = SNIPPETS[language];

  test("is whole, without a filter too", async () => {
    expect(await fault(write(requestOf("")))).toBeNull();
    expect(await fault(write({ ...requestOf(""), parameters: [] }))).toBeNull();
    expect(await fault(`${write(requestOf(""))} ) ( "`), "the grammar notices what is wrong").not.toBeNull();
  });

  test.each(HOSTILE)("stays whole whatever a filter and a connector's name hold: %j", async (text) => {
    expect(await fault(write(requestOf(text)))).toBeNull();
    expect(await fault(write(requestOf("", text)))).toBeNull();
  });

  test("has what Profit asks of a client", () => {
    const text = write(requestOf("Bakker"));
    for (const part of [
      "AFAS_TOKEN",
      "<token><version>1</version><data>",
      "AfasToken",
      "retry_after",
      "orderbyfieldids",
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/externalMessage/);
    expect(text).toMatch(/profitLogReference/);
    expect(text).toMatch(/900|0, 0, 15, 0/);
    expect(text).toContain("nl-nl");
  });
});

/** The values of all texts in an M document, read by its own lexer. */
test("Power Query reads each hostile text as itself", async () => {
  for (const hostile of HOSTILE) {
    const text = powerQuerySnippet(requestOf(hostile));
    const lexed = TaskUtils.tryLex(DefaultSettings, text);
    expect(TaskUtils.isLexStageOk(lexed)).toBe(true);
    if (!TaskUtils.isLexStageOk(lexed)) return;
    const literals = lexed.lexerSnapshot.tokens.map(({ data }) => data).filter((data) => data.startsWith('"'));
    const meant = literals.map(meaningOf);
    expect(meant).toContain(
      requestOf(hostile).parameters.find(({ value }) => value.includes(hostile.slice(0, 4)))?.value ?? hostile,
    );
  }
});

function meaningOf(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/#\(([^)]*)\)|""/g, (_, code: string | undefined) =>
      code === undefined ? '"' : code === "#" ? "#" : String.fromCharCode(Number.parseInt(code, 16)),
    );
}

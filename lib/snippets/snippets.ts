import { csharpSnippet } from "./csharp";
import { curlSnippet } from "./curl";
import { phpSnippet } from "./php";
import { powerQuerySnippet } from "./power-query";
import { powerShellSnippet } from "./powershell";
import { pythonSnippet } from "./python";
import type { SnippetRequest } from "./snippet-request";
import { typescriptSnippet } from "./typescript";

export const SNIPPET_LANGUAGES = ["curl", "typescript", "python", "csharp", "php", "powershell", "powerQuery"] as const;
export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];

/** What a language calls itself, and the file its programs are kept in. */
export const SNIPPETS: Record<
  SnippetLanguage,
  { name: string; fileName: string; write: (request: SnippetRequest) => string }
> = {
  curl: { name: "curl (bash)", fileName: "rows.sh", write: curlSnippet },
  typescript: { name: "TypeScript", fileName: "rows.ts", write: typescriptSnippet },
  python: { name: "Python", fileName: "rows.py", write: pythonSnippet },
  csharp: { name: "C#", fileName: "Program.cs", write: csharpSnippet },
  php: { name: "PHP", fileName: "rows.php", write: phpSnippet },
  powershell: { name: "PowerShell", fileName: "rows.ps1", write: powerShellSnippet },
  powerQuery: { name: "Power Query", fileName: "rows.pq", write: powerQuerySnippet },
};

/** The language that a person chose before, from wherever it was kept. */
export function snippetLanguageOf(text: string | null | undefined): SnippetLanguage {
  return SNIPPET_LANGUAGES.find((known) => known === text) ?? "curl";
}

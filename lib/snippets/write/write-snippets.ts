import { writeCsharp } from "./write-csharp";
import { writeCurl } from "./write-curl";
import { writePhp } from "./write-php";
import { writePowerShell } from "./write-powershell";
import { writePython } from "./write-python";
import type { WriteRequest } from "./write-request";
import { writeTypescript } from "./write-typescript";

/** Power Query is not among them: it reads, and asks as often as it likes. */
export const WRITE_LANGUAGES = ["curl", "typescript", "python", "csharp", "php", "powershell"] as const;
export type WriteLanguage = (typeof WRITE_LANGUAGES)[number];

/** What a language calls itself, and the file its programs are kept in. */
export const WRITE_SNIPPETS: Record<
  WriteLanguage,
  { name: string; fileName: string; write: (request: WriteRequest) => string }
> = {
  curl: { name: "curl (bash)", fileName: "write.sh", write: writeCurl },
  typescript: { name: "TypeScript", fileName: "write.ts", write: writeTypescript },
  python: { name: "Python", fileName: "write.py", write: writePython },
  csharp: { name: "C#", fileName: "Program.cs", write: writeCsharp },
  php: { name: "PHP", fileName: "write.php", write: writePhp },
  powershell: { name: "PowerShell", fileName: "write.ps1", write: writePowerShell },
};

/** The language that a person chose before, from wherever it was kept. */
export function writeLanguageOf(text: string | null | undefined): WriteLanguage {
  return WRITE_LANGUAGES.find((known) => known === text) ?? "curl";
}

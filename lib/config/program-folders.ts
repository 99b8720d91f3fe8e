import "server-only";
import { delimiter } from "node:path";

/** Folders the system looks for programs in. */
export function programFolders(): string[] {
  return (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
}

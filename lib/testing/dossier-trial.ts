import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { settings } from "@/lib/config/settings";
import type { DossierChoice } from "@/lib/services/dossier-export/definition";
import type { DossierMapping } from "@/lib/services/dossier-export/dossier-mapping";
import { COMPANY_DOSSIER, WHOLE_DOSSIER } from "./dossier-places";

/** A file as the sandbox lists it. */
export type ListedFile = {
  subjectId: number;
  reactionId: number | null;
  fileId: string;
  name: string;
  size: number;
  isGone: boolean;
  sha256: string;
};

/** The files of these items with their sums, as the sandbox itself knows them. */
export async function listedFiles(control: string, subjectIds: readonly number[]): Promise<ListedFile[]> {
  const all: ListedFile[] = [];
  for (const id of subjectIds) {
    const answer = await fetch(`${control}/documents?subjectId=${id}&sha256=1`);
    all.push(...((await answer.json()) as ListedFile[]));
  }
  return all;
}

/** An export of the company's items from one number to another. */
export function itemsBetween(
  first: number,
  last: number,
  change: Partial<DossierChoice> = {},
): DossierChoice & { mapping: DossierMapping } {
  const field = { fieldId: "SubjectId" };
  const group = [
    { ...field, operator: "greaterOrEqual" as const, value: String(first) },
    { ...field, operator: "lessOrEqual" as const, value: String(last) },
  ];
  return { ...WHOLE_DOSSIER, filter: { groups: [group] }, mapping: COMPANY_DOSSIER, ...change };
}

export const folderOfJob = (jobId: string): string => join(settings().dataDirectory, "jobs", jobId);

/** What lies in a job's folder: path → sum. */
export async function filesOfJob(jobId: string): Promise<Map<string, string>> {
  const folder = join(folderOfJob(jobId), "files");
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of found.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files.set(
      path.slice(folder.length + 1),
      createHash("sha256")
        .update(await readFile(path))
        .digest("hex"),
    );
  }
  return files;
}

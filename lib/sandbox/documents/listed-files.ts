// cspell:ignore subjectconnector
import { callUrl } from "../calls";
import type { Sandbox } from "../server";

/** For the sandbox's own tests: what the control API tells of a file. */
export type ListedFile = {
  subjectId: number;
  reactionId: number | null;
  fileId: string;
  name: string;
  size: number;
  mimeType: string;
  isGone: boolean;
  restricted: boolean;
  sha256?: string;
};

/** The attachments of dossier items and reactions. */
export async function attachmentsListed({ control }: Sandbox, query = ""): Promise<ListedFile[]> {
  const { json } = await callUrl(`${control}/documents${query}`);
  return (json as (ListedFile | { subjectId: null })[]).filter((file): file is ListedFile => file.subjectId !== null);
}

export function pathOf({ subjectId, fileId }: ListedFile): string {
  return `subjectconnector/${subjectId}/${fileId}`;
}

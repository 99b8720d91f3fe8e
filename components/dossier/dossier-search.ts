import type { DossierQuestion } from "@/lib/services/attachments/find-dossier-items";

/** What the page's address carries: the question, and what of its answer is open. A link to an item is a link. */
export type DossierSearch = { question: DossierQuestion; item: string | null; file: string | null };

const FIELDS = ["number", "type", "from", "until", "relation", "subject"] as const satisfies (keyof DossierQuestion)[];

export const ANY_ITEM: DossierQuestion = { number: "", type: "", from: "", until: "", relation: "", subject: "" };

type Params = { get(name: string): string | null };

export function readDossierSearch(params: Params): DossierSearch {
  const text = (name: string) => (params.get(name) ?? "").slice(0, 200);
  const question = Object.fromEntries(FIELDS.map((field) => [field, text(field)])) as DossierQuestion;
  return { question, item: params.get("item"), file: params.get("file") };
}

export function toDossierParams({ question, item, file }: DossierSearch): URLSearchParams {
  const params = new URLSearchParams();
  for (const field of FIELDS) if (question[field] !== "") params.set(field, question[field]);
  if (item !== null) params.set("item", item);
  if (item !== null && file !== null) params.set("file", file);
  return params;
}

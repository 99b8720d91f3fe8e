import { z } from "zod";
import type { Condition } from "@/lib/profit/filter/rows-query";
import { findConnection } from "../connections/find-connection";
import type { ServiceContext } from "../context";
import { connectorPage } from "./connector-page";
import { foundDossier, noDossier } from "./dossier-mapping";

const Text = z.string().trim().max(200).default("");
const Day = z.union([z.literal(""), z.iso.date()]).default("");

/** What a person looks for; empty means any. */
export const DossierQuestion = z.object({
  number: Text,
  type: Text,
  from: Day,
  /** Included. */
  until: Day,
  relation: Text,
  subject: Text,
});
export type DossierQuestion = z.output<typeof DossierQuestion>;

const PAGE = 50;

export const FindDossierItemsInput = z.object({
  connectionId: z.uuid(),
  question: DossierQuestion,
  skip: z.number().int().min(0).max(100_000).default(0),
});
export type FindDossierItemsInput = z.output<typeof FindDossierItemsInput>;

export type DossierItem = {
  id: string;
  /** Dutch wall-clock time without its Z; null when there is none, or when it may not be seen. */
  date: string | null;
  type: string | null;
  relation: string | null;
  subject: string | null;
};

export type DossierItems = { items: DossierItem[]; hasMore: boolean };

/** Dossier items, the newest first, for whoever has a grant on the connection: no right to read connectors is needed. */
export async function findDossierItems(ctx: ServiceContext, input: FindDossierItemsInput): Promise<DossierItems> {
  const connection = await findConnection(ctx, input.connectionId);
  const { items } = await foundDossier(ctx, connection);
  if (!items) throw noDossier("items");
  const { connectorId, id, date, type, relation, subject } = items;
  const conditions = conditionsOf(input.question, items);
  const page = await connectorPage(ctx, connection, "dossier.find", {
    connectorId,
    wanted: [id, date, type, relation, subject],
    filter: { groups: conditions.length === 0 ? [] : [conditions] },
    orderBy: [...(date ? [{ fieldId: date, direction: "desc" as const }] : []), { fieldId: id, direction: "desc" }],
    skip: input.skip,
    take: PAGE + 1,
  });
  const valueOf = (row: Readonly<Record<string, string | null>>, field: string | null) =>
    field === null ? null : (row[field] ?? null);
  const found = page.rows.slice(0, PAGE).map((row) => ({
    id: valueOf(row, id) ?? "",
    date: valueOf(row, date)?.replace(/Z$/, "") ?? null,
    type: valueOf(row, type),
    relation: valueOf(row, relation),
    subject: valueOf(row, subject),
  }));
  return { items: found.filter((item) => item.id !== ""), hasMore: page.rows.length > PAGE };
}

type Fields = { id: string; date: string | null; type: string | null; relation: string | null; subject: string | null };

/** A number names one item: what else was filled in is left out then. What the dossier has no field for is not asked. */
function conditionsOf(question: DossierQuestion, fields: Fields): Condition[] {
  if (question.number !== "") return [{ fieldId: fields.id, operator: "equal", value: question.number }];
  const condition = (fieldId: string | null, operator: Condition["operator"], value: string): Condition[] =>
    fieldId === null || value === "" ? [] : [{ fieldId, operator, value }];
  return [
    ...condition(fields.type, "equal", question.type),
    ...condition(fields.date, "greaterOrEqual", question.from && `${question.from}T00:00:00`),
    ...condition(fields.date, "lessOrEqual", question.until && `${question.until}T23:59:59`),
    ...condition(fields.relation, "equal", question.relation),
    ...condition(fields.subject, "contains", question.subject),
  ];
}

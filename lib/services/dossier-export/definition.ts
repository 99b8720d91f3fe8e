/**
 * The dossier export: which items, how their files are laid out in folders, and what stands in the index. Everything
 * here speaks of what is exported; how a job is run, kept and handed out is lib/services/jobs'.
 */
import { z } from "zod";
import { OPERATORS, type OperatorName } from "@/lib/profit/filter/operators";
import { TRANSPORTS } from "@/lib/profit/filter/rows-query";
import { DossierMapping } from "./dossier-mapping";

const FieldId = z.string().min(1).max(200);

const FilterCondition = z.object({
  fieldId: FieldId,
  operator: z.enum(Object.keys(OPERATORS) as [OperatorName, ...OperatorName[]]),
  value: z.string().max(2_000),
});

/** What a person chooses, and what a preset keeps. */
export const DossierChoice = z.object({
  /** Ids of item types; empty = all. */
  types: z.array(z.string().min(1).max(100)).max(100),
  filter: z.object({ groups: z.array(z.array(FilterCondition).max(20)).max(20) }),
  /** `{{relatie}}/{{jaar}}/{{type}}` (lib/queries/folder-pattern.ts). */
  folderPattern: z.string().max(300),
  /** Fields of the item that the index has beside its own columns. */
  columns: z.array(FieldId).max(40),
  withReactions: z.boolean(),
  transport: z.enum(TRANSPORTS),
});
export type DossierChoice = z.infer<typeof DossierChoice>;

/** As the job keeps it: the connectors are those of when it began, whatever is chosen meanwhile. */
export const DossierExportDefinition = DossierChoice.extend({ mapping: DossierMapping });
export type DossierExportDefinition = z.infer<typeof DossierExportDefinition>;

const Value = z.string().nullable();

/** One line of the job: a file, or an item or reaction that has none. */
export const DossierLine = z.object({
  itemId: z.string(),
  /** The type's name, or its id where it has none. */
  type: Value,
  date: Value,
  /** Values of the chosen columns, in their order; masked ones are masked here already. */
  values: z.array(Value),
  reactionId: Value,
  file: z.object({ fileId: z.string(), fileName: Value, fileSize: z.number().nullable() }).nullable(),
});
export type DossierLine = z.infer<typeof DossierLine>;

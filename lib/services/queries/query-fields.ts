import { z } from "zod";
import { readRowsParams } from "@/lib/profit/filter/rows-query-params";
import { FOLDER_LIMIT, folderPathOf } from "@/lib/queries/folder-path";
import { PARAMETER_NAME } from "@/lib/queries/placeholders";
import { PARAMETER_KINDS } from "@/lib/queries/query-parameter";
import { VISIBILITIES } from "./port";

/** Not unique: people find a query by its folder and words, and a copy may keep its name. */
export const QueryName = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1)
  .max(120)
  .regex(/^\P{Cc}*$/u);

export const QueryFolder = z
  .string()
  .max(FOLDER_LIMIT)
  .regex(/^\P{Cc}*$/u)
  .transform(folderPathOf);

/** Lines and tabs are welcome; a database takes no NUL. */
const Prose = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit)
    .regex(/^[^\0]*$/u);

export const QueryParameterInput = z.object({
  name: z.string().regex(PARAMETER_NAME),
  label: Prose(100),
  kind: z.enum(PARAMETER_KINDS),
  defaultValue: Prose(500),
  isRequired: z.boolean(),
});

const Parameters = z
  .array(QueryParameterInput)
  .max(40)
  .refine((parameters) => new Set(parameters.map(({ name }) => name)).size === parameters.length);

/** A query that cannot be read whole would, once opened, show more rows than was meant: it is not kept. */
const Page = Prose(20_000)
  .transform(pageOfAddress)
  .refine((page) => readRowsParams(new URLSearchParams(page)).problems.length === 0);

/** What a person entered for one run, and which query was open, are no part of the query. */
function pageOfAddress(address: string): string {
  const page = new URLSearchParams(address);
  for (const name of [...page.keys()]) {
    if (name === "query" || name === "format" || name.startsWith("p.")) page.delete(name);
  }
  return page.toString();
}

export const QueryContentInput = z.object({
  visibility: z.enum(VISIBILITIES),
  folder: QueryFolder,
  name: QueryName,
  description: Prose(2_000),
  page: Page,
  parameters: Parameters,
  sinceFieldId: z.string().min(1).max(200).nullable(),
});

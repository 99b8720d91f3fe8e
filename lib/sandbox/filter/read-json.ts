import { z } from "zod";
import { SandboxRefusal } from "../refusal";
import { readOperator, type WrittenFilter } from "./expression";

const oneOrMany = <S extends z.ZodType>(schema: S) =>
  z.union([z.array(schema), schema.transform((single) => [single])]).nullish();

const Field = z.object({
  "@FieldId": z.string(),
  "@OperatorType": z.union([z.number(), z.string()]).transform(String),
  "#text": z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
});

/** Fields in one Filter are ANDed, Filters ORed. A single object may stand where a list could (inferred; protocol 3.5). */
const FilterJson = z.object({
  Filters: z.object({ Filter: oneOrMany(z.object({ Field: oneOrMany(Field) })) }).nullish(),
});

/** Reads `filterjson`. What Profit does with JSON it cannot read is not stated: a refusal is inferred. */
export function readFilterJson(written: string): WrittenFilter | undefined {
  if (written.trim() === "") return undefined;
  const read = FilterJson.safeParse(parsed(written));
  if (!read.success) throw new SandboxRefusal("filterUnreadable", "filterjson");
  const groups = (read.data.Filters?.Filter ?? []).map(({ Field: fields }) =>
    (fields ?? []).map((field) => ({
      fieldId: field["@FieldId"],
      operator: readOperator(field["@OperatorType"]),
      value: String(field["#text"] ?? ""),
    })),
  );
  const asking = groups.filter((group) => group.length > 0);
  // A filter without fields is harmless: as if it were not there (protocol 4.4, for the XML form).
  return asking.length === 0 ? undefined : { combine: "any", groups: asking };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SandboxRefusal("filterUnreadable", "filterjson");
  }
}

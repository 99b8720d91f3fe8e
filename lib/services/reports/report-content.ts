import { z } from "zod";
import { OPERATORS, type OperatorName } from "@/lib/profit/filter/operators";
import { TRANSPORTS } from "@/lib/profit/filter/rows-query";
import { PARAMETER_KINDS } from "@/lib/queries/query-parameter";
import { unknownInPattern } from "@/lib/queries/report-file-name";

/** A line of text as people type it. */
const Line = (most: number) =>
  z
    .string()
    .trim()
    .normalize("NFC")
    .max(most)
    .regex(/^\P{Cc}*$/u);

/** `{9A1B…}`, with or without braces and dashes, as Profit and its lists write it. */
export const ReportGuid = z
  .string()
  .trim()
  .transform((typed) =>
    typed
      .replace(/^\{(.*)\}$/s, "$1")
      .replaceAll("-", "")
      .toUpperCase(),
  )
  .refine((guid) => /^[0-9A-F]{32}$/.test(guid));

const OPERATOR_NAMES = Object.keys(OPERATORS) as [OperatorName, ...OperatorName[]];

export const ReportFieldInput = z.object({
  // What a list or a path takes apart, and what XML cannot carry, is in no field's code.
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_.-]{1,60}$/),
  label: Line(100).min(1),
  kind: z.enum(PARAMETER_KINDS),
  operator: z.enum(OPERATOR_NAMES),
  defaultValue: Line(500),
  isRequired: z.boolean(),
});

export const MOST_FIELDS = 20;

export const ReportContentInput = z
  .object({
    reportGuid: ReportGuid,
    name: Line(120).min(1),
    description: z
      .string()
      .trim()
      .max(2_000)
      .regex(/^[^\0]*$/u),
    fields: z.array(ReportFieldInput).max(MOST_FIELDS),
    fileNamePattern: Line(200).min(1),
    connectorId: Line(100).min(1).nullable(),
    transport: z.enum(TRANSPORTS),
  })
  .refine(({ fileNamePattern, fields }) => unknownInPattern(fileNamePattern, fields).length === 0, {
    path: ["fileNamePattern"],
  });

import { z } from "zod";

/** Keys as Profit gave them: text, also for numbers, but one client sends numbers (protocol 3.6). */
const Ids = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const Told = z.record(z.string(), z.union([Ids, z.array(Ids), z.null()]));

/**
 * The answer to a write: per object the keys of its records. Some connectors leave the wrapper out, many answer nothing
 * at all (protocol 3.6, 9.11).
 */
export const UpdateAnswer = z.union([
  z.strictObject({ results: Told.nullable() }).transform(({ results }) => results ?? {}),
  Told,
]);

import { z } from "zod";

/** Profit saying no, HTTP 500 (protocol 3.0). `errorNumber` is for the log, never for logic. */
export const Refusal = z.object({
  externalMessage: z.string(),
  errorNumber: z.number().nullish(),
  profitLogReference: z.string().nullish(),
});
export type Refusal = z.infer<typeof Refusal>;

/** Maintenance or overload, HTTP 503; `retry_after` in seconds (protocol 3.0). */
export const Unavailable = z.object({ retry_after: z.number().nullish() });
export type Unavailable = z.infer<typeof Unavailable>;

/** Other bodies seen with a bad status: `{"message":…}` (unparsable request) and OAuth's pair (protocol 2.4, 3.0). */
export const OtherRefusal = z.union([
  z.object({ message: z.string() }).transform(({ message }) => message),
  z
    .object({ error: z.string(), error_description: z.string().optional() })
    .transform(({ error, error_description }) => error_description ?? error),
]);

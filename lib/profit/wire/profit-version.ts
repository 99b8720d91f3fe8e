import { z } from "zod";

/** `/ProfitVersion`, needs the special connector AppConnectorVersion (protocol 3.1). */
export const ProfitVersion = z.object({ version: z.string() });
export type ProfitVersion = z.infer<typeof ProfitVersion>;

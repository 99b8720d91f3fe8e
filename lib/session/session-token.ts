import "server-only";
import { z } from "zod";

/** What the cookie's encrypted token says: only whose session it is. All else is read from the store on each request. */
export const SessionToken = z.object({ sub: z.uuid(), sid: z.uuid() });
export type SessionToken = z.infer<typeof SessionToken>;

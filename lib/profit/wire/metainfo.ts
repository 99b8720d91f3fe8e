import { z } from "zod";

/** A connector as `/metainfo` lists it. `description` usually repeats the name (protocol 3.2). */
export const ListedConnector = z.object({ id: z.string(), description: z.string().nullish() });
export type ListedConnector = z.infer<typeof ListedConnector>;

/** What a token may call (protocol 3.2). Either list can be absent or null when nothing is authorised. */
export const Metainfo = z.object({
  getConnectors: z.array(ListedConnector).nullish(),
  updateConnectors: z.array(ListedConnector).nullish(),
  info: z
    .object({
      /** Environment code such as `T12345AA`. */
      envid: z.string().nullish(),
      appName: z.string().nullish(),
      /** User group, with the user in parentheses. */
      group: z.string().nullish(),
      /** "0" = never. */
      tokenExpiry: z.string().nullish(),
    })
    .nullish(),
});
export type Metainfo = z.infer<typeof Metainfo>;

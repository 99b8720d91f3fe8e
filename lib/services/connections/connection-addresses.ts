import { z } from "zod";
import type { ServiceContext } from "../context";
import { findReadableConnection } from "./find-readable-connection";

export const ConnectionAddressesInput = z.object({ connectionId: z.uuid() });
export type ConnectionAddressesInput = z.output<typeof ConnectionAddressesInput>;

/** Where a connection's Profit is, for programs that are to ask it themselves. */
export type ConnectionAddresses = { restBaseUrl: string; language: "nl-nl" | "en-us" };

export async function connectionAddresses(
  ctx: ServiceContext,
  { connectionId }: ConnectionAddressesInput,
): Promise<ConnectionAddresses> {
  const { restBaseUrl } = await findReadableConnection(ctx, connectionId);
  return { restBaseUrl, language: ctx.language === "nl" ? "nl-nl" : "en-us" };
}

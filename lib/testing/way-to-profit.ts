import { settings } from "@/lib/config/settings";
import { createGuardedFetch } from "@/lib/profit/guarded-fetch";
import { authorizationOf } from "@/lib/profit/token";
import type { ProfitPort } from "@/lib/services/context";
import { openConnection } from "@/lib/store/connections/open-connection";

/** For processes of their own that run jobs: the stored connections over REST, by the real guarded fetch. */
export function wayToProfit(): ProfitPort {
  const fetch = createGuardedFetch({ hosts: settings().profitHosts });
  return {
    endpointFor: () => {
      throw new Error("Every connection here is stored");
    },
    isHostAllowed: () => true,
    takeSlot: fivePlaces(),
    async endpointOf(connectionId) {
      const connection = await openConnection(connectionId);
      if (!connection) throw new Error("There is no such connection");
      return {
        restBaseUrl: new URL(`${connection.restBaseUrl.replace(/\/$/, "")}/`),
        ...{ authorization: authorizationOf(connection.secret), language: "nl-nl", fetch, timeoutMs: 60_000 },
      };
    },
  };
}

/** The five places of the one connection that is used (design 5.1). */
export function fivePlaces(): ProfitPort["takeSlot"] {
  let free = 5;
  const waiting: (() => void)[] = [];
  return async (_, signal) => {
    signal?.throwIfAborted();
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return () => {
      const next = waiting.shift();
      if (next) next();
      else free++;
    };
  };
}

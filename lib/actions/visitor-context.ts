import "server-only";
import type { VisitorContext } from "@/lib/services/people/visitor-context";
import { historyStoreFor } from "@/lib/store/history/history-store";
import { findSetUpLink, redeemSetUpLink } from "@/lib/store/set-up-links/set-up-link-store";

/** For the verbs that need nobody to be signed in. */
export function visitorContext(): VisitorContext {
  return {
    now: () => new Date(),
    setUpLinks: { find: findSetUpLink, redeem: redeemSetUpLink },
    historyOf: (person) => historyStoreFor(person),
  };
}

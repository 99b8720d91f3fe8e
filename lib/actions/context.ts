import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { LANGUAGE_COOKIE, languageOf } from "@/lib/messages/languages";
import type { ServiceContext } from "@/lib/services/context";
import { currentPerson } from "@/lib/session/current-person";
import { safePath } from "@/lib/session/safe-path";
import { historyStoreFor } from "@/lib/store/history/history-store";
import { storePorts } from "./store-ports";

/**
 * lib/actions is the adapter between Next and the verbs of lib/services: here a request becomes a ServiceContext and an
 * error becomes what the browser may know. Rules of the domain must not enter it: they belong in the verbs.
 */

/**
 * Everything a verb needs, for whoever is signed in; null for nobody. One look at the session per request in pages and
 * actions (React's cache); in a route handler each call looks again.
 */
export const contextFromRequest = cache(async (): Promise<ServiceContext | null> => {
  const actor = await currentPerson();
  if (!actor) return null;
  const language = languageOf((await cookies()).get(LANGUAGE_COOKIE)?.value, (await headers()).get("accept-language"));
  return {
    actor,
    language,
    now: () => new Date(),
    history: historyStoreFor(actor),
    ...storePorts,
  };
});

/** For pages and layouts: whoever is not signed in goes to the sign-in page and comes back to `path` afterwards. */
export async function requireContext(path?: string): Promise<ServiceContext> {
  const ctx = await contextFromRequest();
  if (ctx) return ctx;
  // The proxy writes the path of the page that is being made; a layout has no other way to know it.
  const back = safePath(path ?? (await headers()).get("x-schakel-path"));
  redirect(back === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ backTo: back })}`);
}

import { randomBytes } from "node:crypto";
import type { AppConnector } from "./app-connectors";
import type { Caller } from "./call";

/** A person has few devices; beyond this the oldest tokens are forgotten, so that a sandbox left running stays small. */
const MOST_ISSUED = 10_000;

/** The classic tokens of an environment (protocol 2.1): one per app connector from the seed, and one per OTP device. */
export function createClassicTokens(appConnectors: readonly AppConnector[]) {
  const known = new Map<string, Caller>();
  for (const appConnector of appConnectors) {
    const { token, users, tokenEnds } = appConnector;
    if (token !== null) known.set(token, { appConnector, userId: users[0] ?? "", tokenEnds });
  }
  const issued: string[] = [];
  return {
    find: (token: string): Caller | undefined => known.get(token),
    /** A new one for a user's device: 64 hex in capitals that no earlier token told anything about. */
    issue(appConnector: AppConnector, userId: string): string {
      const token = randomBytes(32).toString("hex").toUpperCase();
      known.set(token, { appConnector, userId, tokenEnds: null });
      issued.push(token);
      const oldest = issued.length > MOST_ISSUED ? issued.shift() : undefined;
      if (oldest !== undefined) known.delete(oldest);
      return token;
    },
  };
}
export type ClassicTokens = ReturnType<typeof createClassicTokens>;

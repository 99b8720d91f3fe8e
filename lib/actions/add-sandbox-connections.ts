import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { settings } from "@/lib/config/settings";
import { log } from "@/lib/log/log";
import { createGuardedFetch, type GuardedFetch } from "@/lib/profit/guarded-fetch";
import { keepSandboxConnection, type Kept } from "@/lib/store/connections/keep-sandbox-connection";

/**
 * The app connectors of the sandbox that become connections, and what they are called. `expired` and `blocked` are
 * there to be refused: a person can see what a refusal looks like before meeting one in earnest.
 */
const WANTED: Readonly<Record<string, string>> = {
  full: "Sandbox full",
  "read-only": "Sandbox read-only",
  support: "Sandbox support",
  limited: "Sandbox limited",
  expired: "Sandbox expired",
  blocked: "Sandbox blocked",
};

/** What of `GET /_sandbox` matters here (design 4). */
const SandboxDescription = z.object({
  environment: z.string().nullish(),
  appConnectors: z.array(z.object({ name: z.string(), xmlToken: z.string().nullable() })),
});

export type SandboxWait = {
  /** The sandbox's control address; null = there is none. */
  control?: URL | null;
  /** How long a sandbox may take to start, in ms. */
  patienceMs?: number;
};

/**
 * Gives a new installation the sandbox's app connectors as connections (origin "sandbox"), so that a newcomer clicks
 * once. To be called at every start, without waiting for it: it has patience with a sandbox that starts later, adds
 * nothing twice, leaves away what somebody removed, and never throws. Resolves to what became of each.
 */
export async function addSandboxConnections(wait: SandboxWait = {}): Promise<Partial<Record<string, Kept>>> {
  const { control = settings().sandboxControl, patienceMs = 120_000 } = wait;
  if (!settings().hasSandbox || control === null) return {};
  // With its port it is an address named on purpose, which may be on this machine (host-policy.ts).
  const guarded = createGuardedFetch({ hosts: [`${control.hostname}:${control.port || "80"}`] });
  try {
    const description = await describeSandbox(guarded, control, patienceMs);
    const kept = await keepAll(description, control);
    log().info({ sandbox: kept }, "sandbox connections");
    return kept;
  } catch (error) {
    log().warn({ err: error }, "the sandbox's connections could not be added; the next start tries again");
    return {};
  } finally {
    await guarded.close();
  }
}

async function describeSandbox(guarded: GuardedFetch, control: URL, patienceMs: number) {
  const deadline = AbortSignal.timeout(patienceMs);
  for (let waitMs = 200; ; waitMs = Math.min(waitMs * 2, 5_000)) {
    try {
      const signal = AbortSignal.any([deadline, AbortSignal.timeout(10_000)]);
      const answer = await guarded(control, { headers: { accept: "application/json" }, signal });
      return SandboxDescription.parse(await answer.json());
    } catch (error) {
      if (deadline.aborted) throw error;
      await pause(waitMs);
    }
  }
}

async function keepAll(description: z.output<typeof SandboxDescription>, control: URL) {
  const kept: Partial<Record<string, Kept>> = {};
  for (const { name, xmlToken } of description.appConnectors) {
    const connectionName = WANTED[name];
    if (connectionName === undefined || xmlToken === null) continue;
    kept[name] = await keepSandboxConnection({
      appConnector: name,
      name: connectionName,
      environmentCode: description.environment ?? null,
      restBaseUrl: `${control.origin}/ProfitRestServices`,
      soapBaseUrl: `${control.origin}/ProfitServices`,
      secret: xmlToken,
    });
  }
  return kept;
}

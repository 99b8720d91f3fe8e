import { type Sandbox, startSandbox } from "@/lib/sandbox/server";

/** What the control API tells of an app connector, as far as needed here. */
type AppConnector = { name: string; token: string; xmlToken: string; authorization: string };

/** A token that the sandbox gave to nobody. */
export const STRANGE_TOKEN = "0123456789ABCDEF".repeat(4);

export type ConnectionTrial = {
  sandbox: Sandbox;
  /** Where connections may go. */
  hosts: string[];
  appConnectors: ReadonlyMap<string, AppConnector>;
  /** A connection by the token of an app connector, or by the strange one. */
  draftOf: (name: string, changes?: DraftChanges) => Draft;
};
export type DraftChanges = { address?: string; secret?: string };
type Draft = { address: string; secret: string; environmentType: "other"; environmentCode: null };

/** For tests of connections: a sandbox, and drafts of connections to it. */
export async function connectionTrial(): Promise<ConnectionTrial> {
  const sandbox = await startSandbox({ port: 0 });
  const answer = (await (await fetch(sandbox.control)).json()) as { appConnectors: AppConnector[] };
  const appConnectors = new Map(answer.appConnectors.map((one) => [one.name, one]));
  return {
    sandbox,
    hosts: [new URL(sandbox.rest).host],
    appConnectors,
    draftOf: (name, changes = {}) => {
      const secret = appConnectors.get(name)?.token ?? STRANGE_TOKEN;
      return { address: sandbox.rest, environmentType: "other", environmentCode: null, secret, ...changes };
    },
  };
}

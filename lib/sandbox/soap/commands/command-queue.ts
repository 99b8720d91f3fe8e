import { randomBytes } from "node:crypto";

/** A command that AFAS Remote Cmd was given. Of what came with it only the size is kept. */
export type Command = {
  commandLine: string;
  archiveBytes: number;
  /** Moments in milliseconds since 1970. */
  queuedAt: number;
  doneAt: number;
};

/** One command takes this long, after those before it are done (inferred: Profit's own takes as long as the import does). */
const TAKES_MS = 2_000;
/** How long its state can be asked for (protocol 4.3). */
const KEPT_MS = 24 * 60 * 60 * 1_000;
const MOST = 1_000;

/** The commands of an environment: done one after another, each log given once and within a day (protocol 4.3). */
export function createCommandQueue(clock: () => Date) {
  const commands = new Map<string, Command & { owner: string }>();
  let lastDoneAt = 0;
  const now = () => clock().getTime();
  const forgetOld = () => {
    for (const [id, { queuedAt }] of commands) {
      if (now() - queuedAt > KEPT_MS || commands.size > MOST) commands.delete(id);
    }
  };
  return {
    /** Gives the id to ask with, 32 hex in capitals. */
    add(owner: string, { commandLine, archiveBytes }: Pick<Command, "commandLine" | "archiveBytes">): string {
      const id = randomBytes(16).toString("hex").toUpperCase();
      const queuedAt = now();
      lastDoneAt = Math.max(lastDoneAt, queuedAt) + TAKES_MS;
      commands.set(id, { owner, commandLine, archiveBytes, queuedAt, doneAt: lastDoneAt });
      forgetOld();
      return id;
    },
    /** The command once it is done, and never again; "busy" before, undefined for what this owner has not in the queue. */
    take(owner: string, id: string): Command | "busy" | undefined {
      forgetOld();
      const command = commands.get(id);
      if (command?.owner !== owner) return undefined;
      if (now() < command.doneAt) return "busy";
      commands.delete(id);
      return command;
    },
  };
}
export type CommandQueue = ReturnType<typeof createCommandQueue>;

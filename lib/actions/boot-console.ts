import "server-only";
import { settings } from "@/lib/config/settings";
import { SettingsError } from "@/lib/config/settings-error";
import { log } from "@/lib/log/log";
import { ServiceError } from "@/lib/services/errors";
import { rememberPeerAddresses } from "@/lib/session/client-address";
import { openDatabase } from "@/lib/store/database";
import { DatabaseError } from "@/lib/store/database-error";
import { sweepExports } from "@/lib/store/exports/export-store";
import { sweepHistoryDetails } from "@/lib/store/history/sweep-history";
import { sweepJobs } from "@/lib/store/jobs/sweep-jobs";
import { sendStore, sweepSends } from "@/lib/store/updates/send-store";
import { addSandboxConnections } from "./add-sandbox-connections";
import { createSetUpLink, ensureFirstAdministrator } from "./first-administrator";
import { startJobs, stopJobs } from "./job-engine";

const SWEEP_EVERY_MS = 60 * 60 * 1000;
const EXPIRE_EVERY_MS = 30_000;

/**
 * What happens once before the first request: settings are judged, the database is opened and migrated, and a new
 * installation gets its first administrator. Trouble that only the operator can mend ends the process with a sentence.
 */
export async function bootConsole(): Promise<void> {
  try {
    settings();
    rememberPeerAddresses(); // before the first request: limits on sign-in count per address
    await openDatabase();
    if ((await ensureFirstAdministrator()) === "missing") await showSetUpLink();
  } catch (error) {
    if (!isForTheOperator(error)) throw error;
    process.stderr.write(`\n${error.message}\n\n`);
    process.exit(1);
  }
  // `npm start` holds a channel to us: when it is gone, however it went, nobody is left to stop this process.
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  void addSandboxConnections();
  void startJobs();
  // Beside whatever else listens for it: what runs lets go, so that another console need not wait to find out.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stopJobs());
  sweep();
  setInterval(sweep, SWEEP_EVERY_MS).unref();
  expireSends();
  setInterval(expireSends, EXPIRE_EVERY_MS).unref();
}

/** Writes of a console that died: nobody will hear their answer, and who sent them must know (design 5.3). */
function expireSends(): void {
  sendStore.expire().then(
    (expired) => expired > 0 && log().warn({ expired }, "writes of a console that is gone have an unknown outcome"),
    (error: unknown) => log().warn({ err: error }, "writes of consoles that are gone were not looked for"),
  );
}

/** Stored bodies have a retention time (design 5.7). A sweep that fails is tried again an hour later. */
function sweep(): void {
  sweepHistoryDetails().catch((error: unknown) => log().warn({ err: error }, "history details were not swept"));
  sweepSends().catch((error: unknown) => log().warn({ err: error }, "bodies of writes were not swept"));
  sweepJobs().catch((error: unknown) => log().warn({ err: error }, "results of jobs were not swept"));
  sweepExports().catch((error: unknown) => log().warn({ err: error }, "unfinished exports were not swept"));
}

/** To the terminal and not to the log: whoever can read the terminal of `npm start` may be the first administrator. */
async function showSetUpLink(): Promise<void> {
  const { baseUrl, port } = settings();
  const link = new URL(await createSetUpLink(), baseUrl ?? `http://localhost:${port}`);
  process.stdout.write(`\n  First administrator: open this link (it works once, for a day)\n  ${link.href}\n`);
}

function isForTheOperator(error: unknown): error is Error {
  return error instanceof SettingsError || error instanceof DatabaseError || error instanceof ServiceError;
}

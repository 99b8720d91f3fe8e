import "server-only";
import { settings } from "@/lib/config/settings";
import { SettingsError } from "@/lib/config/settings-error";
import { log } from "@/lib/log/log";
import { closeDatabase, openDatabase } from "@/lib/store/database";
import { DatabaseError } from "@/lib/store/database-error";
import { addSandboxConnections } from "./add-sandbox-connections";

/**
 * What happens once before the first request: settings are judged, the database is opened and migrated, and a new
 * installation gets its first administrator. Trouble that only the operator can mend ends the process with a sentence.
 */
export async function bootConsole(): Promise<void> {
  try {
    settings();
    await openDatabase();
  } catch (error) {
    if (!(error instanceof SettingsError) && !(error instanceof DatabaseError)) throw error;
    process.stderr.write(`\n${error.message}\n\n`);
    process.exit(1);
  }
  // `npm start` holds a channel to us: when it is gone, however it went, nobody is left to stop this process.
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.once("beforeExit", () => void closeDatabase());
  void addSandboxConnections(); // the sandbox may start later than the console: nobody waits for it
  log().info({ event: "booted" }, "console ready");
}

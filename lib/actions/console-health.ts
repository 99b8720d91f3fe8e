import "server-only";
import packageFile from "@/package.json";
import { databaseHealth } from "@/lib/store/database";

export type ConsoleHealth =
  { status: "ok"; database: "embedded" | "postgres"; version: string } | { status: "failing"; version: string };

/** Asks the database one question; a console without its database is not healthy (design 4, health). */
export async function consoleHealth(): Promise<ConsoleHealth> {
  const { version } = packageFile;
  try {
    return { status: "ok", database: (await databaseHealth()).kind, version };
  } catch {
    return { status: "failing", version };
  }
}

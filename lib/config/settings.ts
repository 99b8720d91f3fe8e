import "server-only";
import type { z } from "zod";
import { authSecretIn, vaultKeysIn } from "./made-secrets";
import { SettingsError } from "./settings-error";
import { Environment, type VaultKey } from "./settings-schema";

/**
 * The room of settings: reads the environment once, judges it whole, and is the only place that may look at
 * `process.env`. No logging, no database and no defaults of other rooms enter here.
 */
export type Settings = {
  port: number;
  sandboxPort: number;
  /** Whether `npm start` runs the sandbox beside the console. */
  hasSandbox: boolean;
  /** Address of the running sandbox's control API (`…/_sandbox`); handed to the console by `npm start`. */
  sandboxControl: URL | null;
  /** Absolute. Holds the embedded database, the made secrets and the database's log. */
  dataDirectory: string;
  /** null = the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** Where people reach the console; null = http://localhost:<port>. */
  baseUrl: URL | null;
  /** Signs the session cookie. Made on first use when the environment has none. */
  readonly authSecret: string;
  /** The vault's key ring; the first seals. Made on first use when the environment has none. */
  readonly vaultKeys: readonly VaultKey[];
  /** Becomes the first administrator when there is nobody yet. */
  firstAdmin: { email: string; password: string } | null;
  oidc: { issuer: URL; clientId: string; clientSecret: string } | null;
  /** Host names (lower case, perhaps with a port) a connection may name besides `*.afas.online`. */
  profitHosts: readonly string[];
  /** Absolute paths of folders that long exports may write into; empty = the data directory alone. */
  exportDirectories: readonly string[];
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
};

/** Judges an environment; throws one SettingsError that lists every fault. Touches no file until a secret is asked for. */
export function parseSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  // An empty variable is an absent one: `PORT= npm start` is how people switch one off.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = Environment.safeParse(given);
  if (!result.success) throw new SettingsError(result.error.issues.map(sentenceOf));
  const value = result.data;
  let authSecret = value.AUTH_SECRET;
  let vaultKeys = value.VAULT_KEYS;

  return {
    port: value.PORT,
    sandboxPort: value.SANDBOX_PORT,
    hasSandbox: value.SANDBOX === "on",
    sandboxControl: value.SANDBOX_CONTROL ?? null,
    dataDirectory: value.DATA_DIR,
    databaseUrl: value.DATABASE_URL ?? null,
    baseUrl: value.BASE_URL ?? null,
    get authSecret() {
      return (authSecret ??= authSecretIn(value.DATA_DIR));
    },
    get vaultKeys() {
      return (vaultKeys ??= vaultKeysIn(value.DATA_DIR));
    },
    firstAdmin:
      value.ADMIN_EMAIL && value.ADMIN_PASSWORD ? { email: value.ADMIN_EMAIL, password: value.ADMIN_PASSWORD } : null,
    oidc:
      value.OIDC_ISSUER && value.OIDC_CLIENT_ID && value.OIDC_CLIENT_SECRET
        ? { issuer: value.OIDC_ISSUER, clientId: value.OIDC_CLIENT_ID, clientSecret: value.OIDC_CLIENT_SECRET }
        : null,
    profitHosts: value.PROFIT_HOSTS,
    exportDirectories: value.EXPORT_DIRS,
    logLevel: value.LOG_LEVEL,
  };
}

const place = globalThis as typeof globalThis & { schakelSettings?: Settings };

/** The settings of this process, parsed on the first call. Next evaluates modules more than once, hence globalThis. */
export function settings(): Settings {
  return (place.schakelSettings ??= parseSettings(process.env));
}

/** Puts other settings in their place, for tests and for scripts that start a console of their own. */
export function replaceSettings(other: Settings): void {
  place.schakelSettings = other;
}

/** Only names and our own words: zod's texts would repeat values, and some of them are secret. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  return `${issue.path.join(".")} ${issue.message}.`;
}

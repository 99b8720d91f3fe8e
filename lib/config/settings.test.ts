import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addVaultKeyIn } from "./made-secrets";
import { parseSettings } from "./settings";
import { SettingsError } from "./settings-error";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "schakel-settings-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    parseSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
};

test("everything is optional, and an empty variable is an absent one", () => {
  const standard = {
    port: 3000,
    sandboxPort: 3100,
    hasSandbox: true,
    databaseUrl: null,
    baseUrl: null,
    profitHosts: [],
  };
  expect(parseSettings({})).toMatchObject({
    ...standard,
    dataDirectory: resolve("data"),
    firstAdmin: null,
    oidc: null,
  });
  expect(parseSettings({ PORT: "", SANDBOX: "", DATABASE_URL: "", PROFIT_HOSTS: "" })).toMatchObject(standard);
});

test("reads what is given", () => {
  expect(
    parseSettings({
      PORT: "0",
      SANDBOX: "off",
      DATABASE_URL: "postgres://schakel@db.example/schakel",
      BASE_URL: "https://schakel.example",
      ADMIN_EMAIL: " Anna@Example.nl ",
      ADMIN_PASSWORD: "correct horse",
      PROFIT_HOSTS: "profit.example.nl, Other.Example:8443",
    }),
  ).toMatchObject({
    port: 0,
    hasSandbox: false,
    databaseUrl: "postgres://schakel@db.example/schakel",
    baseUrl: new URL("https://schakel.example"),
    firstAdmin: { email: "anna@example.nl", password: "correct horse" },
    profitHosts: ["profit.example.nl", "other.example:8443"],
  });
});

test("lists all faults together, each naming its variable", () => {
  expect(
    faultsOf({
      PORT: "eighty",
      SANDBOX_PORT: "70000",
      SANDBOX: "maybe",
      DATABASE_URL: "mysql://x",
      BASE_URL: "schakel",
      PROFIT_HOSTS: "https://x",
    }),
  ).toEqual([
    "PORT must be a whole number from 0 to 65535.",
    "SANDBOX_PORT must be a whole number from 0 to 65535.",
    "SANDBOX must be on or off.",
    "DATABASE_URL must look like postgres://user:password@host/database.",
    "BASE_URL must be a web address such as https://schakel.example.com.",
    'PROFIT_HOSTS must be a list of host names; "https://x" is not one.',
  ]);
});

test("what belongs together is given together", () => {
  expect(faultsOf({ ADMIN_EMAIL: "a@example.nl", OIDC_ISSUER: "https://id.example" })).toEqual([
    "ADMIN_PASSWORD must be given too, beside ADMIN_EMAIL.",
    "OIDC_CLIENT_ID must be given too, beside OIDC_ISSUER.",
  ]);
});

test("a fault never repeats a secret", () => {
  const faults = faultsOf({ AUTH_SECRET: "short-secret", VAULT_KEYS: "k1:dG9vIHNob3J0", ADMIN_PASSWORD: "hush" }).join(
    "\n",
  );
  expect(faults).toMatch(/AUTH_SECRET.*\n.*VAULT_KEYS/);
  expect(faults).not.toMatch(/short-secret|dG9vIHNob3J0|hush/);
});

test("makes the secrets once, for the owner alone, and only when asked", () => {
  const first = parseSettings({ DATA_DIR: directory });
  expect(readdirSync(directory)).toEqual([]);
  expect(first.authSecret.length).toBeGreaterThanOrEqual(64);
  expect(first.vaultKeys).toHaveLength(1);
  const again = parseSettings({ DATA_DIR: directory });
  expect([again.authSecret, again.vaultKeys]).toEqual([first.authSecret, first.vaultKeys]);
  expect(readdirSync(directory).sort()).toEqual(["auth-secret", "vault-keys"]);
  for (const name of readdirSync(directory)) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
});

test("a key added to the ring seals, and the older ones stay", () => {
  const [old] = parseSettings({ DATA_DIR: directory }).vaultKeys;
  const ring = addVaultKeyIn(directory);
  expect(ring).toHaveLength(2);
  expect(ring[1]).toEqual(old);
  expect(parseSettings({ DATA_DIR: directory }).vaultKeys).toEqual(ring);
  expect(statSync(join(directory, "vault-keys")).mode & 0o777).toBe(0o600);
});

test("a made secret that was damaged, or has no place, is a sentence", () => {
  writeFileSync(join(directory, "auth-secret"), "cut");
  expect(() => parseSettings({ DATA_DIR: directory }).authSecret).toThrow(
    /auth-secret must have at least 32 characters/,
  );
  const file = join(directory, "auth-secret");
  expect(() => parseSettings({ DATA_DIR: file }).vaultKeys).toThrow(
    /DATA_DIR must be a directory the console can read/,
  );
});

test("folders to export into are whole paths, parted by semicolons", () => {
  expect(parseSettings({}).exportDirectories).toEqual([]);
  expect(parseSettings({ EXPORT_DIRS: "/srv/exports; /mnt/dossier/" }).exportDirectories).toEqual([
    "/srv/exports",
    "/mnt/dossier",
  ]);
  expect(() => parseSettings({ EXPORT_DIRS: "exports" })).toThrow(/EXPORT_DIRS must be a list of whole paths/);
});

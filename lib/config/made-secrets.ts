import "server-only";
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { SettingsError } from "./settings-error";
import { AuthSecret, type VaultKey, VaultKeys } from "./settings-schema";

/** AUTH_SECRET when the environment has none: read from, or made in, the data directory. */
export function authSecretIn(dataDirectory: string): string {
  return madeSecret(dataDirectory, "auth-secret", AuthSecret, () => randomBytes(48).toString("base64url"));
}

/** VAULT_KEYS when the environment has none. Lose this file and the stored tokens are lost with it: back it up. */
export function vaultKeysIn(dataDirectory: string): VaultKey[] {
  return madeSecret(dataDirectory, "vault-keys", VaultKeys, newVaultKey);
}

/** A fresh `id:key`; the id is the day it was made, so that a ring tells its own story. */
function newVaultKey(): string {
  const id = `${new Date().toISOString().slice(0, 10)}-${randomBytes(2).toString("hex")}`;
  return `${id}:${randomBytes(32).toString("base64url")}`;
}

/** Puts a new first key in the data directory's ring, in one step; the older ones go on opening what they sealed. */
export function addVaultKeyIn(dataDirectory: string): VaultKey[] {
  const kept = vaultKeysIn(dataDirectory).map(({ id, key }) => `${id}:${key.toString("base64url")}`);
  const file = join(dataDirectory, "vault-keys");
  const text = [newVaultKey(), ...kept].join("\n");
  withWords(() => writeWhole(file, text, (draft) => renameSync(draft, file)));
  return VaultKeys.parse(text);
}

function madeSecret<T>(dataDirectory: string, name: string, form: z.ZodType<T>, make: () => string): T {
  const file = join(dataDirectory, name);
  const text = withWords(() => {
    try {
      return readFileSync(file, "utf8");
    } catch (error) {
      if (!isCode(error, "ENOENT")) throw error;
    }
    mkdirSync(dataDirectory, { recursive: true });
    // A link fails when the name is taken: of two consoles that start at once one makes it, and both read that one.
    writeWhole(file, make(), (draft) => {
      try {
        linkSync(draft, file);
      } catch (error) {
        if (!isCode(error, "EEXIST")) throw error;
      }
    });
    return readFileSync(file, "utf8");
  });
  const result = form.safeParse(text);
  if (result.success) return result.data;
  throw new SettingsError([`The file ${file} ${result.error.issues[0]?.message ?? "is not right"}.`]);
}

/** Nobody ever sees half a secret: it is written under a name of its own and then given its place. */
function writeWhole(file: string, text: string, place: (draft: string) => void): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    writeFileSync(draft, `${text}\n`, { mode: 0o600, flag: "wx", flush: true });
    place(draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

function withWords<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingsError([`DATA_DIR must be a directory the console can read and write; ${reason}.`], error);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

import "server-only";
import { isAbsolute, resolve } from "node:path";
import { z } from "zod";

/** One key of the vault's ring; the first of a list seals, all of them open. */
export type VaultKey = { id: string; key: Buffer };

const port = (standard: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, "must be a whole number from 0 to 65535")
    .transform(Number)
    .refine((value) => value <= 65_535, "must be a whole number from 0 to 65535")
    .default(standard);

const webAddress = z.string().transform((value, context) => {
  const url = URL.parse(value);
  if (url && /^https?:$/.test(url.protocol)) return url;
  context.addIssue("must be a web address such as https://schakel.example.com");
  return z.NEVER;
});

const hostNames = z.string().transform((value, context) => {
  const names = value
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const wrong = names.find((name) => !/^([a-z0-9][a-z0-9.-]*|\[[0-9a-f:]+\])(:\d{1,5})?$/.test(name));
  if (wrong === undefined) return names;
  context.addIssue(`must be a list of host names; "${wrong}" is not one`);
  return z.NEVER;
});

/** `id:key,id:key`: keys of 32 bytes in base64url. Also the form of the file in DATA_DIR. */
export const VaultKeys = z.string().transform((value, context): VaultKey[] => {
  const keys = value
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => {
      const [id = "", key = ""] = entry.split(":");
      return { id, key: Buffer.from(key, "base64url") };
    });
  const isWhole = keys.every(({ id, key }) => /^[A-Za-z0-9_-]{1,32}$/.test(id) && key.length === 32);
  if (keys.length > 0 && isWhole && new Set(keys.map(({ id }) => id)).size === keys.length) return keys;
  context.addIssue("must be a list of id:key with different ids and keys of 32 bytes in base64url");
  return z.NEVER;
});

export const AuthSecret = z.string().trim().min(32, "must have at least 32 characters");

const folders = z.string().transform((value, context) => {
  const paths = value.split(/[;\n]/).flatMap((path) => path.trim() || []);
  const wrong = paths.find((path) => !isAbsolute(path));
  if (wrong === undefined) return paths.map((path) => resolve(path));
  context.addIssue(`must be a list of whole paths, parted by ";"; "${wrong}" is not one`);
  return z.NEVER;
});

/** Bad values are named, except where they are secret. */
export const Environment = z
  .object({
    PORT: port(3000),
    SANDBOX_PORT: port(3100),
    SANDBOX: z.enum(["on", "off"], "must be on or off").default("on"),
    SANDBOX_CONTROL: webAddress.optional(),
    DATA_DIR: z
      .string()
      .default("./data")
      .transform((value) => resolve(value)),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\/\S+$/, "must look like postgres://user:password@host/database")
      .optional(),
    BASE_URL: webAddress.optional(),
    AUTH_SECRET: AuthSecret.optional(),
    VAULT_KEYS: VaultKeys.optional(),
    ADMIN_EMAIL: z.string().trim().toLowerCase().pipe(z.email("must be an e-mail address")).optional(),
    ADMIN_PASSWORD: z.string().optional(),
    OIDC_ISSUER: webAddress.optional(),
    OIDC_CLIENT_ID: z.string().trim().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    PROFIT_HOSTS: hostNames.default([]),
    EXPORT_DIRS: folders.default([]),
    LOG_LEVEL: z
      .enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent")
      .default("info"),
  })
  .check(({ value, issues }) => {
    const given = (name: keyof typeof value) => value[name] !== undefined;
    const together = (names: (keyof typeof value)[]) => {
      const missing = names.filter((name) => !given(name));
      if (missing.length === 0 || missing.length === names.length) return;
      const others = names.filter(given).join(" and ");
      issues.push({
        code: "custom",
        input: value,
        path: missing.slice(0, 1),
        message: `must be given too, beside ${others}`,
      });
    };
    together(["ADMIN_EMAIL", "ADMIN_PASSWORD"]);
    together(["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]);
  });

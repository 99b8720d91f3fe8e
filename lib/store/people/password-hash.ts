import "server-only";
import { hash, verify } from "@node-rs/argon2";

/**
 * Passwords at rest: argon2id, 64 MiB, 3 passes (about 50 ms). Text is brought to one Unicode form first (NFKC, as NIST
 * SP 800-63B asks), so that `é` typed on another keyboard is the same password.
 */
const OPTIONS = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 } as const;

/** Each costs 64 MiB while it runs: a burst of sign-ins waits in line and does not fill the memory. */
const AT_ONCE = 4;
let running = 0;
const waiting: (() => void)[] = [];

export async function hashPassword(password: string): Promise<string> {
  return inLine(() => hash(password.normalize("NFKC"), OPTIONS));
}

/**
 * Whether the password belongs to the hash. Without a hash (nobody of that name, or no password chosen yet) the same
 * work is done for nothing, so that the time an answer takes does not tell who has an account.
 */
export async function verifyPasswordHash(passwordHash: string | null, password: string): Promise<boolean> {
  const text = password.normalize("NFKC");
  const nobodys = await nobodysHash();
  const isRight = await inLine(() => verify(passwordHash ?? nobodys, text));
  return isRight && passwordHash !== null;
}

let dummy: Promise<string> | undefined;
function nobodysHash(): Promise<string> {
  return (dummy ??= hash(crypto.randomUUID(), OPTIONS));
}

async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await work();
  } finally {
    // The place is handed on rather than given back, so that nobody can slip in between.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

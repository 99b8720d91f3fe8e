import "server-only";
import { codeOf } from "../database-error";

const FOREIGN_KEY_VIOLATION = "23503";

/** False when what the row points at was removed meanwhile. */
export async function unlessGone(write: PromiseLike<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if ([codeOf(error), codeOf(cause)].includes(FOREIGN_KEY_VIOLATION)) return false;
    throw error;
  }
}

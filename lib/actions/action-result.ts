import type { PublicError } from "./public-error";

/** What every server action answers. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: PublicError };

import type { ActionResult } from "@/lib/actions/action-result";
import type { PublicError } from "@/lib/actions/public-error";

/** A PublicError, for where a thrown value is expected: a query of TanStack. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly publicError: PublicError;
  constructor(publicError: PublicError) {
    super(publicError.code);
    this.publicError = publicError;
  }
}

/** What an action gave; its refusal is thrown. */
export function dataOf<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Refusal(result.error);
  return result.data;
}

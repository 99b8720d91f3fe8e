import "server-only";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import type { ServiceContext } from "@/lib/services/context";
import { ServiceError } from "@/lib/services/errors";
import type { VisitorContext } from "@/lib/services/people/visitor-context";
import type { ActionResult } from "./action-result";
import { contextFromRequest } from "./context";
import { visitorContext } from "./visitor-context";
import { notSignedIn, toPublicError } from "./to-public-error";

type Action<S extends z.ZodType, T> = (raw: z.input<S>) => Promise<ActionResult<T>>;
type Verb<C, S extends z.ZodType, T> = (ctx: C, input: z.output<S>) => Promise<T>;

/**
 * The only way to make a server action: sign-in, input, the verb, errors as a value, in that order. Next itself has
 * compared Origin with Host by then. `raw` is typed for the forms but comes from anywhere: zod judges it. An action for
 * "anyone" skips the sign-in, and its verb gets a context that can do next to nothing.
 */
export function defineAction<S extends z.ZodType, T>(schema: S, run: Verb<ServiceContext, S, T>): Action<S, T>;
export function defineAction<S extends z.ZodType, T>(
  schema: S,
  run: Verb<VisitorContext, S, T>,
  audience: "anyone",
): Action<S, T>;
export function defineAction<S extends z.ZodType, T>(
  schema: S,
  run: Verb<ServiceContext, S, T> | Verb<VisitorContext, S, T>,
  audience?: "anyone",
): Action<S, T> {
  return async (raw) => {
    try {
      const ctx = audience === "anyone" ? visitorContext() : await contextFromRequest();
      if (!ctx) return { ok: false, error: notSignedIn() };
      return { ok: true, data: await run(ctx as ServiceContext & VisitorContext, parsed(schema, raw)) };
    } catch (error) {
      unstable_rethrow(error); // redirect() and notFound() travel as exceptions
      return { ok: false, error: toPublicError(error) };
    }
  };
}

/** Names the fields that are wrong, never their values: what was typed may be a password or a token. */
function parsed<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const input = schema.safeParse(raw);
  if (input.success) return input.data;
  const fields = [...new Set(input.error.issues.map((issue) => issue.path.join(".")))].filter(Boolean).join(", ");
  throw new ServiceError("INVALID_INPUT", `Invalid input: ${fields}`, fields ? { fields } : {});
}

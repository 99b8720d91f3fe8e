"use client";

import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import type { PublicError } from "@/lib/actions/public-error";
import { CONSOLE_UNREACHABLE } from "../feedback/public-error-of";

/** A server action that did not reach the server, or was not answered, is trouble like any other. */
export async function callAction<I, T>(
  action: (input: I) => Promise<ActionResult<T>>,
  input: I,
): Promise<ActionResult<T>> {
  try {
    return await action(input);
  } catch {
    return { ok: false, error: CONSOLE_UNREACHABLE };
  }
}

/** One action of a form or button: runs once at a time, keeps its refusal until the next try. */
export function useActionCall<I, T>(action: (input: I) => Promise<ActionResult<T>>, onDone: (data: T) => void) {
  const [error, setError] = useState<PublicError | null>(null);
  const [isPending, startTransition] = useTransition();
  return {
    error,
    isPending,
    clear: () => setError(null),
    run(input: I) {
      if (isPending) return;
      startTransition(async () => {
        const result = await callAction(action, input);
        setError(result.ok ? null : result.error);
        if (result.ok) onDone(result.data);
      });
    },
  };
}

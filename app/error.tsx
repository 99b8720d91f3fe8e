"use client";

import dynamic from "next/dynamic";

// Fetched when there is trouble: no page needs it to begin. What cannot be fetched either is app/global-error's.
const ErrorPage = dynamic(() => import("@/components/layout/error-page").then((module) => module.ErrorPage));

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Outside the shell: sign-in, set-up, or the shell itself. */
export default function RootError({ error, reset }: Props) {
  return (
    <main className="flex min-h-dvh">
      <ErrorPage digest={error.digest} onRetry={reset} />
    </main>
  );
}

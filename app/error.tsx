"use client";

import { ErrorPage } from "@/components/layout/error-page";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Outside the shell: sign-in, set-up, or the shell itself. */
export default function RootError({ error, reset }: Props) {
  return (
    <main className="flex min-h-dvh">
      <ErrorPage digest={error.digest} onRetry={reset} />
    </main>
  );
}

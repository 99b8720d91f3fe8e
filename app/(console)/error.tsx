"use client";

import dynamic from "next/dynamic";

// Fetched when there is trouble: no page needs it to begin. What cannot be fetched either is app/global-error's.
const ErrorPage = dynamic(() => import("@/components/layout/error-page").then((module) => module.ErrorPage));

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Inside the shell: the menu stays. */
export default function ConsoleError({ error, reset }: Props) {
  return <ErrorPage digest={error.digest} onRetry={reset} />;
}

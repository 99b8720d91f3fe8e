"use client";

import { ErrorPage } from "@/components/layout/error-page";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Inside the shell: the menu stays. */
export default function ConsoleError({ error, reset }: Props) {
  return <ErrorPage digest={error.digest} onRetry={reset} />;
}

import "server-only";
import { randomUUID } from "node:crypto";

// Next evaluates modules more than once; the process is one console all the same.
const place = globalThis as typeof globalThis & { schakelConsoleId?: string };

/** This process, as long as it lives: what another one began is told apart by it. */
export function consoleId(): string {
  return (place.schakelConsoleId ??= randomUUID());
}

"use client";

import { useEffect, useState } from "react";
import { CONNECTION_COOKIE, type ShellConnection } from "./current-connection";
import { rememberPreference } from "./preference-cookie";

/** The connection of this page, else the one before it; remembered for the next visit. */
export function useLastUsed(current: ShellConnection | null, initial: ShellConnection | null): ShellConnection | null {
  const [lastUsed, setLastUsed] = useState(initial);
  if (current && current !== lastUsed) setLastUsed(current);
  const currentId = current?.id;
  useEffect(() => {
    if (currentId) rememberPreference(CONNECTION_COOKIE, currentId);
  }, [currentId]);
  return current ?? lastUsed;
}

import "server-only";
import { settings } from "@/lib/config/settings";
import type { KeyRing } from "./seal";

/** The ring as the settings name it: the first key seals, all of them open. */
export function keyRing(): KeyRing {
  return keyRingOf(settings().vaultKeys);
}

export function keyRingOf(keys: readonly { id: string; key: Buffer }[]): KeyRing {
  const [current] = keys;
  if (!current) throw new Error("A key ring needs at least one key");
  return { currentId: current.id, byId: new Map(keys.map(({ id, key }) => [id, key])) };
}

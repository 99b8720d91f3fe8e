import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import type { CheckAnswer, DocumentClient } from "../document/document-client";
import type { WorkbenchSchema } from "./schema-query";
import type { Snapshot } from "./use-message";

/** What was found; the places of problems are those of the version of the text that it names. */
export type Checked = CheckAnswer;

/** Of less, in characters, all is looked at in no time. */
const SMALL = 60_000;
/**
 * A pause after which all of a larger message is looked at, where before what changed was alone; in ms. Longer than who
 * types with pauses makes: a key that comes meanwhile waits for it.
 */
const WHOLE_PAUSE_MS = 1_500;
/** Before the first look. */
const LONGEST_WAIT_MS = 1_000;

/** Looks at the message in a worker whenever it rests; only what it is now counts. null until the first look. */
export function useCheck(
  client: RefObject<DocumentClient | null>,
  { schema, xsd }: WorkbenchSchema,
  { version, length }: Snapshot,
): Checked | null {
  const [checked, setChecked] = useState<Checked | null>(null);
  const take = useEffectEvent((found: Checked) => setChecked(found));
  useEffect(() => {
    let isWanted = true;
    const look = (isWhole: boolean) =>
      client.current?.check(isWhole).then((found) => {
        if (isWanted && found !== "superseded") take(found);
      });
    // The validator's script comes when the page is done with its own: the first key is what one waits for.
    const stopWaiting = version === 0 ? whenIdle(() => void look(true)) : undefined;
    if (!stopWaiting) void look(length < SMALL);
    const timer = stopWaiting || length < SMALL ? undefined : setTimeout(() => void look(true), WHOLE_PAUSE_MS);
    return () => {
      isWanted = false;
      stopWaiting?.();
      clearTimeout(timer);
    };
  }, [client, schema, xsd, version, length]);
  return checked;
}

function whenIdle(run: () => void): () => void {
  // Safari has none.
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(run, LONGEST_WAIT_MS / 4);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(run, { timeout: LONGEST_WAIT_MS });
  return () => cancelIdleCallback(asked);
}

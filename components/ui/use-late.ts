"use client";

import { startTransition, useState, type KeyboardEvent, type MouseEvent } from "react";

/**
 * For a control whose code is fetched when somebody is about to use it, so that no page carries it beforehand. Until
 * then the control's own button stands there with these handlers: pointing at it or focusing it begins the fetch, and
 * pressing it shows the real thing, opened. The button stays, with its focus, until the code is there.
 *
 * Shown as `<Suspense fallback={button}>{late.isWanted ? <Late …/> : button}</Suspense>`, with `Late` made by `lazy`.
 */
export function useLate(load: () => Promise<unknown>) {
  const [wanted, setWanted] = useState<{ byKeyboard: boolean } | null>(null);
  const want = (byKeyboard: boolean) => startTransition(() => setWanted({ byKeyboard }));
  // What fails here fails again when the button is pressed, and is told then.
  const begin = () => void load().catch(() => undefined);
  return {
    isWanted: wanted !== null,
    /** Asked for by a key rather than a pointer: a menu then begins at its first item. */
    isByKeyboard: wanted?.byKeyboard ?? false,
    handlers: {
      onPointerEnter: begin,
      onFocus: begin,
      onClick: (event: MouseEvent) => want(event.detail === 0),
    },
    /** For a menu, which these keys open as Radix has it. */
    onKeyDown: (event: KeyboardEvent) => {
      if (!["Enter", " ", "ArrowDown"].includes(event.key)) return;
      event.preventDefault();
      want(true);
    },
  };
}

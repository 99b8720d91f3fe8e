import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";

/**
 * Gives the focus back to what had it when an overlay opened (WCAG 2.4.3). Radix does so for an overlay with a trigger
 * of its own only; ours are often opened by a line of a list. `opener` belongs inside the overlay's content.
 */
export function useFocusReturn(onCloseAutoFocus?: (event: Event) => void): {
  opener: ReactNode;
  onCloseAutoFocus: (event: Event) => void;
} {
  const openerRef = useRef<HTMLElement | null>(null);
  return {
    opener: <Opener openerRef={openerRef} />,
    onCloseAutoFocus: (event) => {
      onCloseAutoFocus?.(event);
      const element = openerRef.current;
      if (event.defaultPrevented || !element?.isConnected || element === document.body) return;
      event.preventDefault();
      element.focus();
    },
  };
}

/** Looks while it is drawn: by the time of an effect a field inside may have taken the focus already. */
function Opener({ openerRef }: { openerRef: RefObject<HTMLElement | null> }) {
  const [focused] = useState(() => document.activeElement);
  useEffect(() => {
    openerRef.current = focused instanceof HTMLElement ? focused : null;
  }, [openerRef, focused]);
  return null;
}

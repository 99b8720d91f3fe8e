import { useState } from "react";

/**
 * Whether a value was ever one that the usual control cannot show. Then the field stays text until it is drawn anew: a
 * control that changes under somebody who is mending a value would lose the focus.
 */
export function useStaysOdd(isOdd: boolean): boolean {
  const [wasOdd, setWasOdd] = useState(isOdd);
  if (isOdd && !wasOdd) setWasOdd(true);
  return wasOdd || isOdd;
}

import type { FromFrame } from "../frame-messages";

export function say(message: FromFrame, transfer: Transferable[] = []): void {
  // The page's origin is the address this frame came from, though the frame itself has none.
  window.parent.postMessage(message, location.origin, transfer);
}

"use client";

import "../layout/style-nonce";

/** Set by the providers: puts the Toaster on the page and resolves once it listens. */
let prepare: (() => Promise<void>) | null = null;

/** For the providers alone. */
export function onFirstToast(prepareToaster: (() => Promise<void>) | null): void {
  prepare = prepareToaster;
}

/** Says something that may be missed. The library comes with the first of them: most visits see none. */
export function toast(message: string): void {
  void Promise.all([import("sonner"), prepare?.()]).then(([sonner]) => sonner.toast(message));
}

"use client";

import "../layout/style-nonce";

/** Says something that may be missed. Both this and the Toaster of the providers load the library late. */
export function toast(message: string): void {
  void import("sonner").then((sonner) => sonner.toast(message));
}

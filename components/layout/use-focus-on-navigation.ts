"use client";

import { useEffect, useRef } from "react";

/**
 * A new page is read from its top: the focus goes to <main>, unless the page put it somewhere itself (a field with
 * autofocus). Next announces the title. A changed query string is the same page.
 */
export function useFocusOnNavigation(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

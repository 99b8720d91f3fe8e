"use client";

import { useEffect, useEffectEvent, useRef } from "react";

/** Calls when the element comes near the window, as long as it is wanted. */
export function useSeen<E extends Element>(onSeen: () => void, isWanted: boolean) {
  const element = useRef<E>(null);
  const call = useEffectEvent(onSeen);
  useEffect(() => {
    if (!isWanted || !element.current) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && call(), {
      rootMargin: "400px",
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [isWanted]);
  return element;
}

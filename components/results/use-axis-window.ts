import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from "@tanstack/react-virtual";
import { useLayoutEffect, useReducer, useState } from "react";
import { flushSync } from "react-dom";

type AxisOptions = Pick<
  VirtualizerOptions<HTMLElement, HTMLElement>,
  "count" | "getScrollElement" | "estimateSize" | "overscan"
> & { horizontal?: boolean };

export type AxisWindow = { indexes: number[]; size: number };

/**
 * Which items of one axis are near the screen. Wraps the virtualizer ourselves and hands out plain values, because its own
 * hook returns an object that changes inside while it stays the same: no memoised component may be given that.
 * `sizesKey` is anything that changes when `estimateSize` would answer otherwise.
 */
export function useAxisWindow(options: AxisOptions, sizesKey: unknown): AxisWindow {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const whole = {
    ...options,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    // While scrolling, the new rows must be there before the browser paints, or one sees white.
    onChange: (_: unknown, isScrolling: boolean) => (isScrolling ? flushSync(redraw) : redraw()),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(whole));
  virtualizer.setOptions(whole);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, sizesKey]);
  return { indexes: virtualizer.getVirtualItems().map((item) => item.index), size: virtualizer.getTotalSize() };
}

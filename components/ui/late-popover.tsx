"use client";

import * as Slot from "radix-ui/slot";
import { lazy, Suspense } from "react";
import type { PopoverWithTriggerProps } from "./popover-with-trigger";
import { useLate } from "./use-late";

const load = () => import("./popover-with-trigger").then((module) => ({ default: module.PopoverWithTrigger }));
const PopoverWithTrigger = lazy(load);

/** A button with a popover whose code, and that of placing it, comes with the first use (use-late.ts). */
export function LatePopover(props: PopoverWithTriggerProps) {
  const late = useLate(load);
  const standIn = (
    <Slot.Root aria-haspopup="dialog" aria-expanded={false} {...late.handlers}>
      {props.trigger}
    </Slot.Root>
  );
  return <Suspense fallback={standIn}>{late.isWanted ? <PopoverWithTrigger {...props} /> : standIn}</Suspense>;
}

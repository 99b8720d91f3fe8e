"use client";

import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { CONTROL_CLASSES } from "./control-classes";
import { useFieldControl } from "./field-context";

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={cn(CONTROL_CLASSES, "field-sizing-content min-h-20 px-2.5 py-1.5", className)}
      {...props}
      {...useFieldControl(props)}
    />
  );
}

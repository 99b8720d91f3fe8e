"use client";

import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { CONTROL_CLASSES } from "./control-classes";
import { useFieldControl } from "./field-context";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return (
    <input
      type={type}
      className={cn(CONTROL_CLASSES, "h-control px-2.5", className)}
      {...props}
      {...useFieldControl(props)}
    />
  );
}

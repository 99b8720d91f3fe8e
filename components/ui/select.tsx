"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { CONTROL_CLASSES } from "./control-classes";
import { useFieldControl } from "./field-context";

type SelectProps = Omit<ComponentProps<"select">, "size"> & { size?: "small" | "medium" };

/** The browser's own list: type-ahead, touch and screen readers work as people know them. */
export function Select({ className, size = "medium", children, ...props }: SelectProps) {
  return (
    <span className={cn("relative inline-flex w-full min-w-0", className)}>
      <select
        className={cn(
          CONTROL_CLASSES,
          "appearance-none truncate pr-8 pl-2.5",
          size === "small" ? "h-control-small text-sm" : "h-control",
        )}
        {...props}
        {...useFieldControl(props)}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  );
}

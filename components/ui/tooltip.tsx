"use client";

import * as Primitive from "radix-ui/tooltip";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names";

/** Once, around the whole console (components/layout/providers.tsx). */
export const TooltipProvider = Primitive.Provider;

type TooltipProps = {
  /** Words that help, never the only name of the control: an icon button needs its own `aria-label`. */
  content: ReactNode;
  side?: ComponentProps<typeof Primitive.Content>["side"];
  /** The control itself, a single element that takes a ref. */
  children: ReactNode;
  className?: string;
};

export function Tooltip({ content, side = "top", children, className }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={5}
          collisionPadding={8}
          className={cn(
            "z-50 max-w-xs animate-appear rounded-md bg-foreground px-2 py-1 text-sm text-background shadow-floating",
            className,
          )}
        >
          {content}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

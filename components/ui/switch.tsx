"use client";

import * as Primitive from "radix-ui/switch";
import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { useFieldControl } from "./field-context";

export function Switch({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  const control = useFieldControl(props);
  return (
    <Primitive.Root
      className={cn(
        "inline-flex h-[1.125rem] w-8 shrink-0 items-center rounded-full border border-input bg-muted p-px transition-colors disabled:cursor-not-allowed disabled:opacity-55 data-[state=checked]:border-primary data-[state=checked]:bg-primary",
        className,
      )}
      {...props}
      {...control}
      required={control.required ?? false}
    >
      <Primitive.Thumb className="block size-3.5 rounded-full bg-foreground/70 transition-transform data-[state=checked]:translate-x-3.5 data-[state=checked]:bg-primary-foreground" />
    </Primitive.Root>
  );
}

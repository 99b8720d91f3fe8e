"use client";

import { cva, type VariantProps } from "class-variance-authority";
import * as Primitive from "radix-ui/dialog";
import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { OverlayClose } from "./overlay-close";
import { useFocusReturn } from "./use-focus-return";

export const Sheet = Primitive.Root;

const sheetVariants = cva(
  "fixed z-50 flex flex-col overflow-y-auto bg-popover text-popover-foreground shadow-floating",
  {
    variants: {
      side: {
        right: "inset-y-0 right-0 w-full max-w-xl animate-slide-in border-l sm:w-[calc(100vw-3rem)]",
        left: "inset-y-0 left-0 w-[min(20rem,calc(100vw-3rem))] animate-appear border-r",
        bottom: "inset-x-0 bottom-0 max-h-[85dvh] animate-slide-up rounded-t-xl border-t",
      },
    },
    defaultVariants: { side: "right" },
  },
);

type SheetContentProps = ComponentProps<typeof Primitive.Content> & VariantProps<typeof sheetVariants>;

export function SheetContent({ className, side, children, ...props }: SheetContentProps) {
  const { opener, onCloseAutoFocus } = useFocusReturn(props.onCloseAutoFocus);
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-50 bg-scrim" />
      <Primitive.Content
        className={cn(sheetVariants({ side }), className)}
        {...props}
        onCloseAutoFocus={onCloseAutoFocus}
      >
        {opener}
        {children}
        <OverlayClose />
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function SheetHeader({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("flex flex-col gap-1 border-b py-4 pr-12 pl-5", className)} {...props} />;
}

export function SheetBody({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("flex flex-1 flex-col gap-4 p-5", className)} {...props} />;
}

export function SheetTitle({ className, ...props }: ComponentProps<typeof Primitive.Title>) {
  return <Primitive.Title className={cn("text-lg font-semibold", className)} {...props} />;
}

export function SheetDescription({ className, ...props }: ComponentProps<typeof Primitive.Description>) {
  return <Primitive.Description className={cn("text-sm text-muted-foreground", className)} {...props} />;
}

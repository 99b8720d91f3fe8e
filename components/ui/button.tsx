import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import * as Slot from "radix-ui/slot";
import { cn } from "./class-names";
import { Spinner } from "./spinner";

export const buttonVariants = cva(
  "relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:pointer-events-none [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-transparent bg-primary text-primary-foreground shadow-raised hover:bg-primary-hover",
        secondary:
          "border-border bg-surface text-foreground shadow-raised hover:bg-accent hover:text-accent-foreground",
        ghost: "border-transparent bg-transparent text-foreground hover:bg-accent hover:text-accent-foreground",
        danger: "border-transparent bg-danger text-danger-foreground shadow-raised hover:bg-danger-hover",
        link: "h-auto border-transparent px-0 text-link underline-offset-4 hover:underline",
      },
      size: {
        small: "h-control-small px-2 text-sm",
        medium: "h-control px-3 text-base",
        icon: "size-control p-0",
        "icon-small": "size-control-small p-0",
      },
    },
    defaultVariants: { variant: "secondary", size: "medium" },
  },
);

type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & {
    /** Gives the looks to its only child, such as a Link. */
    asChild?: boolean;
    /** Busy with what was asked: cannot be pressed again, keeps its width and its focus. */
    isPending?: boolean;
  };

/** `type` is "button" unless said otherwise, so that no button sends a form by accident. */
export function Button({
  className,
  variant,
  size,
  asChild = false,
  isPending = false,
  children,
  onClick,
  ...props
}: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...(onClick && { onClick })} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type="button"
      aria-busy={isPending || undefined}
      aria-disabled={isPending || undefined}
      className={classes}
      // Not `disabled` while busy: a disabled button loses the focus of who pressed it.
      onClick={isPending ? (event) => event.preventDefault() : onClick}
      {...props}
    >
      {isPending ? (
        <>
          <span className="inline-flex items-center gap-1.5 opacity-0">{children}</span>
          <span className="absolute inset-0 grid place-items-center">
            <Spinner />
          </span>
        </>
      ) : (
        children
      )}
    </button>
  );
}

import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** For lists a person reads. Rows of a connector go into components/results' grid, which windows them. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    // Sideways scrolling is reachable by keyboard only when the box itself can have the focus.
    <div className="relative w-full overflow-x-auto" tabIndex={0} role="group" aria-label={props["aria-label"]}>
      <table className={cn("w-full caption-bottom border-collapse text-base", className)} {...props} />
    </div>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("border-b text-sm text-muted-foreground", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("[&>tr]:border-b [&>tr:last-child]:border-0", className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={cn("transition-colors data-[state=selected]:bg-accent", className)} {...props} />;
}

export function TableHead({ className, scope = "col", ...props }: ComponentProps<"th">) {
  return (
    <th scope={scope} className={cn("h-row px-3 text-left font-medium whitespace-nowrap", className)} {...props} />
  );
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("h-row px-3 py-1.5 align-middle", className)} {...props} />;
}

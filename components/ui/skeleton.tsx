import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** Keeps the place of what is coming. Say what is loading once, in words, with role="status" around the group. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={cn("animate-pulse rounded-md bg-muted", className)} {...props} />;
}

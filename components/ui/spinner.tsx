import { LoaderCircle } from "lucide-react";
import { cn } from "./class-names";

/** Decoration only: what is going on belongs in words beside it, or in `aria-busy` of what is busy. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn("size-4 shrink-0 animate-spin", className)} />;
}

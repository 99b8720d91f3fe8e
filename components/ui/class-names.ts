import { clsx, type ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({ extend: { theme: { spacing: ["control", "control-small", "row"] } } });

/** Joins class names; of two that set the same property the last one wins, so a caller's `className` can overrule. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}

"use client";

import { type ComponentProps, createContext, type KeyboardEvent, useContext, useId } from "react";
import { cn } from "./class-names";

// By hand and not by the kit's own: the explorer shows tabs at once, and theirs bring 7.5 KB of script that nothing else
// of a page needs to begin (docs/decisions/0008-script-budget.md).

type Choice = { id: string; value: string; choose: (value: string) => void };
const Chosen = createContext<Choice>({ id: "", value: "", choose: () => undefined });

type TabsProps = ComponentProps<"div"> & { value: string; onValueChange: (value: string) => void };

/** Tabs over panels of which one shows. Arrows walk over the tabs, one of them is in the order of Tab. */
export function Tabs({ value, onValueChange, ...props }: TabsProps) {
  const id = useId();
  return (
    <Chosen value={{ id, value, choose: onValueChange }}>
      <div {...props} />
    </Chosen>
  );
}

export function TabsList({ className, ...props }: ComponentProps<"div">) {
  return (
    <div role="tablist" onKeyDown={walk} className={cn("flex min-w-0 gap-1 overflow-x-auto", className)} {...props} />
  );
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The tab that gets the focus is chosen with it. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")];
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  const step = STEPS[event.key];
  if (!step || at === -1) return;
  event.preventDefault();
  const next = tabs[step(at, tabs.length)];
  next?.focus();
  next?.click();
}

type OfTab = { value: string };

export function TabsTrigger({ className, value, ...props }: ComponentProps<"button"> & OfTab) {
  const chosen = useContext(Chosen);
  const isActive = chosen.value === value;
  return (
    <button
      type="button"
      role="tab"
      id={`${chosen.id}-tab-${value}`}
      aria-selected={isActive}
      aria-controls={isActive ? `${chosen.id}-panel-${value}` : undefined}
      tabIndex={isActive ? 0 : -1}
      data-state={isActive ? "active" : "inactive"}
      onClick={() => chosen.choose(value)}
      className={cn(
        "h-control-small shrink-0 border-b-2 border-transparent px-2 text-sm whitespace-nowrap text-muted-foreground hover:text-foreground focus-visible:-outline-offset-2 data-[state=active]:border-primary data-[state=active]:font-medium data-[state=active]:text-foreground",
        className,
      )}
      {...props}
    />
  );
}

/** Only the chosen one is there. */
export function TabsContent({ value, ...props }: ComponentProps<"div"> & OfTab) {
  const chosen = useContext(Chosen);
  if (chosen.value !== value) return null;
  return (
    <div
      role="tabpanel"
      id={`${chosen.id}-panel-${value}`}
      aria-labelledby={`${chosen.id}-tab-${value}`}
      data-state="active"
      {...props}
    />
  );
}

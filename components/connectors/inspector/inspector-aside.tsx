"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import type { Explorer } from "../explorer/use-explorer";
import type { ReadRows } from "../explorer/use-rows";
import type { InspectorState } from "./use-inspector";

// Not needed for the first rows; its place is kept.
const Inspector = dynamic(() => import("./inspector").then((module) => module.Inspector), {
  ssr: false,
  loading: () => <Skeleton className="m-2 h-64 flex-1" />,
});

type InspectorAsideProps = { inspector: InspectorState; explorer: Explorer; read: ReadRows; children: ReactNode };

/** The inspector's place beside the rows; above them where there is no beside. Code and calls need more room than fields. */
export function InspectorAside({ inspector, explorer, read, children }: InspectorAsideProps) {
  const { isOpen, tab, show, toggle, source, listCalls } = inspector;
  const { isLoading, isStopped, rows, trouble } = read;
  return (
    <aside
      className={cn(
        "min-h-0 shrink-0 flex-col border-t bg-surface max-lg:max-h-[60dvh] lg:border-t-0 lg:border-l",
        tab === "fields" ? "lg:w-72" : "lg:w-96 2xl:w-[30rem]",
        isOpen === null ? "hidden xl:flex" : isOpen ? "flex max-lg:order-first" : "hidden",
      )}
    >
      <Inspector
        tab={tab}
        onTab={show}
        onClose={toggle}
        source={source}
        run={explorer.run}
        moment={[isLoading, isStopped, rows.loaded, trouble?.explanation].join()}
        listCalls={listCalls}
      >
        {children}
      </Inspector>
    </aside>
  );
}

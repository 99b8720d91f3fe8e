"use client";

import "./style-nonce";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState, type ReactNode } from "react";
import { TooltipProvider } from "../ui/tooltip";

const Toaster = dynamic(() => import("../ui/toaster").then((module) => module.Toaster), { ssr: false });

/** What every page may count on in the browser. */
export function Providers({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const [queries] = useState(
    () =>
      new QueryClient({
        // The server already decided what is worth a second try, and a read of Profit is never cheap.
        defaultOptions: { queries: { staleTime: 60_000, retry: false, refetchOnWindowFocus: false } },
      }),
  );
  return (
    <QueryClientProvider client={queries}>
      <TooltipProvider delayDuration={400} skipDelayDuration={200}>
        {children}
        <Toaster closeLabel={t("close")} label={t("notifications")} />
      </TooltipProvider>
    </QueryClientProvider>
  );
}

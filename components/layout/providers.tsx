"use client";

import "./style-nonce";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useEffect, useState, type ReactNode } from "react";
import { onFirstToast } from "../ui/toast";

const Toaster = dynamic(() => import("../ui/toaster").then((module) => module.Toaster), { ssr: false });

/** What every page may count on in the browser. */
export function Providers({ children }: { children: ReactNode }) {
  const toaster = useToaster();
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
      {children}
      {toaster.isWanted ? (
        <Toaster closeLabel={t("close")} label={t("notifications")} onReady={toaster.onReady} />
      ) : null}
    </QueryClientProvider>
  );
}

/** The Toaster stands from the first toast on, which waits until it listens. */
function useToaster() {
  const [isWanted, setWanted] = useState(false);
  const [ready] = useState(() => Promise.withResolvers<void>());
  useEffect(() => {
    onFirstToast(() => {
      setWanted(true);
      return ready.promise;
    });
    return () => onFirstToast(null);
  }, [ready]);
  return { isWanted, onReady: ready.resolve };
}

"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { routes } from "@/components/layout/routes";
import { toast } from "@/components/ui/toast";
import type { LoadedTabs } from "@/lib/services/workspace/load-tabs";
import { onPageReport } from "../page-report";
import { tabStoreFor } from "./current-tab-store";
import { addressOfPage } from "./tab-address";
import { type Tab, titleOf } from "./tab-list";

/** The tabs, kept in step with the page on the screen and with the server, and everything a person can do to them. */
export function useTabs(owner: string, loaded: LoadedTabs) {
  const t = useTranslations("workspace.tabs");
  const router = useRouter();
  const [store] = useState(() =>
    tabStoreFor(owner, loaded.tabs, {
      onTrouble: () => toast(t("notKept")),
      onGaveWay: (tab) => toast(t("gaveWay", { tab: titleOf(tab) })),
    }),
  );
  const list = useSyncExternalStore(store.subscribe, store.read, store.read);
  useVisits(store);
  useEffect(() => {
    if (loaded.dropped > 0) toast(t("dropped", { count: loaded.dropped }));
    // Told once, by the page that loaded them.
  }, [loaded, t]);

  const go = (href: string | null) => {
    if (href !== null) router.push(href);
  };
  const catalogueOf = ({ connectionId }: Tab) => routes.connectors(connectionId);
  return {
    list,
    goTo: (id: string) => go(store.goTo(id)),
    goToPlace: (place: number | "last") => go(store.goToPlace(place)),
    step: (by: 1 | -1) => go(store.step(by)),
    close: (id: string) => go(store.close(id, catalogueOf)),
    closeOthers: (id: string) => go(store.closeOthers(id, catalogueOf)),
    closeRight: (id: string) => go(store.closeRight(id, catalogueOf)),
    closeAll: () => go(store.closeAll(catalogueOf)),
    reopen: () => go(store.reopen()),
    duplicate: (id: string) => go(store.duplicate(id)),
    rename: store.rename,
    pin: store.pin,
    move: store.move,
  };
}

export type Tabs = ReturnType<typeof useTabs>;

/** Tells the store which page is on the screen, and the server what changed before the window goes. */
function useVisits(store: ReturnType<typeof tabStoreFor>): void {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const isReturn = useRef(false);
  useEffect(() => {
    const returning = () => {
      isReturn.current = true;
    };
    const leave = () => void store.flush({ isLeaving: true });
    const hide = () => {
      if (document.visibilityState === "hidden") leave();
    };
    window.addEventListener("popstate", returning);
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("popstate", returning);
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [store]);
  useEffect(() => {
    store.visit(addressOfPage(pathname, search), isReturn.current);
    isReturn.current = false;
  }, [store, pathname, search]);
  useEffect(() => onPageReport(store.report), [store]);
  useEffect(() => () => store.visit(null, false), [store]);
}

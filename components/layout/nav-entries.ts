import {
  Bookmark,
  Cable,
  FilePen,
  FileText,
  FolderOpen,
  History,
  TableProperties,
  Users,
  type LucideIcon,
} from "lucide-react";
import type { Role } from "@/lib/services/roles";
import type { ShellConnection } from "./current-connection";
import { routes } from "./routes";

export type NavEntry = {
  key: "connections" | "read" | "write" | "queries" | "reports" | "dossier" | "history" | "people";
  href: string;
  icon: LucideIcon;
};

/** Only what this person can open: no dead ends. */
export function navEntriesFor(role: Role, current: ShellConnection | null): NavEntry[] {
  return [
    { key: "connections", href: routes.connections(), icon: Cable },
    ...(current
      ? ([
          ...(current.mayReadConnectors ? readingEntries(role, current.id) : []),
          { key: "reports", href: routes.reports(current.id), icon: FileText },
          { key: "dossier", href: routes.dossier(current.id), icon: FolderOpen },
        ] as const)
      : []),
    { key: "history", href: routes.history(), icon: History },
    ...(role === "admin" ? [{ key: "people", href: routes.people(), icon: Users } as const] : []),
  ];
}

function readingEntries(role: Role, connectionId: string): NavEntry[] {
  return [
    { key: "read", href: routes.connectors(connectionId), icon: TableProperties },
    // Support reads; who may not send has nothing to look for there.
    ...(role === "support" ? [] : ([{ key: "write", href: routes.updates(connectionId), icon: FilePen }] as const)),
    { key: "queries", href: routes.savedQueries(connectionId), icon: Bookmark },
  ];
}

/** Connectors live below their connection in the address, but are another place in the menu. */
export function activeKeyOf(pathname: string): NavEntry["key"] | null {
  if (/^\/connections\/[^/]+\/connectors/.test(pathname)) return "read";
  if (/^\/connections\/[^/]+\/updates/.test(pathname)) return "write";
  if (/^\/connections\/[^/]+\/queries/.test(pathname)) return "queries";
  if (/^\/connections\/[^/]+\/reports/.test(pathname)) return "reports";
  if (/^\/connections\/[^/]+\/dossier/.test(pathname)) return "dossier";
  const first = pathname.split("/")[1];
  return first === "connections" || first === "history" || first === "people" ? first : null;
}

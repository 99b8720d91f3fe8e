import { routes } from "./routes";

/** `words` is a key of `shell.nav`; `name` is shown as it is (a connector's id). Without `href` it is where one stands. */
export type Crumb = ({ words: CrumbWords } | { name: string }) & { href?: string };
type CrumbWords =
  | "connections"
  | "newConnection"
  | "connection"
  | "connectors"
  | "updates"
  | "queries"
  | "reports"
  | "dossier"
  | "dossierExport"
  | "history"
  | "jobs"
  | "people"
  | "account";

/** The way to a page, after the connection it is about (the switcher shows that one). */
export function crumbsOf(pathname: string): Crumb[] {
  const [first, connectionId, third, connectorId] = pathname.split("/").filter(Boolean);
  if (first === "jobs") return connectionId ? [{ words: "jobs", href: routes.jobs() }] : [{ words: "jobs" }];
  if (first === "history" || first === "people" || first === "account") return [{ words: first }];
  if (first !== "connections") return [];
  if (!connectionId) return [{ words: "connections" }];
  if (connectionId === "new") return [{ words: "connections", href: routes.connections() }, { words: "newConnection" }];
  if (third === "dossier" && connectorId === "export") {
    return [{ words: "dossier", href: routes.dossier(connectionId) }, { words: "dossierExport" }];
  }
  if (third === "queries" || third === "reports" || third === "dossier") return [{ words: third }];
  if (third === "updates") {
    return connectorId
      ? [{ words: "updates", href: routes.updates(connectionId) }, { name: decoded(connectorId) }]
      : [{ words: "updates" }];
  }
  if (third !== "connectors") return [{ words: "connection" }];
  if (!connectorId) return [{ words: "connectors" }];
  return [{ words: "connectors", href: routes.connectors(connectionId) }, { name: decoded(connectorId) }];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // somebody typed a lone % in the address
  }
}

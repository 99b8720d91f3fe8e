import { flag, getConnector, text } from "../rows/columns";
import type { GetConnectorDefinition } from "../rows/definition";

/** `ProfitGetConnectoren`: the GetConnectors of the environment and which of them are blocked (protocol 3.13). */
export function catalogueConnector(others: () => readonly GetConnectorDefinition[]): GetConnectorDefinition {
  return getConnector("ProfitGetConnectoren", "GetConnectoren", others, [
    text("Omschrijving", 80, "Omschrijving", "Description", (own: GetConnectorDefinition) => own.description),
    text("Naam", 50, "Naam", "Name", (own) => own.id),
    flag("Geblokkeerd", "Geblokkeerd", "Blocked", (own) => own.blocked ?? false),
  ]);
}

import { expect, test } from "vitest";
import type { ConnectionPort } from "@/lib/services/connections/port";
import type { HistoryPort } from "@/lib/services/history/port";
import type { PeoplePort } from "@/lib/services/people/port";
import type { QueryPort } from "@/lib/services/queries/port";
import type { ReportPort } from "@/lib/services/reports/port";
import type { UpdatesPort } from "@/lib/services/updates/updates-port";
import { connectionStore } from "./connections/connection-store";
import { historyStoreFor } from "./history/history-store";
import { peopleStore } from "./people/people-store";
import { reportStore } from "./reports/report-store";
import { savedQueryStore } from "./saved-queries/saved-query-store";
import { updatesStore } from "./updates/updates-store";

// The store may not import the services, so nothing else would notice here that a port has changed: this compiles or not.
const ports: {
  connections: ConnectionPort;
  people: PeoplePort;
  history: HistoryPort;
  queries: QueryPort;
  reports: ReportPort;
  updates: UpdatesPort;
} = {
  connections: connectionStore,
  people: peopleStore,
  history: historyStoreFor({ id: null, name: "Schakel" }),
  queries: savedQueryStore,
  reports: reportStore,
  updates: updatesStore,
};

test("the store fits the ports of the services", () => {
  expect(Object.keys(ports)).toEqual(["connections", "people", "history", "queries", "reports", "updates"]);
});

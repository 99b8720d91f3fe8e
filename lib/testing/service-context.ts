import type { Actor, ServiceContext } from "@/lib/services/context";
import { changesStore } from "@/lib/store/changes/changes-store";
import { connectionStore } from "@/lib/store/connections/connection-store";
import { dossierStore } from "@/lib/store/dossier/dossier-store";
import { exportStore } from "@/lib/store/exports/export-store";
import { historyStoreFor } from "@/lib/store/history/history-store";
import { jobsStore } from "@/lib/store/jobs/jobs-store";
import { peopleStore } from "@/lib/store/people/people-store";
import { privacyStore } from "@/lib/store/privacy/privacy-store";
import { reportStore } from "@/lib/store/reports/report-store";
import { savedQueryStore } from "@/lib/store/saved-queries/saved-query-store";
import { startSession } from "@/lib/store/sessions/session-store";
import { updatesStore } from "@/lib/store/updates/updates-store";
import { workspaceStore } from "@/lib/store/workspace/workspace-store";

type Someone = Pick<Actor, "id" | "email" | "name" | "role">;

/** What a verb gets when this person asks, on the test database; the way to Profit is closed. */
export async function contextOf(person: Someone): Promise<ServiceContext> {
  const { id, email, name, role } = person;
  const sessionId = await startSession({ personId: id, address: "", userAgent: "Test", now: new Date() });
  const actor = { id, email, name, role, sessionId, address: "127.0.0.1" };
  const closed = () => {
    throw new Error("This test does not speak to Profit");
  };
  return {
    actor,
    language: "nl",
    now: () => new Date(),
    connections: connectionStore,
    people: peopleStore,
    history: historyStoreFor(actor),
    privacy: privacyStore,
    changes: changesStore,
    queries: savedQueryStore,
    reports: reportStore,
    dossier: dossierStore,
    workspace: workspaceStore,
    updates: updatesStore,
    profit: { endpointOf: closed, endpointFor: closed, isHostAllowed: closed, takeSlot: closed },
    exports: exportStore,
    jobs: jobsStore,
  };
}

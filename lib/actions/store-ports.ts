import "server-only";
import type { ServiceContext } from "@/lib/services/context";
import { changesStore } from "@/lib/store/changes/changes-store";
import { connectionStore } from "@/lib/store/connections/connection-store";
import { dossierStore } from "@/lib/store/dossier/dossier-store";
import { exportStore } from "@/lib/store/exports/export-store";
import { jobsStore } from "@/lib/store/jobs/jobs-store";
import { peopleStore } from "@/lib/store/people/people-store";
import { privacyStore } from "@/lib/store/privacy/privacy-store";
import { reportStore } from "@/lib/store/reports/report-store";
import { savedQueryStore } from "@/lib/store/saved-queries/saved-query-store";
import { updatesStore } from "@/lib/store/updates/updates-store";
import { workspaceStore } from "@/lib/store/workspace/workspace-store";
import { profitPort } from "./profit-port";

/** What a verb's context has whoever asks: a request of a person, or a job that acts as its owner. */
export const storePorts = {
  connections: connectionStore,
  people: peopleStore,
  privacy: privacyStore,
  changes: changesStore,
  queries: savedQueryStore,
  reports: reportStore,
  dossier: dossierStore,
  workspace: workspaceStore,
  updates: updatesStore,
  profit: profitPort,
  exports: exportStore,
  jobs: jobsStore,
} satisfies Partial<ServiceContext>;

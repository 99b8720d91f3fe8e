import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ConsoleShell } from "@/components/layout/console-shell";
import { CONNECTION_COOKIE, lastConnectionOf } from "@/components/layout/current-connection";
import { RAIL_COOKIE } from "@/components/layout/rail-cookie";
import { THEME_COOKIE, themeOf } from "@/components/layout/theme";
import { requireContext } from "@/lib/actions/context";
import { listConnections } from "@/lib/services/connections/list-connections";
import { loadTabs } from "@/lib/services/workspace/load-tabs";
import { signOutAction } from "./account/actions";
import {
  confirmPairingAction,
  connectorNamesAction,
  queryNamesAction,
  forgetPairingAction,
  listPairingsAction,
} from "./actions";
import { setFavouriteAction } from "./actions";
import { indexFieldsAction } from "./connections/[connectionId]/connectors/actions";
import { listHistoryAction } from "./history/actions";
import { pauseJobAction, removeJobAction, resumeJobAction, retryFailedAction, stopJobAction } from "./jobs/actions";

const actions = {
  loadConnectors: connectorNamesAction,
  loadQueries: queryNamesAction,
  listHistory: listHistoryAction,
  signOut: signOutAction,
  workspace: {
    setFavourite: setFavouriteAction,
    listPairings: listPairingsAction,
    confirmPairing: confirmPairingAction,
    forgetPairing: forgetPairingAction,
    readFieldIndex: indexFieldsAction,
  },
  jobs: {
    pause: pauseJobAction,
    resume: resumeJobAction,
    stop: stopJobAction,
    retry: retryFailedAction,
    remove: removeJobAction,
  },
};

/** The shell of signed-in people. It only shows; each page and each verb checks for itself who asks. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const ctx = await requireContext();
  const [jar, all, tabs] = await Promise.all([cookies(), listConnections(ctx), loadTabs(ctx)]);
  const connections = all.map(({ id, name, environmentType, environmentNumber, mayReadConnectors }) => ({
    ...{ id, name, environmentType, environmentNumber, mayReadConnectors },
  }));
  const { name, email, role } = ctx.actor;
  return (
    <ConsoleShell
      person={{ name, email, role }}
      connections={connections}
      lastConnection={lastConnectionOf(jar.get(CONNECTION_COOKIE)?.value, connections)}
      theme={themeOf(jar.get(THEME_COOKIE)?.value)}
      isRailCollapsed={jar.get(RAIL_COOKIE)?.value === "collapsed"}
      tabs={tabs}
      actions={actions}
    >
      {children}
    </ConsoleShell>
  );
}

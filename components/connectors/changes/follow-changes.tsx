"use client";

import dynamic from "next/dynamic";
import type { Explorer } from "../explorer/use-explorer";
import type { ReadRows } from "../explorer/use-rows";
import type { ChangesActions } from "./changes-bar";

const ChangesBar = dynamic(() => import("./changes-bar").then((module) => module.ChangesBar), {
  ssr: false,
  loading: () => <div aria-busy className="h-11 border-b bg-surface" />,
});

type FollowChangesProps = { explorer: Explorer; read: ReadRows; actions: ChangesActions };

/** Only for a saved query that names the field that tells when a row changed. */
export function FollowChanges({ explorer, read, actions }: FollowChangesProps) {
  const { open } = explorer.openQuery;
  if (!open || open.sinceFieldId === null) return null;
  const progress = { isLoading: read.isLoading, isComplete: read.isComplete, rows: read.rows.loaded };
  return (
    <ChangesBar
      key={open.id}
      queryId={open.id}
      actions={actions}
      reading={explorer.run?.changes ?? null}
      progress={progress}
      onFetch={explorer.fetchChanges}
    />
  );
}

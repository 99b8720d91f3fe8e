import { useState } from "react";
import type { NamedReport } from "@/lib/services/reports/port";
import type { DeskReport } from "../report-actions";

/** Which reports there are and which one is open. The open one stands in the address, so that it can be linked to. */
export function useDesk(initial: readonly DeskReport[], chosenId: string | null) {
  const [reports, setReports] = useState(initial);
  const [open, setOpen] = useState<string | "new" | null>(chosenId);
  const [hasChosen, setHasChosen] = useState(false);

  function choose(reportId: string | null): void {
    setOpen(reportId);
    setHasChosen(true);
    const address = new URL(window.location.href);
    if (reportId === null) address.searchParams.delete("report");
    else address.searchParams.set("report", reportId);
    window.history.replaceState(null, "", address);
  }

  return {
    reports,
    chosen: reports.find(({ id }) => id === open) ?? null,
    isMaking: open === "new",
    /** False for a report that the address opened: there the page itself comes first. */
    hasChosen,
    choose,
    make: () => setOpen("new"),
    /** A report that was made or changed. */
    put(report: NamedReport): void {
      setReports((before) => {
        const known = before.find(({ id }) => id === report.id);
        const line = { uses: 0, lastUsedAt: null, ...known, ...report };
        return known ? before.map((other) => (other.id === report.id ? line : other)) : [...before, line];
      });
      choose(report.id);
    },
    removed(reportId: string): void {
      setReports((before) => before.filter(({ id }) => id !== reportId));
      choose(null);
    },
  };
}

export type Desk = ReturnType<typeof useDesk>;

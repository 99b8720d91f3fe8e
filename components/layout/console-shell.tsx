"use client";

import { CircleUserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useState, type ReactNode } from "react";
import type { Role } from "@/lib/services/roles";
import type { LoadedTabs } from "@/lib/services/workspace/load-tabs";
import { Button } from "../ui/button";
import { type JobActions, JobActionsProvider } from "../jobs/job-actions";
import { cn } from "../ui/class-names";
import { type WorkspaceActions, WorkspaceActionsProvider } from "../workspace/workspace-actions";
import { AccountMenu } from "./account-menu";
import { BottomBar } from "./bottom-bar";
import { EnvironmentFrame } from "./environment-frame";
import { connectionOfPath, type ShellConnection } from "./current-connection";
import { Header } from "./header";
import { activeKeyOf, navEntriesFor } from "./nav-entries";
import type { ListHistory, LoadConnectorNames, LoadQueryNames } from "./palette-queries";
import { rememberPreference } from "./preference-cookie";
import { RAIL_COOKIE } from "./rail-cookie";
import { routes } from "./routes";
import { Rail } from "./rail";
import { SkipLink } from "./skip-link";
import type { Theme } from "./theme";
import { useAppearance } from "./use-appearance";
import { useLastUsed } from "./use-last-used";
import { useFocusOnNavigation } from "./use-focus-on-navigation";
import { useShortcuts } from "./use-shortcuts";

const Palette = dynamic(() => import("./palette").then((module) => module.Palette), { ssr: false });
/** Its room is kept: the page below does not move when it comes. */
const TabStrip = dynamic(() => import("../workspace/tabs/tab-strip").then((module) => module.TabStrip), { ssr: false });
const ShortcutsDialog = dynamic(() => import("./shortcuts-dialog").then((module) => module.ShortcutsDialog), {
  ssr: false,
});

type ConsoleShellProps = {
  person: { name: string; email: string; role: Role };
  connections: readonly ShellConnection[];
  /** The one "read" leads to from a page that is about none. */
  lastConnection: ShellConnection | null;
  theme: Theme;
  isRailCollapsed: boolean;
  tabs: LoadedTabs;
  actions: {
    loadConnectors: LoadConnectorNames;
    loadQueries: LoadQueryNames;
    listHistory: ListHistory;
    signOut: () => Promise<unknown>;
    workspace: WorkspaceActions;
    jobs: JobActions;
  };
  children: ReactNode;
};

/** What stands around every page of a signed-in person: menu, header, palette, and which environment this is. */
export function ConsoleShell({
  person,
  connections,
  lastConnection,
  theme,
  actions,
  children,
  ...props
}: ConsoleShellProps) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const [isRailCollapsed, toggleRail] = useRail(props.isRailCollapsed);
  const [open, setOpen] = useState<{ palette: string } | "shortcuts" | null>(null);
  const appearance = useAppearance(theme);
  const main = useFocusOnNavigation(pathname);

  const connection = connectionOfPath(pathname, connections);
  const lastUsed = useLastUsed(connection, lastConnection);
  const nav = navEntriesFor(person.role, lastUsed);
  const activeKey = activeKeyOf(pathname);
  const search = () => setOpen({ palette: "" });
  const chooseConnection = () => setOpen({ palette: "@" });
  const signOut = () => leave(actions.signOut);
  const showShortcuts = () => setOpen("shortcuts");
  useShortcuts([
    { keys: "Mod+K", run: search },
    { keys: "Mod+E", run: chooseConnection },
    { keys: "Mod+\\", run: toggleRail },
    { keys: "?", run: showShortcuts },
  ]);
  const account = { person, appearance, onShortcuts: showShortcuts, onSignOut: signOut };

  return (
    <JobActionsProvider value={actions.jobs}>
      <div className="flex min-h-dvh pt-(--frame-height)">
        <EnvironmentFrame connection={connection} />
        <SkipLink />
        <Rail entries={nav} activeKey={activeKey} isCollapsed={isRailCollapsed} onToggle={toggleRail}>
          <AccountMenu {...account}>
            <Button variant="ghost" className="justify-start gap-2.5 px-2.5 text-muted-foreground">
              <CircleUserRound aria-hidden className="size-[1.125rem]" />
              <span className={cn("truncate", isRailCollapsed ? "sr-only" : "max-lg:sr-only")}>{person.name}</span>
              <span className="sr-only">: {t("account.menu")}</span>
            </Button>
          </AccountMenu>
        </Rail>
        <div className={cn("flex min-w-0 flex-1 flex-col", activeKey === "read" && "[--tabs-height:2.25rem]")}>
          <Header pathname={pathname} connection={connection} onChooseConnection={chooseConnection} onSearch={search}>
            <AccountMenu {...account}>
              <Button variant="ghost" size="icon" aria-label={t("account.menu")}>
                <CircleUserRound aria-hidden />
              </Button>
            </AccountMenu>
          </Header>
          {activeKey === "read" ? (
            <div className="h-(--tabs-height) shrink-0 border-b bg-surface-sunken">
              <TabStrip owner={person.email} loaded={props.tabs} connections={connections} onNew={search} />
            </div>
          ) : null}
          <main ref={main} id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col pb-(--bar-space)">
            <WorkspaceActionsProvider value={actions.workspace}>{children}</WorkspaceActionsProvider>
          </main>
          <BottomBar entries={nav} activeKey={activeKey} />
        </div>
        {open === "shortcuts" ? <ShortcutsDialog onClose={() => setOpen(null)} /> : null}
        {open !== null && open !== "shortcuts" ? (
          <Palette
            key={open.palette}
            initial={open.palette}
            onClose={() => setOpen(null)}
            {...{ connections, current: lastUsed, nav, appearance }}
            loadConnectors={actions.loadConnectors}
            loadQueries={actions.loadQueries}
            listHistory={actions.listHistory}
            onShortcuts={showShortcuts}
            onSignOut={signOut}
          />
        ) : null}
      </div>
    </JobActionsProvider>
  );
}

function useRail(isInitiallyCollapsed: boolean): [boolean, () => void] {
  const [isCollapsed, setCollapsed] = useState(isInitiallyCollapsed);
  const toggle = () => {
    rememberPreference(RAIL_COOKIE, isCollapsed ? "open" : "collapsed");
    setCollapsed(!isCollapsed);
  };
  return [isCollapsed, toggle];
}

/** A whole new page: nothing of this person stays in memory. */
async function leave(signOut: () => Promise<unknown>): Promise<void> {
  await signOut();
  window.location.assign(routes.signIn());
}

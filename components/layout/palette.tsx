"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleUserRound, Clock, Keyboard, Languages, LogOut, Palette as PaletteIcon } from "lucide-react";
import { useLocale, useNow, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { formatRelative } from "@/lib/format/moments";
import { LANGUAGES } from "@/lib/messages/languages";
import type { HistoryRow } from "@/lib/services/history/port";
import { EnvironmentChip } from "../connections/environment-chip";
import { useActionName } from "../history/use-action-name";
import { Command, CommandGroup, CommandInput, CommandList } from "../ui/command";
import { Dialog, DialogContent, DialogTitle } from "../ui/dialog";
import type { ShellConnection } from "./current-connection";
import { LANGUAGE_NAMES } from "./language-names";
import type { NavEntry } from "./nav-entries";
import { connectorEntries } from "./palette-connectors";
import { matchEntries, readPaletteInput } from "./palette-entries";
import { PaletteItem, PaletteStatus, type ShownEntry } from "./palette-parts";
import { paletteQueries, type LoadConnectorNames, type ListHistory, type LoadQueryNames } from "./palette-queries";
import { savedQueryEntries } from "./palette-saved-queries";
import { routes } from "./routes";
import { THEMES } from "./theme";
import type { Appearance } from "./use-appearance";
import { usePaletteChoice } from "./use-palette-choice";

export type PaletteProps = {
  /** What stands typed at first: "" or a prefix, such as `@` for the connections. */
  initial: string;
  onClose: () => void;
  connections: readonly ShellConnection[];
  /** Whose connectors are searched. */
  current: ShellConnection | null;
  nav: readonly NavEntry[];
  appearance: Appearance;
  loadConnectors: LoadConnectorNames;
  loadQueries: LoadQueryNames;
  listHistory: ListHistory;
  onShortcuts: () => void;
  onSignOut: () => void;
};

/** Ctrl/Cmd+K: everything by name. Loaded the first time it is opened. */
export function Palette(props: PaletteProps) {
  const { initial, onClose, current, loadConnectors, loadQueries, listHistory } = props;
  const t = useTranslations("shell.palette");
  const router = useRouter();
  const [typed, setTyped] = useState(initial);
  const asked = useDeferredValue(typed);
  const { group, words } = readPaletteInput(asked);
  const readable = current?.mayReadConnectors ? current.id : null;
  const connectors = useQuery(paletteQueries.connectors(readable, loadConnectors));
  const saved = useQuery(paletteQueries.queries(readable, loadQueries));
  const past = useQuery(paletteQueries.history(group === "history" ? words.join(" ") : null, listHistory));
  const go = (href: string) => () => router.push(href);

  const entries: ShownEntry[] = [
    ...connectorEntries(connectors.data, (id) => go(routes.connector(current?.id ?? "", id))),
    ...savedQueryEntries(current?.id ?? "", saved.data, go),
    ...useFixedEntries(props, go),
    ...usePastEntries(past.data ?? [], go),
  ];
  const found = matchEntries(entries, asked);
  const choice = usePaletteChoice(found);

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        aria-describedby={undefined}
        className="top-[12dvh] max-h-[76dvh] max-w-xl translate-y-0 gap-0 overflow-hidden p-0 [&>button:last-child]:hidden"
      >
        <DialogTitle className="sr-only">{t("title")}</DialogTitle>
        <Command label={t("title")} shouldFilter={false} loop {...choice}>
          <CommandInput value={typed} onValueChange={setTyped} placeholder={t("placeholder")} />
          <CommandList label={t("title")} className="max-h-[60dvh]">
            {found.map(([name, list]) => (
              <CommandGroup key={name} heading={t(`groups.${name}`)}>
                {list.map((entry) => (
                  <PaletteItem key={entry.id} entry={entry} onChosen={onClose} />
                ))}
              </CommandGroup>
            ))}
          </CommandList>
          <PaletteStatus
            isLoading={(group === null && connectors.isLoading) || past.isLoading}
            hasFailed={group === null && connectors.isError}
            isEmpty={found.length === 0}
            typed={typed}
          />
          <p className="border-t px-3 py-2 text-xs text-muted-foreground">{t("hint")}</p>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

/** Pages, connections and actions: known without asking anybody. */
function useFixedEntries(props: PaletteProps, go: (href: string) => () => void): ShownEntry[] {
  const t = useTranslations("shell");
  const { nav, connections, appearance, onShortcuts, onSignOut } = props;
  return [
    ...nav.map(({ key, href, icon: Icon }): ShownEntry => ({
      id: key,
      group: "pages",
      label: t(`nav.${key}`),
      run: go(href),
      icon: <Icon aria-hidden className="text-muted-foreground" />,
    })),
    {
      id: "account",
      group: "pages",
      label: t("nav.account"),
      run: go(routes.account()),
      icon: <CircleUserRound aria-hidden className="text-muted-foreground" />,
    },
    ...connections.map((connection): ShownEntry => ({
      id: connection.id,
      group: "connections",
      label: connection.name,
      run: go(routes.connectionHome(connection)),
      icon: <EnvironmentChip type={connection.environmentType} number={connection.environmentNumber} />,
    })),
    ...THEMES.filter((theme) => theme !== appearance.theme).map((theme): ShownEntry => ({
      id: `theme ${theme}`,
      group: "actions",
      label: t("palette.themeTo", { theme: t(`account.themes.${theme}`) }),
      run: () => appearance.chooseTheme(theme),
      icon: <PaletteIcon aria-hidden className="text-muted-foreground" />,
    })),
    ...LANGUAGES.filter((language) => language !== appearance.language).map((language): ShownEntry => ({
      id: `language ${language}`,
      group: "actions",
      label: t("palette.languageTo", { language: LANGUAGE_NAMES[language] }),
      run: () => appearance.chooseLanguage(language),
      icon: <Languages aria-hidden className="text-muted-foreground" />,
    })),
    {
      id: "shortcuts",
      group: "actions",
      label: t("account.shortcuts"),
      run: onShortcuts,
      icon: <Keyboard aria-hidden className="text-muted-foreground" />,
    },
    {
      id: "sign-out",
      group: "actions",
      label: t("account.signOut"),
      run: onSignOut,
      icon: <LogOut aria-hidden className="text-muted-foreground" />,
    },
  ];
}

function usePastEntries(rows: readonly HistoryRow[], go: (href: string) => () => void): ShownEntry[] {
  const nameOf = useActionName();
  const language = useLocale();
  const now = useNow();
  return rows.map((row) => ({
    id: row.id,
    group: "history",
    label: [nameOf(row.action), row.connectorId ?? row.subject].filter(Boolean).join(" · "),
    // The server searched in more than is shown here: a person's name, a log reference.
    isFound: true,
    detail: formatRelative(row.at, now, language),
    run: go(routes.history(new URLSearchParams({ entry: row.id }))),
    icon: <Clock aria-hidden className="text-muted-foreground" />,
  }));
}

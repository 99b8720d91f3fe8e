"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogContent, DialogHeader, DialogTitle } from "../ui/dialog";
import { Kbd } from "../ui/kbd";

const SHORTCUTS = {
  everywhere: [
    ["palette", "Mod+K"],
    ["connection", "Mod+E"],
    ["rail", "Mod+\\"],
    ["list", "?"],
  ],
  tabs: [
    ["newTab", "Alt+T"],
    ["closeTab", "Alt+W"],
    ["reopenTab", "Alt+Shift+T"],
    ["goToTab", "Alt+1"],
    ["nextTab", "Ctrl+Alt+→"],
    ["moveTab", "Ctrl+Shift+PgDn"],
  ],
  explorer: [
    ["run", "Mod+Enter"],
    ["stop", "Esc"],
    ["save", "Mod+S"],
    ["saveAsNew", "Mod+Shift+S"],
    ["copy", "Mod+C"],
    ["copyWithHeaders", "Mod+Shift+C"],
    ["followKey", "Shift+F10"],
  ],
  workbench: [
    ["preview", "Mod+Enter"],
    ["saveDraft", "Mod+S"],
    ["complete", "Ctrl+Space"],
    ["fix", "Mod+."],
    ["nextProblem", "F8"],
    ["outline", "Mod+Shift+O"],
    ["format", "Shift+Alt+F"],
    ["comment", "Mod+/"],
    ["leaveEditor", "Esc"],
  ],
} as const;

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.shortcuts");
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent aria-describedby={undefined} className="max-w-md">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
        </DialogHeader>
        {(["everywhere", "tabs", "explorer", "workbench"] as const).map((group) => (
          <section key={group} aria-labelledby={`shortcuts-${group}`}>
            <h3 id={`shortcuts-${group}`} className="mb-1 text-sm font-medium text-muted-foreground">
              {t(`groups.${group}`)}
            </h3>
            <dl>
              {SHORTCUTS[group].map(([action, keys]) => (
                <div key={action} className="flex items-center justify-between gap-4 border-b py-1.5 last:border-0">
                  <dt>{t(action)}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </DialogContent>
    </Dialog>
  );
}

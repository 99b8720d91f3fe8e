import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { LocalControls } from "./local-view-context";

/** Opens and closes the filter row; so does Ctrl+Shift+L, as in a spreadsheet. */
export function LocalToggle({ local }: { local: LocalControls }) {
  const t = useTranslations("localRows");
  const toggle = useEffectEvent(local.toggle);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isWished = (event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === "l";
      if (!isWished || event.defaultPrevented) return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <Button size="small" variant="ghost" aria-pressed={local.isOpen} onClick={local.toggle} title={t("toggleTitle")}>
      <ListFilter aria-hidden />
      {t("toggle")}
      <Kbd keys="Mod+Shift+L" className="max-2xl:hidden" />
    </Button>
  );
}

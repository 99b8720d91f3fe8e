"use client";

import { CircleUserRound, Keyboard, LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { LANGUAGES } from "@/lib/messages/languages";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu";
import { Kbd } from "../ui/kbd";
import { useOpenByKey } from "../ui/use-open-by-key";
import { LANGUAGE_NAMES } from "./language-names";
import { routes } from "./routes";
import { THEMES } from "./theme";
import type { Appearance } from "./use-appearance";

export type AccountMenuProps = {
  person: { name: string; email: string };
  appearance: Appearance;
  onShortcuts: () => void;
  onSignOut: () => void;
  /** The button that opens it. */
  children: ReactNode;
};

/** The whole of the AccountMenu, fetched by it; begins open, because it was asked for. */
export function OpenAccountMenu(props: AccountMenuProps & { isByKeyboard: boolean }) {
  const { person, appearance, onShortcuts, onSignOut, isByKeyboard, children } = props;
  const t = useTranslations("shell");
  const trigger = useOpenByKey(isByKeyboard);
  return (
    <DropdownMenu defaultOpen={!isByKeyboard}>
      <DropdownMenuTrigger ref={trigger} asChild>
        {children}
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-60">
        <div className="px-2 py-1.5">
          <p className="truncate font-medium">{person.name}</p>
          <p className="truncate text-sm text-muted-foreground">{person.email}</p>
        </div>
        <DropdownMenuItem asChild>
          <Link href={routes.account()}>
            <CircleUserRound aria-hidden />
            {t("nav.account")}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t("account.theme")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={appearance.theme}>
          {THEMES.map((theme) => (
            <DropdownMenuRadioItem key={theme} value={theme} onSelect={() => appearance.chooseTheme(theme)}>
              {t(`account.themes.${theme}`)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t("account.language")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={appearance.language}>
          {LANGUAGES.map((language) => (
            <DropdownMenuRadioItem
              key={language}
              value={language}
              lang={language}
              onSelect={() => appearance.chooseLanguage(language)}
            >
              {LANGUAGE_NAMES[language]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={onShortcuts}>
          <Keyboard aria-hidden />
          {t("account.shortcuts")}
          <DropdownMenuShortcut>
            <Kbd keys="?" />
          </DropdownMenuShortcut>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={onSignOut}>
          <LogOut aria-hidden />
          {t("account.signOut")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

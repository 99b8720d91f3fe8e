"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { saveBlob } from "@/components/results/save-target";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Select } from "@/components/ui/select";

/** A program in one of several languages; the one that was chosen last is kept in the browser under `keptAs`. */
type ProgramViewProps<L extends string> = {
  title: string;
  keptAs: string;
  languages: readonly L[];
  /** What was kept, or was chosen, as a language that there is. */
  languageOf: (name: string | null) => L;
  programs: Readonly<Record<L, { name: string; fileName: string }>>;
  write: (language: L) => string;
  /** How to run it, and what to know first. */
  children: (language: L) => ReactNode;
};

/** A whole program, to choose its language, to read, copy and save. */
export function ProgramView<L extends string>(props: ProgramViewProps<L>) {
  const { title, keptAs, languages, languageOf, programs } = props;
  const t = useTranslations("wire.snippet");
  const selectId = useId();
  const [language, setLanguage] = useState(() => languageOf(kept(keptAs)));
  const { name, fileName } = programs[language];
  const program = props.write(language);
  return (
    <>
      <div className="flex flex-wrap items-center gap-1">
        <label htmlFor={selectId} className="sr-only">
          {t("language")}
        </label>
        <Select
          id={selectId}
          size="small"
          className="w-36 flex-1"
          value={language}
          onChange={({ target }) => {
            const chosen = languageOf(target.value);
            setLanguage(chosen);
            keep(keptAs, chosen);
          }}
        >
          {languages.map((known) => (
            <option key={known} value={known}>
              {programs[known].name}
            </option>
          ))}
        </Select>
        <CopyButton text={program} label={t("copyIn", { language: name })}>
          {t("copy")}
        </CopyButton>
        <Button
          variant="ghost"
          size="icon-small"
          aria-label={t("save")}
          title={`${t("save")}: ${fileName}`}
          onClick={() => saveBlob(new Blob([program], { type: "text/plain" }), fileName)}
        >
          <Download aria-hidden />
        </Button>
      </div>
      {props.children(language)}
      {/* A region that scrolls must be reachable by keys. */}
      <pre
        tabIndex={0}
        aria-label={title}
        className="min-h-48 flex-1 overflow-auto rounded-md border bg-surface-sunken p-2 text-xs select-text"
      >
        {program}
      </pre>
    </>
  );
}

/** A private window may refuse to keep anything. */
function kept(name: string): string | null {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    window.localStorage.setItem(name, value);
  } catch {
    // Asked for again next time.
  }
}

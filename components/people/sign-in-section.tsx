"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { formatMoment } from "@/lib/format/moments";
import type { ListedPerson } from "@/lib/services/people/list-people";
import { Button } from "../ui/button";
import { LinkNotice } from "./link-notice";

type Link = { linkSecret: string; linkExpiresAt: Date };
type Act = "link" | "sessions" | "disable";

type Props = {
  person: ListedPerson;
  isSelf: boolean;
  renewLink: () => Promise<Link | null>;
  endSessions: () => Promise<unknown>;
  setDisabled: (isDisabled: boolean) => Promise<unknown>;
};

/** Everything about getting in and being kept out. One's own account cannot be disabled here: that is never meant. */
export function SignInSection({ person, isSelf, renewLink, endSessions, setDisabled }: Props) {
  const t = useTranslations("people.sheet");
  const words = useTranslations("people");
  const language = useLocale();
  const [pending, setPending] = useState<Act | null>(null);
  const [link, setLink] = useState<Link | null>(null);
  const isDisabled = person.disabledAt !== null;

  async function run(act: Act, work: () => Promise<unknown>) {
    setPending(act);
    await work();
    setPending(null);
  }

  return (
    <section className="flex flex-col gap-3 border-t pt-4" aria-labelledby="sign-in-heading">
      <h3 id="sign-in-heading" className="text-sm font-medium">
        {t("signIn")}
      </h3>
      <p className="text-sm text-muted-foreground">{t(person.hasPassword ? "hasPassword" : "noPassword")}</p>
      {isDisabled ? null : (
        <>
          <ActRow hint={t("renewLinkHint")}>
            <Button
              isPending={pending === "link"}
              onClick={() => run("link", async () => setLink((await renewLink()) ?? link))}
            >
              {t("renewLink")}
            </Button>
          </ActRow>
          {link ? (
            <div className="flex flex-col gap-3 rounded-md border p-3">
              <p>{words("link.intro", { name: person.name, until: formatMoment(link.linkExpiresAt, language) })}</p>
              <LinkNotice secret={link.linkSecret} />
            </div>
          ) : null}
          <ActRow>
            <Button isPending={pending === "sessions"} onClick={() => run("sessions", endSessions)}>
              {t("endSessions")}
            </Button>
          </ActRow>
        </>
      )}
      {isSelf ? null : (
        <ActRow hint={t(isDisabled ? "enableHint" : "disableHint")}>
          <Button
            variant={isDisabled ? "secondary" : "danger"}
            isPending={pending === "disable"}
            onClick={() => run("disable", () => setDisabled(!isDisabled))}
          >
            {t(isDisabled ? "enable" : "disable")}
          </Button>
        </ActRow>
      )}
    </section>
  );
}

function ActRow({ hint, children }: { hint?: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-1">
      {children}
      {hint ? <p className="text-sm text-muted-foreground">{hint}</p> : null}
    </div>
  );
}

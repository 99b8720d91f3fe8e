"use client";

import { useTranslations } from "next-intl";
import type { ActionResult } from "@/lib/actions/action-result";
import type { OwnAccount } from "@/lib/services/people/own-account";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "../ui/card";
import { NameForm } from "./name-form";
import { PasswordForm } from "./password-form";
import { SessionList } from "./session-list";

type Props = OwnAccount & {
  /** The server's clock. */
  now: Date;
  changeName: (input: { name: string }) => Promise<ActionResult<void>>;
  changePassword: (input: { currentPassword: string; newPassword: string }) => Promise<ActionResult<number>>;
  endOthers: () => Promise<ActionResult<number>>;
};

/** What everybody may change of the own account. */
export function AccountPanel({ person, sessions, now, changeName, changePassword, endOthers }: Props) {
  const t = useTranslations("people.account");
  const roles = useTranslations("people.roles");
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-4 p-4 sm:p-6">
      <header className="flex flex-col gap-1">
        <h1 className="text-2xl font-semibold">{t("title")}</h1>
        <p className="text-muted-foreground">
          {person.email} · {roles(person.role)}
        </p>
      </header>
      <Card>
        <CardContent>
          <NameForm name={person.name} changeName={changeName} />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t("passwordTitle")}</CardTitle>
          <CardDescription>{t(person.hasPassword ? "passwordHint" : "viaOrganisation")}</CardDescription>
        </CardHeader>
        {person.hasPassword ? (
          <CardContent>
            <PasswordForm email={person.email} changePassword={changePassword} />
          </CardContent>
        ) : null}
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t("sessionsTitle")}</CardTitle>
          <CardDescription>{t("sessionsIntro")}</CardDescription>
        </CardHeader>
        <SessionList sessions={sessions} now={now} endOthers={endOthers} />
      </Card>
    </div>
  );
}

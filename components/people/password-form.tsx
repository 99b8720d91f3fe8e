"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import type { PublicError } from "@/lib/actions/public-error";
import { Button } from "../ui/button";
import { ActionProblem } from "./action-problem";
import { passwordProblemOf } from "./form-errors";
import { PasswordField } from "./password-field";

type Props = {
  /** For password managers: whose password this is. */
  email: string;
  changePassword: (input: { currentPassword: string; newPassword: string }) => Promise<ActionResult<number>>;
};

export function PasswordForm({ email, changePassword }: Props) {
  const t = useTranslations("people.account");
  const words = useTranslations("signIn");
  const router = useRouter();
  const [result, setResult] = useState<ActionResult<number> | null>(null);
  const [isPending, setIsPending] = useState(false);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const form = event.currentTarget;
    const fields = new FormData(form);
    setIsPending(true);
    const answer = await changePassword({
      currentPassword: `${fields.get("currentPassword")}`,
      newPassword: `${fields.get("newPassword")}`,
    });
    setIsPending(false);
    setResult(answer);
    if (!answer.ok) return;
    form.reset();
    router.refresh(); // the list of sessions below
  }

  const error: PublicError | null = result && !result.ok ? result.error : null;
  const wrong = error?.code === "INVALID_INPUT" ? `${error.params["fields"] ?? ""}` : "";
  const isCurrentWrong = error?.code === "WRONG_PASSWORD" || wrong.includes("currentPassword");
  const weak = isCurrentWrong ? null : passwordProblemOf(error);
  return (
    <form method="post" onSubmit={save} noValidate className="flex flex-col gap-4" aria-busy={isPending}>
      <ActionProblem error={isCurrentWrong || weak ? null : error} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label={t("currentPassword")}
        name="currentPassword"
        autoComplete="current-password"
        error={isCurrentWrong ? t("wrongPassword") : null}
      />
      <PasswordField
        label={t("newPassword")}
        name="newPassword"
        autoComplete="new-password"
        hint={words("setUp.passwordRule")}
        error={weak ? words(`passwordProblems.${weak}`) : null}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" isPending={isPending}>
          {t("changePassword")}
        </Button>
        <p role="status" className="text-sm text-success">
          {result?.ok ? t("passwordChanged", { count: result.data }) : null}
        </p>
      </div>
    </form>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import type { PublicError } from "@/lib/actions/public-error";
import { routes } from "../layout/routes";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { FormProblem } from "./form-problem";
import { passwordProblemOf, wrongFieldsOf } from "./form-errors";
import { PasswordField } from "./password-field";
import { requestSignIn } from "./request-sign-in";

type SetUp = { secret: string; email?: string; name: string; password: string };
type Props = {
  secret: string;
  /** null: this makes the first administrator. */
  person: { email: string; name: string } | null;
  complete: (input: SetUp) => Promise<ActionResult<{ email: string }>>;
};

/** Name and password, and signed in with them at once: nobody should have to type a new password twice. */
export function SetUpForm({ secret, person, complete }: Props) {
  const t = useTranslations("signIn");
  const [error, setError] = useState<PublicError | null>(null);
  const [isPending, setIsPending] = useState(false);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const fields = new FormData(event.currentTarget);
    const password = `${fields.get("password")}`;
    const email = person ? {} : { email: `${fields.get("email")}` };
    setIsPending(true);
    const result = await complete({ secret, ...email, name: `${fields.get("name")}`, password });
    if (!result.ok) {
      setIsPending(false);
      return setError(result.error);
    }
    const signIn = await requestSignIn({ email: result.data.email, password });
    window.location.assign(signIn.kind === "ok" ? routes.home() : routes.signIn());
  }

  const wrong = wrongFieldsOf(error);
  const weak = passwordProblemOf(error);
  const isFieldError = weak !== null || wrong.size > 0;
  return (
    <form method="post" onSubmit={save} className="flex flex-col gap-4" aria-busy={isPending} noValidate>
      <FormProblem>
        {error && !isFieldError ? t(error.code === "LINK_EXPIRED" ? "setUp.expired" : "problems.internal") : null}
      </FormProblem>
      {person ? (
        // Password managers keep the account's name with the password.
        <input type="hidden" name="username" autoComplete="username" value={person.email} readOnly />
      ) : (
        <Field label={t("email")} isRequired error={wrong.has("email") ? t("emailProblem") : null}>
          <Input name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
        </Field>
      )}
      <Field label={t("setUp.name")} isRequired error={wrong.has("name") ? t("nameProblem") : null}>
        <Input name="name" autoComplete="name" defaultValue={person?.name ?? ""} />
      </Field>
      <PasswordField
        label={t("password")}
        name="password"
        autoComplete="new-password"
        hint={t("setUp.passwordRule")}
        error={weak ? t(`passwordProblems.${weak}`) : null}
      />
      <Button type="submit" variant="primary" isPending={isPending}>
        {t(person ? "setUp.submit" : "setUp.submitFirst")}
      </Button>
    </form>
  );
}

"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useRef, useState, type FormEvent } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { FormProblem } from "./form-problem";
import { PasswordField } from "./password-field";
import { requestOidcAddress, requestSignIn, type SignInOutcome } from "./request-sign-in";

type Problem = Exclude<SignInOutcome, { kind: "ok" }> | { kind: "noAccount" } | { kind: "oidc" };

type Props = {
  /** A path of ours, checked by the page. */
  backTo: string;
  hasOidc: boolean;
  /** What went wrong on the way back from the organisation's sign-in page. */
  arrivedWith: "noAccount" | "oidc" | null;
};

export function SignInForm({ backTo, hasOidc, arrivedWith }: Props) {
  const t = useTranslations("signIn");
  const password = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Problem | null>(arrivedWith && { kind: arrivedWith });
  const [pending, setPending] = useState<"password" | "oidc" | null>(null);

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const fields = new FormData(event.currentTarget);
    setPending("password");
    const outcome = await requestSignIn({ email: `${fields.get("email")}`, password: `${fields.get("password")}` });
    // A whole new page, so that nothing made for a visitor is left; the button stays busy until it is there.
    if (outcome.kind === "ok") return window.location.assign(backTo);
    setPending(null);
    setProblem(outcome);
    if (outcome.kind !== "wrong" || !password.current) return;
    password.current.value = ""; // the e-mail address stays: that is rarely the wrong half
    password.current.focus();
  }

  async function signInElsewhere() {
    setPending("oidc");
    const address = await requestOidcAddress(backTo);
    if (address instanceof URL) return window.location.assign(address);
    setPending(null);
    setProblem({ kind: address === "unreachable" ? "unreachable" : "oidc" });
  }

  return (
    // "post", for a form that is sent before the script is there would put the password in the address.
    <form method="post" onSubmit={signIn} className="flex flex-col gap-4" aria-busy={pending !== null}>
      <FormProblem>{problem && <ProblemText problem={problem} />}</FormProblem>
      <Field label={t("email")} isRequired>
        <Input name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
      </Field>
      <PasswordField ref={password} label={t("password")} name="password" autoComplete="current-password" />
      <Button type="submit" variant="primary" isPending={pending === "password"}>
        {t("submit")}
      </Button>
      {hasOidc ? (
        <>
          <p className="flex items-center gap-3 text-sm text-muted-foreground before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
            {t("or")}
          </p>
          <Button onClick={signInElsewhere} isPending={pending === "oidc"}>
            {t("oidc")}
          </Button>
        </>
      ) : null}
      <p className="text-sm text-muted-foreground">{t("forgotten")}</p>
    </form>
  );
}

function ProblemText({ problem }: { problem: Problem }) {
  const t = useTranslations("signIn.problems");
  const format = useFormatter();
  if (problem.kind !== "wait") return t(problem.kind);
  // Rounded up: whoever comes back at the minute shown is not too early.
  const until = new Date(Math.ceil(problem.until.getTime() / 60_000) * 60_000);
  return t("wait", { time: format.dateTime(until, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) });
}

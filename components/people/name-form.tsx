"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import type { PublicError } from "@/lib/actions/public-error";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { ActionProblem } from "./action-problem";
import { wrongFieldsOf } from "./form-errors";

type Props = { name: string; changeName: (input: { name: string }) => Promise<ActionResult<void>> };

export function NameForm({ name, changeName }: Props) {
  const t = useTranslations("people.account");
  const words = useTranslations("signIn");
  const router = useRouter();
  const [error, setError] = useState<PublicError | null>(null);
  const [state, setState] = useState<"idle" | "pending" | "saved">("idle");

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (state === "pending") return;
    const fields = new FormData(event.currentTarget);
    setState("pending");
    const result = await changeName({ name: `${fields.get("name")}` });
    setState(result.ok ? "saved" : "idle");
    setError(result.ok ? null : result.error);
    if (result.ok) router.refresh(); // the name stands in the header too
  }

  const isWrong = wrongFieldsOf(error).has("name");
  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-4" aria-busy={state === "pending"}>
      <ActionProblem error={isWrong ? null : error} />
      <Field label={t("name")} isRequired error={isWrong ? words("nameProblem") : null}>
        <Input name="name" autoComplete="name" defaultValue={name} onChange={() => setState("idle")} />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" isPending={state === "pending"}>
          {t("saveName")}
        </Button>
        <p role="status" className="text-sm text-success">
          {state === "saved" ? t("nameSaved") : null}
        </p>
      </div>
    </form>
  );
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import type { PublicError } from "@/lib/actions/public-error";
import { formatMoment } from "@/lib/format/moments";
import type { AddedPerson } from "@/lib/services/people/add-person";
import type { Role } from "@/lib/services/roles";
import { Button } from "../ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { ActionProblem } from "./action-problem";
import { wrongFieldsOf } from "./form-errors";
import { LinkNotice } from "./link-notice";
import type { PeopleActions } from "./people-actions";
import { RoleSelect } from "./role-select";

type Props = { isOpen: boolean; onClose: () => void; add: PeopleActions["add"]; onAdded: () => void };

/** Adds somebody, then shows the link to pass on: the only moment it can be seen. */
export function AddPersonDialog({ isOpen, onClose, add, onAdded }: Props) {
  return (
    <Dialog open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <AddPersonSteps add={add} onAdded={onAdded} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

/** Lives as long as the dialog is open, so that each opening starts afresh. */
function AddPersonSteps({ add, onAdded, onClose }: Omit<Props, "isOpen">) {
  const t = useTranslations("people");
  const language = useLocale();
  const [added, setAdded] = useState<AddedPerson | null>(null);
  if (!added) {
    return (
      <>
        <DialogHeader>
          <DialogTitle>{t("addDialog.title")}</DialogTitle>
          <DialogDescription>{t("addDialog.intro")}</DialogDescription>
        </DialogHeader>
        <AddPersonForm
          add={add}
          onCancel={onClose}
          onAdded={(person) => {
            setAdded(person);
            onAdded();
          }}
        />
      </>
    );
  }
  const { person, linkSecret, linkExpiresAt } = added;
  return (
    <>
      <DialogHeader>
        <DialogTitle>{t("link.title", { name: person.name })}</DialogTitle>
        <DialogDescription>
          {t("link.intro", { name: person.name, until: formatMoment(linkExpiresAt, language) })}
        </DialogDescription>
      </DialogHeader>
      <LinkNotice secret={linkSecret} />
      <DialogFooter>
        <Button variant="primary" onClick={onClose}>
          {t("link.done")}
        </Button>
      </DialogFooter>
    </>
  );
}

type FormProps = { add: PeopleActions["add"]; onCancel: () => void; onAdded: (added: AddedPerson) => void };

function AddPersonForm({ add, onCancel, onAdded }: FormProps) {
  const t = useTranslations("people.addDialog");
  const words = useTranslations();
  const [error, setError] = useState<PublicError | null>(null);
  const [isPending, setIsPending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const fields = new FormData(event.currentTarget);
    setIsPending(true);
    const role = `${fields.get("role")}` as Role; // the server judges it
    const result = await add({ name: `${fields.get("name")}`, email: `${fields.get("email")}`, role });
    setIsPending(false);
    if (!result.ok) return setError(result.error);
    onAdded(result.data);
  }

  const wrong = wrongFieldsOf(error);
  const isTaken = error?.code === "CONFLICT";
  const emailError = isTaken ? t("emailTaken") : wrong.has("email") ? words("signIn.emailProblem") : null;
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4" aria-busy={isPending}>
      <ActionProblem error={isTaken || wrong.size > 0 ? null : error} />
      <Field label={t("name")} isRequired error={wrong.has("name") ? words("signIn.nameProblem") : null}>
        <Input name="name" autoComplete="off" autoFocus />
      </Field>
      <Field label={t("email")} isRequired error={emailError}>
        <Input name="email" type="email" autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Field>
      <RoleSelect label={t("role")} initial="consultant" />
      <DialogFooter>
        <Button onClick={onCancel}>{words("common.cancel")}</Button>
        <Button type="submit" variant="primary" isPending={isPending}>
          {t("submit")}
        </Button>
      </DialogFooter>
    </form>
  );
}

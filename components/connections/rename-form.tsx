"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import type { Connection, EnvironmentType } from "@/lib/services/connections/port";
import type { RenameConnectionInput } from "@/lib/services/connections/rename-connection";
import { ErrorPanel } from "../feedback/error-panel";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { toast } from "../ui/toast";
import { ENVIRONMENT_LOOK } from "./environment-look";
import { useActionCall } from "./use-action-call";

type Props = {
  connection: Connection;
  rename: (input: RenameConnectionInput) => Promise<ActionResult<void>>;
};

export function RenameForm({ connection, rename }: Props) {
  const t = useTranslations("connections");
  const router = useRouter();
  const [name, setName] = useState(connection.name);
  const [environmentType, setEnvironmentType] = useState(connection.environmentType);
  const { run, isPending, error } = useActionCall(rename, () => {
    toast(t("detail.saved"));
    router.refresh();
  });
  // On AFAS Online the host says what it is; the sandbox is the sandbox. The server holds to the same.
  const isFixed = connection.environmentNumber !== null || connection.origin === "sandbox";
  const isChanged = name.trim() !== connection.name || environmentType !== connection.environmentType;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") run({ connectionId: connection.id, name, environmentType });
      }}
      className="flex flex-col gap-3"
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("form.name")} error={name.trim() === "" ? t("form.nameMissing") : null}>
          <Input
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={80}
            autoComplete="off"
            required
          />
        </Field>
        <Field label={t("form.type")} hint={isFixed ? t("form.typeFixed") : null}>
          <Select
            value={environmentType}
            disabled={isFixed}
            onChange={(event) => setEnvironmentType(event.target.value as EnvironmentType)}
          >
            {(Object.keys(ENVIRONMENT_LOOK) as EnvironmentType[])
              .filter((type) => type !== "sandbox" || connection.environmentType === "sandbox")
              .map((type) => (
                <option key={type} value={type}>
                  {t(`types.${type}`)}
                </option>
              ))}
          </Select>
        </Field>
      </div>
      {error ? <ErrorPanel error={error} /> : null}
      <Button type="submit" className="self-start" isPending={isPending} disabled={!isChanged}>
        {t("detail.save")}
      </Button>
    </form>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ListedPerson } from "@/lib/services/people/list-people";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import type { NamedConnection } from "./people-actions";

type Props = {
  person: ListedPerson;
  connections: NamedConnection[];
  onChange: (connectionId: string, isGranted: boolean) => void;
};

/** Which connections a person may use; nothing to tick for an administrator, who may use all. */
export function GrantList({ person, connections, onChange }: Props) {
  const t = useTranslations("people.sheet");
  // Ticked at once; when the server refuses, the sheet makes this list anew from what is true.
  const [granted, setGranted] = useState(() => new Set(person.grants));

  function change(connectionId: string, isGranted: boolean) {
    const next = new Set(granted);
    if (isGranted) next.add(connectionId);
    else next.delete(connectionId);
    setGranted(next);
    onChange(connectionId, isGranted);
  }

  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t("grants")}</legend>
      {person.role === "admin" ? <p className="text-sm text-muted-foreground">{t("grantsAll")}</p> : null}
      {person.role !== "admin" && connections.length === 0 ? (
        <p className="text-sm text-muted-foreground">{t("noConnections")}</p>
      ) : null}
      {person.role === "admin"
        ? null
        : connections.map(({ id, name }) => (
            <Field key={id} label={name} isInline>
              <Checkbox checked={granted.has(id)} onCheckedChange={(checked) => change(id, checked === true)} />
            </Field>
          ))}
    </fieldset>
  );
}

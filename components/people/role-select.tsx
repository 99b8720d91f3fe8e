"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Role } from "@/lib/services/roles";
import { Field } from "../ui/field";
import { Select } from "../ui/select";

const ROLES = ["admin", "consultant", "support"] as const satisfies readonly Role[];

type Props = { label: string; initial: Role; onChange?: (role: Role) => void };

/** A role, with what it means under it. */
export function RoleSelect({ label, initial, onChange }: Props) {
  const t = useTranslations("people");
  const [role, setRole] = useState(initial);
  return (
    <Field label={label} hint={t(`roleHints.${role}`)}>
      <Select
        name="role"
        value={role}
        onChange={(event) => {
          const chosen = event.target.value as Role; // one of the options below
          setRole(chosen);
          onChange?.(chosen);
        }}
      >
        {ROLES.map((value) => (
          <option key={value} value={value}>
            {t(`roles.${value}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { Dispatch } from "react";
import type { EnvironmentType } from "@/lib/services/connections/port";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { basesOfDraft, type DraftChange, type DraftProblem, type DraftState, hasOwnAddress } from "./draft-state";
import { ENVIRONMENT_LOOK } from "./environment-look";

const TYPES = Object.keys(ENVIRONMENT_LOOK) as EnvironmentType[];

type Props = { draft: DraftState; problems: readonly DraftProblem[]; change: Dispatch<DraftChange> };

/** Which environment: number and type on AFAS Online, an address anywhere else. Shows what will be called. */
export function EnvironmentFields({ draft, problems, change }: Props) {
  const t = useTranslations("connections");
  const bases = basesOfDraft(draft);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("form.type")} error={problems.includes("type") ? t("form.typeUnknown") : null}>
        <Select
          value={draft.type}
          onChange={(event) => change({ kind: "type", type: event.target.value as EnvironmentType | "" })}
        >
          {draft.type === "" ? <option value="">{t("form.typeUnknown")}</option> : null}
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {t(`types.${type}`)}
            </option>
          ))}
        </Select>
      </Field>
      {hasOwnAddress(draft) ? (
        <Field label={t("form.address")} error={problems.includes("address") ? t("form.addressWrong") : null}>
          <Input
            value={draft.address}
            onChange={(event) => change({ kind: "address", address: event.target.value })}
            placeholder={t("form.addressHint")}
            autoComplete="off"
            spellCheck={false}
            inputMode="url"
          />
        </Field>
      ) : (
        <Field label={t("form.number")} error={problems.includes("number") ? t("form.numberWrong") : null}>
          <Input
            value={draft.number}
            onChange={(event) => change({ kind: "number", number: event.target.value })}
            placeholder={t("form.numberHint")}
            autoComplete="off"
            inputMode="numeric"
            maxLength={5}
          />
        </Field>
      )}
      {bases ? (
        <dl className="grid min-w-0 gap-x-4 gap-y-1 text-sm text-muted-foreground sm:col-span-2 sm:grid-cols-[max-content_1fr]">
          {hasOwnAddress(draft) ? null : (
            <>
              <dt>{t("form.address")}</dt>
              <dd className="break-all text-foreground">{bases.restBaseUrl}</dd>
            </>
          )}
          <dt>{t("form.soapAddress")}</dt>
          <dd className="break-all text-foreground">{bases.soapBaseUrl}</dd>
        </dl>
      ) : null}
    </div>
  );
}

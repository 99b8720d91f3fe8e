"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import type { GrantRow, SetGrantInput } from "@/lib/services/connections/grants";
import { ErrorPanel } from "../feedback/error-panel";
import { routes } from "../layout/routes";
import { Badge } from "../ui/badge";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Switch } from "../ui/switch";
import { useActionCall } from "./use-action-call";

type Props = {
  connectionId: string;
  grants: readonly GrantRow[];
  setGrant: (input: SetGrantInput) => Promise<ActionResult<void>>;
};

/** Who may use this connection: one switch per person, at once in force. */
export function AccessList({ connectionId, grants, setGrant }: Props) {
  const t = useTranslations("connections.detail");
  const others = grants.filter((grant) => grant.role !== "admin");
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted-foreground">
        {t("accessHint")}{" "}
        <Link className="text-link underline underline-offset-4" href={routes.people()}>
          {t("accessPeople")}
        </Link>
      </p>
      {others.length === 0 ? <p className="text-muted-foreground">{t("accessNobody")}</p> : null}
      <ul className="divide-y">
        {grants.map((grant) => (
          <Person key={grant.personId} connectionId={connectionId} grant={grant} setGrant={setGrant} />
        ))}
      </ul>
    </div>
  );
}

type PersonProps = Omit<Props, "grants"> & { grant: GrantRow };

function Person({ connectionId, grant, setGrant }: PersonProps) {
  const t = useTranslations("connections.detail");
  const { personId, role } = grant;
  const given = { isGranted: grant.isGranted, canReadConnectors: grant.canReadConnectors };
  const [stored, setStored] = useState(given);
  const [wished, setWished] = useState(given);
  const set = async (wanted: typeof given): Promise<ActionResult<typeof given>> => {
    const result = await setGrant({ connectionId, personId, ...wanted });
    return result.ok ? { ok: true, data: wanted } : result;
  };
  const { run, isPending, error } = useActionCall(set, setStored);
  const shown = isPending ? wished : stored;
  const wish = (wanted: typeof given) => {
    if (isPending) return;
    setWished(wanted);
    run(wanted);
  };
  return (
    <li className="flex flex-col gap-2 py-2">
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0">
          <span className="block truncate">{grant.name}</span>
          <span className="block truncate text-sm text-muted-foreground">{grant.email}</span>
        </p>
        {grant.role === "admin" ? (
          <Badge tone="outline">{t("accessAlways")}</Badge>
        ) : (
          <Switch
            aria-label={t("accessOf", { name: grant.name })}
            checked={shown.isGranted}
            onCheckedChange={(isGranted) => wish({ isGranted, canReadConnectors: isGranted && role !== "support" })}
          />
        )}
      </div>
      {role === "support" && shown.isGranted ? (
        <Field label={t("accessConnectors")} isInline>
          <Checkbox
            checked={shown.canReadConnectors}
            onCheckedChange={(checked) => wish({ isGranted: true, canReadConnectors: checked === true })}
          />
        </Field>
      ) : null}
      {error ? <ErrorPanel error={error} /> : null}
    </li>
  );
}

"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import type { GrantRow, SetGrantInput } from "@/lib/services/connections/grants";
import { ErrorPanel } from "../feedback/error-panel";
import { routes } from "../layout/routes";
import { Badge } from "../ui/badge";
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
  const [isGranted, setIsGranted] = useState(grant.isGranted);
  const [wished, setWished] = useState(grant.isGranted);
  const { run, isPending, error } = useActionCall(setGrant, () => setIsGranted(wished));
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
            checked={isPending ? wished : isGranted}
            onCheckedChange={(checked) => {
              setWished(checked);
              run({ connectionId, personId: grant.personId, isGranted: checked });
            }}
          />
        )}
      </div>
      {error ? <ErrorPanel error={error} /> : null}
    </li>
  );
}

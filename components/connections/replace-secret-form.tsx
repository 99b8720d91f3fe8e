"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import { secretIn } from "@/lib/profit/paste/token";
import { understand, type Understood } from "@/lib/profit/paste/understand";
import type { Connection, ConnectionReport } from "@/lib/services/connections/port";
import type { ReplaceSecretInput } from "@/lib/services/connections/replace-secret";
import { ErrorPanel } from "../feedback/error-panel";
import { Button } from "../ui/button";
import { toast } from "../ui/toast";
import { PasteField } from "./paste-field";
import { Remarks } from "./remarks";
import { useActionCall } from "./use-action-call";

type Props = {
  connection: Connection;
  replace: (input: ReplaceSecretInput) => Promise<ActionResult<ConnectionReport | null>>;
};

/** A new token for the same address. Warns when the pasted text speaks of another environment. */
export function ReplaceSecretForm({ connection, replace }: Props) {
  const t = useTranslations("connections");
  const router = useRouter();
  const textRef = useRef<HTMLTextAreaElement>(null);
  const [understood, setUnderstood] = useState<Understood | null>(null);
  const { run, isPending, error, clear } = useActionCall(replace, () => {
    if (textRef.current) textRef.current.value = "";
    setUnderstood(null);
    toast(t("detail.replaced"));
    router.refresh();
  });
  const found = understood?.environment.number;
  const isOther = found != null && connection.environmentNumber != null && found !== connection.environmentNumber;

  function send(isUntested: boolean) {
    const secret = secretIn(textRef.current?.value ?? "");
    if (secret !== null) run({ connectionId: connection.id, secret, isUntested });
  }

  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
      className="flex flex-col gap-3"
    >
      <PasteField
        label={t("detail.replace")}
        hint={t("detail.replaceHint")}
        textRef={textRef}
        hasToken={understood?.token != null}
        onText={(text) => {
          setUnderstood(text.trim() === "" ? null : understand(text));
          clear();
        }}
      />
      {understood?.token ? (
        <p className="text-sm">
          <code>{understood.token.ends}</code> · {t(`forms.${understood.token.form}`)}
        </p>
      ) : null}
      {understood ? <Remarks odd={understood.odd} /> : null}
      {isOther ? (
        <p className="text-sm text-warning">
          {t("detail.replaceOther", { found, expected: connection.environmentNumber ?? "" })}
        </p>
      ) : null}
      {error && !isPending ? <ErrorPanel error={error} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={!understood?.token} isPending={isPending}>
          {t("detail.replaceSave")}
        </Button>
        {error && !isPending ? <Button onClick={() => send(true)}>{t("detail.replaceUntested")}</Button> : null}
      </div>
    </form>
  );
}

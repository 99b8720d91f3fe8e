"use client";

import { useTranslations } from "next-intl";
import { routes } from "../layout/routes";
import { CopyButton } from "../ui/copy-button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

/** The one-time link, shown once, to pass on by whatever way the administrator trusts. */
export function LinkNotice({ secret }: { secret: string }) {
  const t = useTranslations("people.link");
  const address = new URL(routes.setUp(secret), window.location.origin).href;
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("label")}>
        <Input readOnly value={address} className="font-mono text-sm" onFocus={(event) => event.target.select()} />
      </Field>
      <div>
        <CopyButton text={address} label={t("copy")}>
          {t("copy")}
        </CopyButton>
      </div>
    </div>
  );
}

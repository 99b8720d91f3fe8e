import { useTranslations } from "next-intl";
import type { Connection } from "@/lib/services/connections/port";
import { CopyButton } from "../ui/copy-button";
import { Section } from "./section";

/** Where this connection talks to. Nothing here can be changed: the token is bound to the address. */
export function ConnectionAddresses({ connection }: { connection: Connection }) {
  const t = useTranslations("connections");
  return (
    <Section id="addresses" title={t("detail.addresses")} hint={t("detail.addressFixed")}>
      <dl className="grid items-center gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
        <dt className="text-sm text-muted-foreground">{t("form.address")}</dt>
        <dd className="flex min-w-0 items-center gap-1">
          <span className="min-w-0 break-all">{connection.restBaseUrl}</span>
          <CopyButton text={connection.restBaseUrl} label={t("detail.copyRest")} />
        </dd>
        {connection.soapBaseUrl ? (
          <>
            <dt className="text-sm text-muted-foreground">{t("form.soapAddress")}</dt>
            <dd className="flex min-w-0 items-center gap-1">
              <span className="min-w-0 break-all">{connection.soapBaseUrl}</span>
              <CopyButton text={connection.soapBaseUrl} label={t("detail.copySoap")} />
            </dd>
          </>
        ) : null}
      </dl>
    </Section>
  );
}

import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { formatMoment } from "@/lib/format/moments";
import type { GrantRow } from "@/lib/services/connections/grants";
import type { Connection, ConnectionDependants } from "@/lib/services/connections/port";
import { AccessList } from "./access-list";
import { RemoveDialog } from "./remove-dialog";
import { RenameForm } from "./rename-form";
import { ReplaceSecretForm } from "./replace-secret-form";
import { Section } from "./section";

type Props = {
  connection: Connection;
  grants: readonly GrantRow[];
  dependants: ConnectionDependants;
  actions: Pick<ComponentProps<typeof RenameForm>, "rename"> &
    Pick<ComponentProps<typeof ReplaceSecretForm>, "replace"> &
    Pick<ComponentProps<typeof RemoveDialog>, "remove"> &
    Pick<ComponentProps<typeof AccessList>, "setGrant">;
};

/** What an administrator may change about a connection. */
export function ConnectionSettings({ connection, grants, dependants, actions }: Props) {
  const t = useTranslations("connections.detail");
  const date = formatMoment(connection.secretReplacedAt, useLocale());
  return (
    <>
      <Section id="secret" title={t("secret")} hint={t("secretReplaced", { date })}>
        <ReplaceSecretForm connection={connection} replace={actions.replace} />
      </Section>
      <Section id="access" title={t("access")}>
        <AccessList connectionId={connection.id} grants={grants} setGrant={actions.setGrant} />
      </Section>
      <Section id="settings" title={t("settings")}>
        <RenameForm
          key={`${connection.name} ${connection.environmentType}`}
          connection={connection}
          rename={actions.rename}
        />
      </Section>
      <Section id="remove" title={t("remove")} hint={t("removeText")}>
        <RemoveDialog connection={connection} dependants={dependants} remove={actions.remove} />
      </Section>
    </>
  );
}

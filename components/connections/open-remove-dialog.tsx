"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState, type ReactElement } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import type { Connection, ConnectionDependants } from "@/lib/services/connections/port";
import type { RemoveConnectionInput } from "@/lib/services/connections/remove-connection";
import { ErrorPanel } from "../feedback/error-panel";
import { routes } from "../layout/routes";
import { Button } from "../ui/button";
import { Dialog, DialogClose, DialogContent, DialogDescription } from "../ui/dialog";
import { DialogFooter, DialogHeader, DialogTitle, DialogTrigger } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { toast } from "../ui/toast";
import { useActionCall } from "./use-action-call";

export type RemoveDialogProps = {
  connection: Connection;
  dependants: ConnectionDependants;
  remove: (input: RemoveConnectionInput) => Promise<ActionResult<void>>;
};

type Props = RemoveDialogProps & { trigger: ReactElement };

/** The whole of the RemoveDialog, fetched by it. Names what goes along; production asks for the name. */
export function OpenRemoveDialog({ connection, dependants, remove, trigger }: Props) {
  const t = useTranslations("connections.detail");
  const common = useTranslations("common");
  const router = useRouter();
  const [isOpen, setOpen] = useState(true);
  const [confirmation, setConfirmation] = useState("");
  useEffect(() => {
    // What depends on it may have grown since the page was made.
    if (isOpen) router.refresh();
  }, [isOpen, router]);
  const { run, isPending, error } = useActionCall(remove, () => {
    toast(t("removed", { name: connection.name }));
    router.push(routes.connections());
    router.refresh();
  });
  const asksName = connection.environmentType === "production";
  const isConfirmed = !asksName || confirmation.trim() === connection.name;
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (isConfirmed) run({ connectionId: connection.id, confirmation });
          }}
        >
          <DialogHeader>
            <DialogTitle>{t("removeTitle", { name: connection.name })}</DialogTitle>
            <DialogDescription>{t("removeText")}</DialogDescription>
          </DialogHeader>
          <ul className="list-disc pl-5">
            <li>{t("removeGrants", { count: dependants.grants })}</li>
            <li>{t("removeHistory", { count: dependants.historyRows })}</li>
            {connection.origin === "sandbox" ? <li>{t("removeSandbox")}</li> : null}
          </ul>
          {asksName ? (
            <Field label={t("removeConfirm", { name: connection.name })}>
              <Input
                value={confirmation}
                onChange={(event) => setConfirmation(event.target.value)}
                autoComplete="off"
                spellCheck={false}
              />
            </Field>
          ) : null}
          {error ? <ErrorPanel error={error} /> : null}
          <DialogFooter>
            <DialogClose asChild>
              <Button>{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="danger" disabled={!isConfirmed} isPending={isPending}>
              {t("remove")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

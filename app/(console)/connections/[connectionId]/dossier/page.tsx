import { FolderDown, FolderOpen } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DossierDesk } from "@/components/dossier/dossier-desk";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { routes } from "@/components/layout/routes";
import { Button } from "@/components/ui/button";
import { requireContext } from "@/lib/actions/context";
import { toPublicError } from "@/lib/actions/to-public-error";
import { dossierOptions, DossierOptionsInput } from "@/lib/services/attachments/dossier-options";
import { findDossierItemsAction, listAttachmentsAction } from "./actions";

type Props = { params: Promise<{ connectionId: string }> };

const actions = { find: findDossierItemsAction, attachments: listAttachmentsAction };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dossier"))("title") };
}

export default async function DossierPage({ params }: Props) {
  const { connectionId } = await params;
  const input = DossierOptionsInput.safeParse({ connectionId });
  if (!input.success) notFound();
  const ctx = await requireContext(routes.dossier(connectionId));
  const [t, opened] = await Promise.all([
    getTranslations("dossier"),
    dossierOptions(ctx, input.data).then(
      (options) => ({ options }),
      (error: unknown) => ({ error: toPublicError(error) }),
    ),
  ]);
  return (
    <div className="mx-auto flex fill-page w-full max-w-[110rem] flex-col gap-4 p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h1 className="text-2xl font-semibold">{t("title")}</h1>
        {ctx.actor.role === "support" ? null : (
          <Button asChild>
            <Link href={routes.dossierExport(connectionId)}>
              <FolderDown aria-hidden />
              {t("export")}
            </Link>
          </Button>
        )}
      </div>
      {"error" in opened ? (
        <ErrorPanel error={opened.error} />
      ) : opened.options.hasItems ? (
        <DossierDesk connectionId={connectionId} options={opened.options} actions={actions} />
      ) : (
        <EmptyState icon={FolderOpen} title={t("noItemsTitle")} text={t("noItemsText")} />
      )}
    </div>
  );
}

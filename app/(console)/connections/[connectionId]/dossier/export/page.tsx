import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ExportForm } from "@/components/dossier-export/export-form";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { routes } from "@/components/layout/routes";
import { requireContext } from "@/lib/actions/context";
import { toPublicError } from "@/lib/actions/to-public-error";
import { exportOptions, ExportOptionsInput } from "@/lib/services/dossier-export/export-options";
import { beginDossierExportAction, estimateExportAction, sampleFilesAction } from "./actions";

type Props = { params: Promise<{ connectionId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dossierExport"))("title") };
}

export default async function DossierExportPage({ params }: Props) {
  const { connectionId } = await params;
  const input = ExportOptionsInput.safeParse({ connectionId });
  if (!input.success) notFound();
  const ctx = await requireContext(routes.dossierExport(connectionId));
  // The verb refuses too; this only gives whoever guesses the address a page instead of a fault.
  if (ctx.actor.role === "support") notFound();
  const t = await getTranslations("dossierExport");
  const opened = await exportOptions(ctx, input.data).then(
    (options) => ({ options }),
    (error: unknown) => ({ error: toPublicError(error) }),
  );
  const actions = { sample: sampleFilesAction, estimate: estimateExportAction, begin: beginDossierExportAction };
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 p-4">
      <div className="flex flex-col gap-1">
        <h1 className="text-2xl font-semibold">{t("title")}</h1>
        <p className="max-w-prose text-muted-foreground">{t("intro")}</p>
      </div>
      {"error" in opened ? (
        <ErrorPanel error={opened.error} />
      ) : (
        <ExportForm connectionId={connectionId} options={opened.options} actions={actions} />
      )}
    </div>
  );
}

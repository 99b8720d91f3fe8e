import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { routes } from "@/components/layout/routes";
import { UpdateCatalogue } from "@/components/updates/catalogue/update-catalogue";
import { requireContext } from "@/lib/actions/context";
import { toPublicError } from "@/lib/actions/to-public-error";
import {
  listUpdateConnectors,
  ListUpdateConnectorsInput,
} from "@/lib/services/updates/describe/list-update-connectors";

type Props = { params: Promise<{ connectionId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("updates"))("title") };
}

export default async function UpdatesPage({ params }: Props) {
  const { connectionId } = await params;
  const input = ListUpdateConnectorsInput.safeParse({ connectionId });
  if (!input.success) notFound();
  const ctx = await requireContext(routes.updates(connectionId));
  const t = await getTranslations("updates");
  const listed = await listUpdateConnectors(ctx, input.data).then(
    ({ connectors }) => ({ connectors }),
    (error: unknown) => ({ error: toPublicError(error) }),
  );
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-4 p-4">
      <h1 className="text-2xl font-semibold">{t("title")}</h1>
      {"error" in listed ? (
        <ErrorPanel error={listed.error} />
      ) : (
        <UpdateCatalogue connectionId={connectionId} connectors={listed.connectors} />
      )}
    </div>
  );
}

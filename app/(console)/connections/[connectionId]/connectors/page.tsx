import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ConnectorCatalogue } from "@/components/connectors/catalogue/connector-catalogue";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { routes } from "@/components/layout/routes";
import { requireContext } from "@/lib/actions/context";
import { toPublicError } from "@/lib/actions/to-public-error";
import { listGetConnectors, ListGetConnectorsInput } from "@/lib/services/connectors/list-get-connectors";
import { listFavourites } from "@/lib/services/workspace/favourites";
import { listRecents } from "@/lib/services/workspace/recents";
import { indexFieldsAction } from "./actions";

type Props = { params: Promise<{ connectionId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connectors"))("title") };
}

export default async function ConnectorsPage({ params }: Props) {
  const { connectionId } = await params;
  const input = ListGetConnectorsInput.safeParse({ connectionId });
  if (!input.success) notFound();
  const ctx = await requireContext(routes.connectors(connectionId));
  const t = await getTranslations("connectors");
  const listed = await Promise.all([
    listGetConnectors(ctx, input.data),
    listFavourites(ctx, connectionId),
    listRecents(ctx, connectionId),
  ]).then(
    ([{ connectors }, favourites, recents]) => ({ connectors, favourites, recents }),
    (error: unknown) => ({ error: toPublicError(error) }),
  );
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-4 p-4">
      <h1 className="text-2xl font-semibold">{t("title")}</h1>
      {"error" in listed ? (
        <ErrorPanel error={listed.error} />
      ) : (
        <ConnectorCatalogue connectionId={connectionId} {...listed} readFieldIndex={indexFieldsAction} />
      )}
    </div>
  );
}

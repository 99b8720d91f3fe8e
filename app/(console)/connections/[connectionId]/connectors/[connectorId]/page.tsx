import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { Explorer } from "@/components/connectors/explorer/explorer";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { routes } from "@/components/layout/routes";
import { placeOfConnection } from "@/components/connectors/request/connection-place";
import { requireContext } from "@/lib/actions/context";
import { toPublicError } from "@/lib/actions/to-public-error";
import { findConnection } from "@/lib/services/connections/find-connection";
import { describeGetConnector, DescribeGetConnectorInput } from "@/lib/services/connectors/describe-get-connector";
import { noteOpened } from "@/lib/services/workspace/recents";
import { listSavedQueriesAction, saveQueryAction } from "../../queries/actions";
import { openedQuery } from "./opened-query";
import { pageInspector } from "./page-inspector";
import { pageChanges } from "./page-changes";
import { pagePrivacy } from "./page-privacy";

type Props = {
  params: Promise<{ connectionId: string; connectorId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decoded((await params).connectorId) };
}

export default async function ConnectorPage({ params, searchParams }: Props) {
  const { connectionId, connectorId: encodedId } = await params;
  const search = searchOf(await searchParams);
  const input = DescribeGetConnectorInput.safeParse({ connectionId, connectorId: decoded(encodedId) });
  if (!input.success) notFound();
  const { connectorId } = input.data;
  const ctx = await requireContext(routes.connector(connectionId, connectorId, search));
  const [described, opened] = await Promise.all([
    describeGetConnector(ctx, input.data).then(
      ({ fields, description }) => ({ fields, description: description ?? null }),
      (error: unknown) => ({ error: toPublicError(error) }),
    ),
    openedQuery(ctx, input.data, search),
  ]);
  if ("error" in described) {
    return (
      <div className="flex flex-col gap-4 p-4">
        <h1 className="text-2xl font-semibold">{connectorId}</h1>
        <ErrorPanel error={described.error} />
      </div>
    );
  }
  // Once the page is sent: nobody waits for it, and what cannot be noted is no reason to show no page.
  after(() => noteOpened(ctx, input.data).catch(() => undefined));
  const place = placeOfConnection(await findConnection(ctx, connectionId), connectorId);
  const privacy = await pagePrivacy(ctx, input.data);
  return (
    <Explorer
      // Another connector or another link is another explorer; edits in it change the address but not this key.
      key={`${connectionId} ${connectorId} ${search.toString()}`}
      connectionId={connectionId}
      connectorId={connectorId}
      description={described.description}
      fields={described.fields}
      privacy={privacy}
      changes={pageChanges}
      wire={await pageInspector()}
      search={opened.search.toString()}
      place={place}
      saved={opened.saved}
      isQueryGone={opened.isQueryGone}
      queryActions={{ save: saveQueryAction, list: listSavedQueriesAction }}
    />
  );
}

/** Next hands path parts on as they stand in the address. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function searchOf(params: Record<string, string | string[] | undefined>): URLSearchParams {
  const first = (value: string | string[]) => (typeof value === "string" ? value : (value[0] ?? ""));
  return new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, first(value)]])),
  );
}

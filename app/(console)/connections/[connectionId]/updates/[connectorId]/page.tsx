import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { routes } from "@/components/layout/routes";
import { Workbench } from "@/components/updates/workbench/workbench";
import { requireContext } from "@/lib/actions/context";
import { toPublicError } from "@/lib/actions/to-public-error";
import { findConnection } from "@/lib/services/connections/find-connection";
import {
  describeUpdateConnector,
  DescribeUpdateConnectorInput,
} from "@/lib/services/updates/describe/describe-update-connector";
import { updateActions } from "./page-actions";

type Props = { params: Promise<{ connectionId: string; connectorId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decoded((await params).connectorId) };
}

export default async function UpdatePage({ params }: Props) {
  const { connectionId, connectorId: encodedId } = await params;
  const input = DescribeUpdateConnectorInput.safeParse({ connectionId, connectorId: decoded(encodedId) });
  if (!input.success) notFound();
  const { connectorId } = input.data;
  const ctx = await requireContext(routes.update(connectionId, connectorId));
  const described = await describeUpdateConnector(ctx, input.data).then(
    ({ schema, version, missing }) => ({ label: schema.root.label, version, missing }),
    (error: unknown) => ({ error: toPublicError(error) }),
  );
  if ("error" in described) {
    return (
      <div className="flex flex-col gap-4 p-4">
        <h1 className="text-2xl font-semibold">{connectorId}</h1>
        <ErrorPanel error={described.error} />
      </div>
    );
  }
  const { name, environmentType: type, environmentNumber: number } = await findConnection(ctx, connectionId);
  return (
    <Workbench
      key={`${connectionId} ${connectorId}`}
      place={{ connectionId, connectorId, environment: { name, type, number } }}
      actions={updateActions}
      {...described}
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

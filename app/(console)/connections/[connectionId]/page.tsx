import { Rows3 } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ConnectionAddresses } from "@/components/connections/connection-addresses";
import { ConnectionSettings } from "@/components/connections/connection-settings";
import { EnvironmentChip } from "@/components/connections/environment-chip";
import { TestPanel } from "@/components/connections/test-panel";
import { routes } from "@/components/layout/routes";
import { Button } from "@/components/ui/button";
import { requireContext } from "@/lib/actions/context";
import { findConnection } from "@/lib/services/connections/find-connection";
import { listGrants } from "@/lib/services/connections/grants";
import { findDependants } from "@/lib/services/connections/remove-connection";
import { ServiceError } from "@/lib/services/errors";
import { removeConnectionAction, renameConnectionAction, replaceSecretAction } from "../actions";
import { setGrantAction, testConnectionAction } from "../actions";

type Props = { params: Promise<{ connectionId: string }> };

/** Once per request, for the title and the page; absent and not granted look alike. */
const connectionOf = cache(async (connectionId: string) => {
  const ctx = await requireContext();
  try {
    return { ctx, connection: await findConnection(ctx, connectionId) };
  } catch (error) {
    if (error instanceof ServiceError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { connection } = await connectionOf((await params).connectionId);
  const prefix = (await getTranslations("shell"))(`titlePrefix.${connection.environmentType}`);
  // A layout's title template holds for the pages below it, not for the one beside it.
  return { title: `${prefix} ${connection.name}`.trim() };
}

export default async function ConnectionPage({ params }: Props) {
  const { ctx, connection } = await connectionOf((await params).connectionId);
  const t = await getTranslations("connections.detail");
  const isAdmin = ctx.actor.role === "admin";
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-5 p-4 sm:p-6">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl font-semibold break-words">{connection.name}</h1>
          <EnvironmentChip type={connection.environmentType} number={connection.environmentNumber} />
        </div>
        <Button asChild variant="primary">
          <Link href={routes.connectionHome(connection)}>
            <Rows3 aria-hidden />
            {t("open")}
          </Link>
        </Button>
      </header>
      <TestPanel connection={connection} test={testConnectionAction} />
      <ConnectionAddresses connection={connection} />
      {isAdmin ? (
        <ConnectionSettings
          connection={connection}
          grants={await listGrants(ctx, connection.id)}
          dependants={await findDependants(ctx, connection.id)}
          actions={{
            rename: renameConnectionAction,
            replace: replaceSecretAction,
            remove: removeConnectionAction,
            setGrant: setGrantAction,
          }}
        />
      ) : null}
    </div>
  );
}

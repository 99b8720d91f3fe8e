import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ConnectionForm } from "@/components/connections/connection-form";
import { requireContext } from "@/lib/actions/context";
import { addConnectionAction, testDraftAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("connections.form");
  return { title: t("title") };
}

export default async function NewConnectionPage() {
  const ctx = await requireContext();
  if (ctx.actor.role !== "admin") notFound();
  return (
    <div className="mx-auto w-full max-w-3xl p-4 sm:p-6">
      <ConnectionForm add={addConnectionAction} test={testDraftAction} />
    </div>
  );
}

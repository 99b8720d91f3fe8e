import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/people/sign-in-form";
import { authSettings } from "@/lib/session/auth-settings";
import { currentPerson } from "@/lib/session/current-person";
import { safePath } from "@/lib/session/safe-path";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const t = await getTranslations("signIn");
  // `backTo` is ours; `callbackUrl` and `error` come from the sign-in library on the way back from a provider.
  const { backTo, callbackUrl, error } = await searchParams;
  const path = safePath(textOf(backTo) ?? textOf(callbackUrl));
  if (await currentPerson()) redirect(path);
  const arrivedWith = error === undefined ? null : error === "NoAccount" ? "noAccount" : "oidc";
  return (
    <>
      <h1 className="text-2xl font-semibold">{t("title")}</h1>
      <SignInForm backTo={path} hasOidc={authSettings().oidc !== null} arrivedWith={arrivedWith} />
    </>
  );
}

function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { routes } from "@/components/layout/routes";
import { SetUpForm } from "@/components/people/set-up-form";
import { Button } from "@/components/ui/button";
import { visitorContext } from "@/lib/actions/visitor-context";
import { findSetUp } from "@/lib/services/people/find-set-up";
import { completeSetUpAction } from "./actions";

type Props = { searchParams: Promise<{ link?: string | string[] }> };

/** The link's secret stands in the address: it may not travel on as the address somebody came from. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn.setUp"))("title"), referrer: "no-referrer" };
}

export default async function SetUpPage({ searchParams }: Props) {
  const t = await getTranslations("signIn.setUp");
  const { link } = await searchParams;
  const secret = typeof link === "string" ? link : "";
  const found = await findSetUp(visitorContext(), secret);
  if (!found) {
    return (
      <>
        <h1 className="text-2xl font-semibold">{t("expiredTitle")}</h1>
        <p>{t("expired")}</p>
        <p className="text-muted-foreground">{t("expiredFirst")}</p>
        <Button asChild>
          <Link href={routes.signIn()}>{t("toSignIn")}</Link>
        </Button>
      </>
    );
  }
  const { person } = found;
  return (
    <>
      <div className="flex flex-col gap-1.5">
        <h1 className="text-2xl font-semibold">{t(person ? "title" : "firstTitle")}</h1>
        <p className="text-muted-foreground">{person ? t("intro", { email: person.email }) : t("firstIntro")}</p>
      </div>
      <SetUpForm secret={secret} person={person} complete={completeSetUpAction} />
    </>
  );
}

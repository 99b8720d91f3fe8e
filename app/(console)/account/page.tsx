import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPanel } from "@/components/people/account-panel";
import { requireContext } from "@/lib/actions/context";
import { ownAccount } from "@/lib/services/people/own-account";
import { changeOwnNameAction, changeOwnPasswordAction, endOwnSessionsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people.account"))("title") };
}

export default async function AccountPage() {
  const ctx = await requireContext("/account");
  const { person, sessions } = await ownAccount(ctx);
  return (
    <AccountPanel
      person={person}
      sessions={sessions}
      now={ctx.now()}
      changeName={changeOwnNameAction}
      changePassword={changeOwnPasswordAction}
      endOthers={endOwnSessionsAction}
    />
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PeoplePanel } from "@/components/people/people-panel";
import { requireContext } from "@/lib/actions/context";
import { listConnections } from "@/lib/services/connections/list-connections";
import { listPeople } from "@/lib/services/people/list-people";
import {
  addPersonAction,
  changeRoleAction,
  endSessionsOfAction,
  renewSetUpLinkAction,
  setDisabledAction,
  setGrantAction,
} from "./actions";

const actions = {
  add: addPersonAction,
  changeRole: changeRoleAction,
  endSessions: endSessionsOfAction,
  renewLink: renewSetUpLinkAction,
  setDisabled: setDisabledAction,
  setGrant: setGrantAction,
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

export default async function PeoplePage() {
  const ctx = await requireContext("/people");
  // The verb refuses too; this only gives whoever guesses the address a page instead of a fault.
  if (ctx.actor.role !== "admin") notFound();
  const [people, connections] = await Promise.all([listPeople(ctx), listConnections(ctx)]);
  return (
    <PeoplePanel
      people={people}
      connections={connections.map(({ id, name }) => ({ id, name }))}
      ownId={ctx.actor.id}
      now={ctx.now()}
      actions={actions}
    />
  );
}

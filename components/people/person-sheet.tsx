"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import type { PublicError } from "@/lib/actions/public-error";
import type { ListedPerson } from "@/lib/services/people/list-people";
import { Sheet, SheetBody, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "../ui/sheet";
import { ActionProblem } from "./action-problem";
import { GrantList } from "./grant-list";
import type { NamedConnection, PeopleActions } from "./people-actions";
import { RoleSelect } from "./role-select";
import { SignInSection } from "./sign-in-section";

type Props = {
  person: ListedPerson | null;
  connections: NamedConnection[];
  isSelf: boolean;
  actions: PeopleActions;
  onChanged: () => void;
  onClose: () => void;
};

/** What an administrator may change of one person. Each change is saved at once. */
export function PersonSheet({ person, onClose, ...rest }: Props) {
  return (
    <Sheet open={person !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent>{person ? <PersonDetails key={person.id} person={person} {...rest} /> : null}</SheetContent>
    </Sheet>
  );
}

type DetailsProps = Omit<Props, "person" | "onClose"> & { person: ListedPerson };

function PersonDetails({ person, connections, isSelf, actions, onChanged }: DetailsProps) {
  const t = useTranslations("people.sheet");
  const [error, setError] = useState<PublicError | null>(null);
  const [notice, setNotice] = useState("");
  /** A select that was refused goes back to what is true. */
  const [refusals, setRefusals] = useState(0);

  /** Runs one act, tells how it went and has the list read again. Resolves to its answer, or null when refused. */
  async function act<T>(run: Promise<ActionResult<T>>, noticeOf: (data: T) => string): Promise<T | null> {
    setError(null);
    setNotice("");
    const result = await run;
    if (!result.ok) {
      setError(result.error);
      setRefusals((count) => count + 1);
      return null;
    }
    setNotice(noticeOf(result.data));
    onChanged();
    return result.data;
  }

  const saved = () => t("saved");
  const personId = person.id;
  return (
    <>
      <SheetHeader>
        <SheetTitle>{person.name}</SheetTitle>
        <SheetDescription>{person.email}</SheetDescription>
      </SheetHeader>
      <SheetBody>
        <ActionProblem error={error} />
        <RoleSelect
          key={refusals}
          label={t("role")}
          initial={person.role}
          onChange={(role) => void act(actions.changeRole({ personId, role }), saved)}
        />
        <GrantList
          key={`grants-${refusals}`}
          person={person}
          connections={connections}
          onChange={(connectionId, isGranted) =>
            void act(actions.setGrant({ personId, connectionId, isGranted }), saved)
          }
        />
        <SignInSection
          person={person}
          isSelf={isSelf}
          renewLink={() => act(actions.renewLink({ personId }), () => "")}
          endSessions={() => act(actions.endSessions({ personId }), (count) => t("endedSessions", { count }))}
          setDisabled={(isDisabled) => act(actions.setDisabled({ personId, isDisabled }), saved)}
        />
        <p role="status" className="min-h-5 text-sm text-success">
          {notice}
        </p>
      </SheetBody>
    </>
  );
}

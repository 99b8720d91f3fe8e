"use client";

import { UserPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { formatMoment, formatRelative } from "@/lib/format/moments";
import type { ListedPerson } from "@/lib/services/people/list-people";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "../ui/table";
import { AddPersonDialog } from "./add-person-dialog";
import type { NamedConnection, PeopleActions } from "./people-actions";
import { PersonSheet } from "./person-sheet";

type Props = {
  people: ListedPerson[];
  connections: NamedConnection[];
  ownId: string;
  /** The server's clock, so that "5 minutes ago" is the same there and here. */
  now: Date;
  actions: PeopleActions;
};

/** Everybody with an account; a row opens what an administrator may change of it. */
export function PeoplePanel({ people, connections, ownId, now, actions }: Props) {
  const t = useTranslations("people");
  const router = useRouter();
  const [openId, setOpenId] = useState<string | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const refresh = () => router.refresh();

  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-4 p-4 sm:p-6">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex flex-col gap-1">
          <h1 className="text-2xl font-semibold">{t("title")}</h1>
          <p className="text-muted-foreground">{t("intro")}</p>
        </div>
        <Button variant="primary" onClick={() => setIsAdding(true)}>
          <UserPlus aria-hidden />
          {t("add")}
        </Button>
      </header>
      <Card>
        <Table aria-label={t("listLabel")}>
          <TableHeader>
            <tr>
              <TableHead>{t("columns.name")}</TableHead>
              <TableHead>{t("columns.role")}</TableHead>
              <TableHead className="hidden sm:table-cell">{t("columns.access")}</TableHead>
              <TableHead className="hidden md:table-cell">{t("columns.lastSeen")}</TableHead>
            </tr>
          </TableHeader>
          <TableBody>
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                isSelf={person.id === ownId}
                now={now}
                onOpen={() => setOpenId(person.id)}
              />
            ))}
          </TableBody>
        </Table>
      </Card>
      <AddPersonDialog isOpen={isAdding} onClose={() => setIsAdding(false)} add={actions.add} onAdded={refresh} />
      <PersonSheet
        person={people.find(({ id }) => id === openId) ?? null}
        connections={connections}
        isSelf={openId === ownId}
        actions={actions}
        onChanged={refresh}
        onClose={() => setOpenId(null)}
      />
    </div>
  );
}

type RowProps = { person: ListedPerson; isSelf: boolean; now: Date; onOpen: () => void };

function PersonRow({ person, isSelf, now, onOpen }: RowProps) {
  const t = useTranslations("people");
  const language = useLocale();
  const { name, email, role, grants, lastSeenAt } = person;
  return (
    // The whole row takes a mouse; the name is the button that keyboards and screen readers find.
    <TableRow className="cursor-pointer hover:bg-accent" onClick={onOpen}>
      <TableCell className="max-w-0 min-w-40">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
          <button
            type="button"
            className="truncate rounded-sm font-medium hover:underline"
            aria-label={t("open", { name })}
            onClick={(event) => {
              event.stopPropagation();
              onOpen();
            }}
          >
            {name}
          </button>
          {isSelf ? <Badge tone="outline">{t("you")}</Badge> : null}
          <PersonStatus person={person} />
        </div>
        <p className="truncate text-sm text-muted-foreground">{email}</p>
      </TableCell>
      <TableCell>{t(`roles.${role}`)}</TableCell>
      <TableCell className="hidden sm:table-cell">
        {role === "admin" ? t("allConnections") : t("connectionCount", { count: grants.length })}
      </TableCell>
      <TableCell className="hidden whitespace-nowrap text-muted-foreground md:table-cell">
        {lastSeenAt ? (
          <time dateTime={lastSeenAt.toISOString()} title={formatMoment(lastSeenAt, language)}>
            {formatRelative(lastSeenAt, now, language)}
          </time>
        ) : (
          t("neverSeen")
        )}
      </TableCell>
    </TableRow>
  );
}

function PersonStatus({ person }: { person: ListedPerson }) {
  const t = useTranslations("people.status");
  if (person.disabledAt) return <Badge tone="danger">{t("disabled")}</Badge>;
  // Somebody who signs in through the organisation has no password either, but has been seen.
  return person.hasPassword || person.lastSeenAt ? null : <Badge tone="warning">{t("invited")}</Badge>;
}

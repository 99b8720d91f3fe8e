"use client";

import { CircleCheck, type LucideIcon, Plus, Rows3, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useRef } from "react";
import type { Connection } from "@/lib/services/connections/port";
import { routes } from "../layout/routes";
import { ConnectionReport } from "./connection-report";
import { EnvironmentChip } from "./environment-chip";

type Props = { connection: Connection; onAnother: () => void };

/** After saving: what the test showed, and where to go from here. */
export function NextSteps({ connection, onAnother }: Props) {
  const t = useTranslations("connections.next");
  const heading = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone: the news gets it, and is read out.
  useEffect(() => heading.current?.focus(), []);
  const card =
    "flex h-full flex-col items-start gap-1 rounded-lg border bg-card p-4 text-left text-card-foreground hover:bg-accent";
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-center gap-3">
        <CircleCheck aria-hidden className="size-6 text-success" />
        <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold">
          {t("title", { name: connection.name })}
        </h1>
        <EnvironmentChip type={connection.environmentType} number={connection.environmentNumber} />
      </header>
      {connection.lastReport ? <ConnectionReport report={connection.lastReport} connection={connection} /> : null}
      <ul className="grid gap-3 sm:grid-cols-3">
        <li>
          <Link className={card} href={routes.connectors(connection.id)}>
            <CardText
              icon={Rows3}
              title={t("read")}
              text={t("readText", { count: connection.lastReport?.getConnectors ?? 0 })}
            />
          </Link>
        </li>
        <li>
          <Link className={card} href={`${routes.connection(connection.id)}#access`}>
            <CardText icon={Users} title={t("share")} text={t("shareText")} />
          </Link>
        </li>
        <li>
          <button type="button" className={`${card} w-full`} onClick={onAnother}>
            <CardText icon={Plus} title={t("another")} text={t("anotherText")} />
          </button>
        </li>
      </ul>
    </div>
  );
}

function CardText({ icon: Icon, title, text }: { icon: LucideIcon; title: string; text: string }) {
  return (
    <>
      <span className="flex items-center gap-2 font-semibold">
        <Icon aria-hidden className="size-4 text-primary" />
        {title}
      </span>
      <span className="text-sm text-muted-foreground">{text}</span>
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { type RefObject, useDeferredValue, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { Problem } from "@/lib/schema/check/problem";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { Range } from "@/lib/xml/document/xml-node";
import type { DocumentClient } from "../../document/document-client";
import type { useCandidates } from "../../read-back/use-candidates";
import type { UpdateActions, UpdatePlace } from "../../update-actions";
import { type SideTab, SidePanel } from "./side-panel";
import type { Message } from "../use-message";

const Room = () => <Skeleton className="m-3 min-h-40 flex-1" />;
const FormPane = dynamic(() => import("./form-pane").then((module) => module.FormPane), {
  ssr: false,
  loading: Room,
});
const JsonPane = dynamic(() => import("./json-pane").then((module) => module.JsonPane), {
  ssr: false,
  loading: Room,
});
const OutlinePane = dynamic(() => import("./outline-pane").then((module) => module.OutlinePane), {
  ssr: false,
  loading: Room,
});

const WriteSnippetPanel = dynamic(
  () => import("../../send/snippet/write-snippet-panel").then((module) => module.WriteSnippetPanel),
  { ssr: false, loading: Room },
);

/** Of more these are of no use, and slow; as XML it still goes. In characters: a form may hold a file. */
const MOST_IN_FORM = 28_000_000;
const MOST_IN_JSON = 2_000_000;

type DeskSideProps = {
  id: string;
  schema: ConnectorSchema;
  client: RefObject<DocumentClient | null>;
  place: UpdatePlace;
  actions: UpdateActions;
  message: Message;
  problems: readonly Problem[];
  candidates: ReturnType<typeof useCandidates>;
  onReveal: (range: Range) => void;
  onClose: () => void;
};

/** The same message beside itself: as a form, as JSON, as an outline, as a program. */
export function DeskSide({ id, schema, client, place, actions, message, onReveal, onClose, ...rest }: DeskSideProps) {
  const t = useTranslations("updates.workbench");
  const [tab, setTab] = useState<SideTab>("form");
  // Typing in the editor is not held up by what stands beside it.
  const snapshot = useDeferredValue(message.snapshot);
  const isAbove = (most: number) => snapshot.length > most;
  const tooLarge = (most: number) => (
    <p className="p-3 text-muted-foreground">
      {t("tooLargeHere", { limit: most / 1e6, size: Math.ceil(snapshot.length / 1e6) })}
    </p>
  );
  return (
    <SidePanel
      {...{ id, tab, onClose }}
      onTab={setTab}
      panels={{
        form: () =>
          isAbove(MOST_IN_FORM) ? (
            tooLarge(MOST_IN_FORM)
          ) : (
            <FormPane {...{ schema, message, snapshot, onReveal, ...rest }} />
          ),
        json: () =>
          isAbove(MOST_IN_JSON) ? (
            tooLarge(MOST_IN_JSON)
          ) : (
            <JsonPane {...{ client, message, snapshot }} connectorId={place.connectorId} />
          ),
        outline: () => <OutlinePane {...{ client, onReveal }} version={snapshot.version} />,
        snippet: () => <WriteSnippetPanel {...{ place, actions }} text={message.text} revision={snapshot.version} />,
      }}
    />
  );
}

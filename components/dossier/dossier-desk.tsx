"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ArrowLeft, FolderOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { Refusal } from "@/components/feedback/refusal";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { DossierOptions } from "@/lib/services/attachments/dossier-options";
import type { DossierQuestion } from "@/lib/services/attachments/find-dossier-items";
import { type DossierActions, dossierQueries } from "./dossier-queries";
import { ItemFiles } from "./item-files";
import { ItemList } from "./item-list";
import { SearchForm } from "./search-form";
import { useDossierSearch } from "./use-dossier-search";

const ChosenFile = dynamic(() => import("./chosen-file").then((module) => module.ChosenFile), { ssr: false });

type DossierDeskProps = { connectionId: string; options: DossierOptions; actions: DossierActions };

/** Find an item, see what hangs on it, look at a file and save it. A telephone shows one of the three at a time. */
export function DossierDesk({ connectionId, options, actions }: DossierDeskProps) {
  const t = useTranslations("dossier");
  const [{ question, item, file }, change] = useDossierSearch();
  const ask = (asked: DossierQuestion) => change({ question: asked, item: null, file: null });
  return (
    <>
      {/* On a telephone the item takes its place. */}
      <div className={item === null ? undefined : "hidden md:block"}>
        <SearchForm key={JSON.stringify(question)} options={options} question={question} onAsk={ask} />
      </div>
      <div className="grid min-h-0 flex-1 gap-4 md:grid-cols-[17rem_minmax(0,1fr)] xl:grid-cols-[20rem_17rem_minmax(0,1fr)]">
        <div className={item === null ? "min-h-0 overflow-auto" : "hidden min-h-0 overflow-auto md:block"}>
          <FoundItems
            {...{ connectionId, question, options, actions }}
            chosenId={item}
            onChoose={(chosen) => change({ item: chosen, file: null })}
          />
        </div>
        {item === null ? (
          <div className="hidden min-h-96 md:block xl:col-span-2">
            <EmptyState icon={FolderOpen} title={t("items.chooseTitle")} text={t("items.chooseText")} />
          </div>
        ) : (
          <div className="grid min-h-0 min-w-0 grid-rows-[auto_minmax(0,1fr)] gap-3 xl:col-span-2 xl:grid-cols-[17rem_minmax(0,1fr)] xl:grid-rows-1">
            <div
              className={
                file === null
                  ? "flex min-h-0 flex-col gap-2"
                  : "hidden max-h-48 min-h-0 flex-col gap-2 overflow-auto md:flex xl:max-h-none"
              }
            >
              <Back className="md:hidden" onClick={() => change({ item: null, file: null })} label={t("items.back")} />
              <h2 className="px-2.5 font-semibold">{t("files.title", { item })}</h2>
              <div className="min-h-0 overflow-auto">
                <ItemFiles
                  key={item}
                  {...{ connectionId }}
                  itemId={item}
                  chosenId={file}
                  onChoose={(chosen) => change({ file: chosen })}
                  list={actions.attachments}
                />
              </div>
            </div>
            <div
              className={
                file === null
                  ? "hidden min-h-96 flex-col md:flex"
                  : "flex min-h-[70dvh] min-w-0 flex-col gap-2 md:min-h-96"
              }
            >
              {file === null ? (
                <EmptyState title={t("files.chooseTitle")} text={t("files.chooseText")} />
              ) : (
                <>
                  <Back className="md:hidden" onClick={() => change({ file: null })} label={t("files.back")} />
                  <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-lg border bg-surface">
                    <ChosenFile
                      key={`${item}/${file}`}
                      {...{ connectionId }}
                      itemId={item}
                      fileId={file}
                      list={actions.attachments}
                    />
                  </div>
                </>
              )}
            </div>
          </div>
        )}
      </div>
    </>
  );
}

function Back({ label, onClick, className }: { label: string; onClick: () => void; className: string }) {
  return (
    <Button size="small" variant="ghost" className={`self-start ${className}`} onClick={onClick}>
      <ArrowLeft aria-hidden />
      {label}
    </Button>
  );
}

type FoundItemsProps = DossierDeskProps & {
  question: DossierQuestion;
  chosenId: string | null;
  onChoose: (itemId: string) => void;
};

function FoundItems({ connectionId, question, options, actions, chosenId, onChoose }: FoundItemsProps) {
  const t = useTranslations("dossier.items");
  const found = useInfiniteQuery(dossierQueries.items(connectionId, question, actions.find));
  const trouble = found.error instanceof Refusal ? found.error.publicError : null;
  if (!found.data) {
    if (trouble) return <ErrorPanel error={trouble} onRetry={() => void found.refetch()} />;
    return (
      <div aria-busy className="flex flex-col gap-2 p-1">
        {[1, 2, 3, 4, 5, 6].map((line) => (
          <Skeleton key={line} className="h-12" />
        ))}
        <span role="status" className="sr-only">
          {t("reading")}
        </span>
      </div>
    );
  }
  const items = found.data.pages.flatMap((page) => page.items);
  const typeNames = new Map(options.types.map(({ id, name }) => [id, name]));
  if (items.length === 0) {
    const isAsked = Object.values(question).some((value) => value !== "");
    return <EmptyState title={t("noneTitle")} text={t(isAsked ? "noneFound" : "noneAtAll")} />;
  }
  return (
    <div className="flex flex-col gap-2">
      <ItemList {...{ items, typeNames, chosenId, onChoose }} />
      <p role="status" className="sr-only">
        {t("found", { count: items.length })}
      </p>
      {trouble ? <ErrorPanel error={trouble} /> : null}
      {found.hasNextPage ? (
        <Button onClick={() => void found.fetchNextPage()} disabled={found.isFetchingNextPage}>
          {t("more")}
        </Button>
      ) : null}
    </div>
  );
}

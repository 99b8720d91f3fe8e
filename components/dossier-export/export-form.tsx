"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { FilterBuilder } from "@/components/connectors/filter/filter-builder";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { routes } from "@/components/layout/routes";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { readFolderPattern } from "@/lib/queries/folder-pattern";
import type { ExportOptions } from "@/lib/services/dossier-export/export-options";
import type { DossierExportActions } from "./export-actions";
import { IndexColumns } from "./index-columns";
import { PathPreview } from "./path-preview";
import { PatternField } from "./pattern-field";
import { SizePanel } from "./size-panel";
import { TargetFields } from "./target-fields";
import { TypePicker } from "./type-picker";
import { useEstimate } from "./use-estimate";
import { type ExportChoice, useExportChoice } from "./use-export-choice";
import { useSample } from "./use-sample";

type ExportFormProps = { connectionId: string; options: ExportOptions; actions: DossierExportActions };

/** What to export on the left, what will come of it on the right. */
export function ExportForm({ connectionId, options, actions }: ExportFormProps) {
  const t = useTranslations("dossierExport");
  const chosen = useExportChoice(options);
  const { rest, change, choice, isUnfinished } = chosen;
  const read = readFolderPattern(rest.folderPattern, namesOf(options));
  const sample = useSample({ connectionId, sample: actions.sample }, choice, isUnfinished);
  const size = useEstimate({ connectionId, estimate: actions.estimate }, choice);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        <Part title={t("items.title")}>
          <ItemFields chosen={chosen} options={options} />
        </Part>
        <Part title={t("folders.title")}>
          <PatternField
            pattern={rest.folderPattern}
            problem={read.ok ? null : read.problem}
            options={options}
            onChange={(folderPattern) => change({ folderPattern })}
          />
        </Part>
        <Part title={t("index.title")}>
          <p className="text-sm text-muted-foreground">{t("index.intro")}</p>
          <IndexColumns
            fields={options.fields}
            columns={rest.columns}
            onChange={(columns) => change({ columns: columns })}
          />
        </Part>
        <Part title={t("target.title")}>
          <TargetFields options={options} target={rest.target} transport={rest.transport} onChange={change} />
        </Part>
      </div>
      <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-4">
        <div className="flex flex-col gap-4 rounded-lg border bg-card p-4">
          <PathPreview pattern={read.ok ? read.pattern : null} {...sample} />
          <SizePanel {...size} onEstimate={size.ask} />
          <StartExport
            isBlocked={!read.ok || isUnfinished}
            hint={isUnfinished ? t("unfinished") : null}
            begin={() => actions.begin({ connectionId, choice, target: rest.target })}
          />
        </div>
      </div>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-3 rounded-lg border bg-card p-4">
      <h2 className="text-base font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function namesOf({ words, fields }: ExportOptions): Set<string> {
  return new Set([...words, ...fields.filter(({ dataType }) => dataType !== "blob").map(({ id }) => id)]);
}

function ItemFields({ chosen, options }: { chosen: ExportChoice; options: ExportOptions }) {
  const t = useTranslations("dossierExport.items");
  const { rest, change, filter, dispatch, fieldsById } = chosen;
  return (
    <>
      <TypePicker types={options.types} chosen={rest.types} onChange={(types) => change({ types })} />
      <div role="group" aria-label={t("filter")} className="flex flex-col gap-1.5">
        <span className="text-sm font-medium">{t("filter")}</span>
        <FilterBuilder
          groups={filter.groups}
          fields={options.fields}
          byId={fieldsById}
          dispatch={dispatch}
          hasTried={false}
        />
      </div>
      <Field isInline label={t("reactions")} hint={options.hasReactions ? null : t("noReactions")}>
        <Checkbox
          checked={rest.withReactions}
          disabled={!options.hasReactions}
          onCheckedChange={(checked) => change({ withReactions: checked === true })}
        />
      </Field>
    </>
  );
}

type StartExportProps = {
  isBlocked: boolean;
  hint: string | null;
  begin: () => ReturnType<DossierExportActions["begin"]>;
};

function StartExport({ isBlocked, hint, begin }: StartExportProps) {
  const t = useTranslations("dossierExport");
  const router = useRouter();
  const { run, isPending, error } = useActionCall(begin, ({ jobId }) => router.push(routes.job(jobId)));
  return (
    <div className="flex flex-col gap-2 border-t pt-4">
      {error ? <ErrorPanel error={error} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" disabled={isBlocked} isPending={isPending} onClick={() => run(undefined)}>
          {t("start")}
        </Button>
        {hint ? <p className="text-sm text-muted-foreground">{hint}</p> : null}
      </div>
    </div>
  );
}

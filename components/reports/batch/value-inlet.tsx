"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { Textarea } from "@/components/ui/textarea";
import type { ReportField } from "@/lib/queries/report-field";
import type { ReportActions } from "../report-actions";
import { type BatchTable, tableOf } from "./batch-table";
import { QueryInlet } from "./query-inlet";
import { cellsOf, textOf } from "./read-text";

/** Five thousand rows of a few values; a larger file is not meant for this. */
const MOST_FILE_BYTES = 2_000_000;

type ValueInletProps = {
  connectionId: string;
  fields: readonly ReportField[];
  actions: ReportActions;
  onTable: (table: BatchTable) => void;
};

/** The ways in for many values: pasted, from a file, from a saved query. */
export function ValueInlet({ connectionId, fields, actions, onTable }: ValueInletProps) {
  const t = useTranslations("reports.batch");
  const [way, setWay] = useState("paste");
  const [text, setText] = useState("");
  const [fileProblem, setFileProblem] = useState<"fileTooLarge" | "fileUnread" | null>(null);
  async function readFile(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > MOST_FILE_BYTES) return setFileProblem("fileTooLarge");
    // One that was moved or locked since it was chosen cannot be read.
    const text = await textOf(file).catch(() => null);
    setFileProblem(text === null ? "fileUnread" : null);
    if (text !== null) onTable(tableOf(cellsOf(text), fields));
  }
  return (
    <Tabs value={way} onValueChange={setWay} className="flex flex-col gap-3">
      <TabsList aria-label={t("ways")}>
        <TabsTrigger value="paste">{t("paste")}</TabsTrigger>
        <TabsTrigger value="file">{t("file")}</TabsTrigger>
        {actions.queries ? <TabsTrigger value="query">{t("query")}</TabsTrigger> : null}
      </TabsList>
      <TabsContent value="paste">
        <Field label={t("pasteLabel")} hint={t("pasteHint")}>
          <Textarea
            rows={6}
            className="max-h-64 font-mono text-sm"
            spellCheck={false}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              onTable(tableOf(cellsOf(target.value), fields));
            }}
          />
        </Field>
      </TabsContent>
      <TabsContent value="file">
        <Field label={t("fileLabel")} hint={t("fileHint")} error={fileProblem && t(fileProblem)}>
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            aria-label={t("fileLabel")}
            className="text-sm file:mr-3 file:h-control file:rounded-md file:border file:bg-surface file:px-3 file:font-medium"
            onChange={({ target }) => void readFile(target.files?.[0])}
          />
        </Field>
      </TabsContent>
      {actions.queries ? (
        <TabsContent value="query">
          <QueryInlet connectionId={connectionId} list={actions.queries} read={actions.queryRows} onTable={onTable} />
        </TabsContent>
      ) : null}
    </Tabs>
  );
}

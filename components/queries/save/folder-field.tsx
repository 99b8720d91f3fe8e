"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FOLDER_LIMIT } from "@/lib/queries/folder-path";
import { type ListQueries, savedQueriesQuery } from "../query-actions";
import { foldersOf } from "./save-draft";

type FolderFieldProps = {
  connectionId: string;
  list: ListQueries;
  folder: string;
  onChange: (folder: string) => void;
};

/** Completes with the folders that are there. */
export function FolderField({ folder, onChange, connectionId, list }: FolderFieldProps) {
  const t = useTranslations("savedQueries.save");
  const listId = useId();
  const lines = useQuery(savedQueriesQuery(connectionId, list));
  return (
    <Field label={t("folder")} hint={t("folderHint")}>
      <Input
        list={listId}
        value={folder}
        onChange={({ target }) => onChange(target.value)}
        maxLength={FOLDER_LIMIT}
        autoComplete="off"
      />
      <datalist id={listId}>
        {foldersOf(lines.data ?? []).map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
    </Field>
  );
}

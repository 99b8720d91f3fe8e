"use client";

import { useQuery } from "@tanstack/react-query";
import { FileViewer } from "@/components/files/file-viewer";
import { routes } from "@/components/layout/routes";
import { type DossierActions, dossierQueries } from "./dossier-queries";
import { shownName } from "./item-files";

type ChosenFileProps = {
  connectionId: string;
  itemId: string;
  fileId: string;
  list: DossierActions["attachments"];
};

/** One attachment, called as the list calls it until it is here itself. */
export function ChosenFile({ connectionId, itemId, fileId, list }: ChosenFileProps) {
  const { data } = useQuery(dossierQueries.attachments(connectionId, itemId, list));
  const listed = data?.attachments.find((attachment) => attachment.fileId === fileId);
  return (
    <FileViewer
      address={routes.subjectFile(connectionId, { subjectId: itemId, fileId })}
      name={shownName({ fileId, fileName: listed?.fileName ?? null })}
    />
  );
}

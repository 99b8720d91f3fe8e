import type { Explorer } from "@/components/connectors/explorer/use-explorer";
import { folderPathOf } from "@/lib/queries/folder-path";
import type { QueryParameter } from "@/lib/queries/query-parameter";
import type { QueryContent } from "@/lib/services/queries/port";
import type { OpenQuery } from "../opened/use-open-query";

/** What the save form holds; the query itself comes from the explorer at the moment of saving. */
export type SaveDraft = Omit<QueryContent, "page">;

/** As it was saved, or as a new one may begin. Parameters are those that the filter has now. */
export function draftOf(
  { openQuery, asked, state }: Explorer,
  isNew: boolean,
  labelFor: (parameter: QueryParameter) => string,
): SaveDraft {
  const { open } = openQuery;
  return {
    name: open?.name ?? "",
    description: open?.description ?? "",
    folder: open?.folder ?? "",
    visibility: isNew || !open ? "private" : open.visibility,
    sinceFieldId: open?.sinceFieldId ?? null,
    parameters: asked.parameters.map((parameter) => described(parameter, open, state.entered, labelFor)),
  };
}

/** One that nobody described yet gets the words it is asked with, and what was just entered as its proposal. */
function described(
  parameter: QueryParameter,
  open: OpenQuery | null,
  entered: ReadonlyMap<string, string>,
  labelFor: (parameter: QueryParameter) => string,
): QueryParameter {
  if (open?.parameters.some(({ name }) => name === parameter.name)) return parameter;
  const proposal = (entered.get(parameter.name) ?? "").slice(0, 500);
  return { ...parameter, label: labelFor(parameter).slice(0, 100), defaultValue: proposal };
}

/** Every folder of the list and those around it, for completion. */
export function foldersOf(lines: readonly { folder: string }[]): string[] {
  const folders = new Set<string>();
  for (const { folder } of lines) {
    let path = folderPathOf(folder);
    while (path !== "" && !folders.has(path)) {
      folders.add(path);
      path = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
    }
  }
  return [...folders].sort((one, other) => one.localeCompare(other, "nl"));
}

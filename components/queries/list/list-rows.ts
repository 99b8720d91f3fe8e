import { searchable } from "@/components/connectors/fields/match-fields";
import { partsOfFolder } from "@/lib/queries/folder-path";
import type { QueryLine } from "../query-actions";

export const SHOWN = ["all", "mine", "shared"] as const;
export type Shown = (typeof SHOWN)[number];
export const SORTS = ["byName", "byChange", "byConnector"] as const;
export type Sort = (typeof SORTS)[number];

export type ListWish = { search: string; shown: Shown; sort: Sort };

/** A line of the list: a folder, or a query in it. By another order than that of names there are no folders. */
export type ListRow =
  | { kind: "folder"; path: string; name: string; depth: number; count: number; isOpen: boolean }
  | { kind: "query"; line: QueryLine; depth: number };

export type SearchableLine = { line: QueryLine; haystack: string };

/** Folded once: thousands of lines are searched at each key. */
export function withHaystacks(lines: readonly QueryLine[]): SearchableLine[] {
  return lines.map((line) => ({
    line,
    haystack: searchable([line.name, line.folder, line.connectorId, line.description].join("\n")),
  }));
}

/** The lines that hold every word, of those that are to be shown; in their own order. */
export function matchingLines(lines: readonly SearchableLine[], { search, shown }: ListWish): QueryLine[] {
  const words = searchable(search).split(/\s+/).filter(Boolean);
  return lines
    .filter(
      ({ line, haystack }) =>
        (shown === "all" || (shown === "mine" ? line.isMine : line.visibility === "shared")) &&
        words.every((word) => haystack.includes(word)),
    )
    .map(({ line }) => line);
}

const byDutch = new Intl.Collator("nl", { numeric: true });

/** What stands in the list, from top to bottom. A search opens every folder: what was found must be seen. */
export function listRows(lines: readonly QueryLine[], wish: ListWish, closed: ReadonlySet<string>): ListRow[] {
  if (wish.sort !== "byName") return sorted(lines, wish.sort).map((line) => ({ kind: "query", line, depth: 0 }));
  const isSearch = wish.search.trim() !== "";
  const rows: ListRow[] = [];
  addFolder(rows, treeOf(lines), { depth: 0, isOpenAt: (path) => isSearch || !closed.has(path) });
  return rows;
}

function sorted(lines: readonly QueryLine[], sort: Sort): QueryLine[] {
  return lines.toSorted((one, other) =>
    sort === "byChange"
      ? other.updatedAt.getTime() - one.updatedAt.getTime()
      : byDutch.compare(one.connectorId, other.connectorId) || byDutch.compare(one.name, other.name),
  );
}

type Folder = { path: string; name: string; count: number; folders: Map<string, Folder>; lines: QueryLine[] };

function folderAt(path: string, name: string): Folder {
  return { path, name, count: 0, folders: new Map(), lines: [] };
}

function treeOf(lines: readonly QueryLine[]): Folder {
  const root = folderAt("", "");
  for (const line of lines) {
    let at = root;
    for (const name of partsOfFolder(line.folder)) {
      const next = at.folders.get(name) ?? folderAt(at.path === "" ? name : `${at.path}/${name}`, name);
      at.folders.set(name, next);
      at = next;
      at.count += 1;
    }
    at.lines.push(line);
  }
  return root;
}

function addFolder(
  rows: ListRow[],
  folder: Folder,
  { depth, isOpenAt }: { depth: number; isOpenAt: (path: string) => boolean },
): void {
  const folders = [...folder.folders.values()].sort((one, other) => byDutch.compare(one.name, other.name));
  for (const inner of folders) {
    const { path, name, count } = inner;
    const isOpen = isOpenAt(path);
    rows.push({ kind: "folder", path, name, depth, count, isOpen });
    if (isOpen) addFolder(rows, inner, { depth: depth + 1, isOpenAt });
  }
  const lines = folder.lines.toSorted((one, other) => byDutch.compare(one.name, other.name));
  for (const line of lines) rows.push({ kind: "query", line, depth });
}

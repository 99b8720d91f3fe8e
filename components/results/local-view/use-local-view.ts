import { useLocale } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { LoadedRows } from "../row-store/loaded-rows";
import { type FilterProblem, readFilter } from "./filter-expression";
import { useKeptSwitch } from "./kept-switch";
import { isPlainView, type LocalView } from "./local-view";
import type { LocalControls, LocalSort } from "./local-view-context";
import type { ValueOrder } from "./sort-rows";

/** Long enough that a word is not searched for letter by letter. */
const TYPING_MS = 150;

/** Filter and order of what is loaded; they stay while one runs the query again, and go with the page. */
export function useLocalView(source: LoadedRows, fields: readonly GetConnectorField[]): LocalControls {
  const language = useLocale();
  const [isOpen, setOpen] = useKeptSwitch();
  const [focus, setFocus] = useState<LocalControls["focus"]>(null);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [search, setSearch] = useState("");
  const [sorts, setSorts] = useState<readonly LocalSort[]>([]);
  const [profileOf, setProfileOf] = useState<string | null>(null);
  const { view, problems } = useMemo(
    () => viewOf({ typed, search, sorts, fields, language }),
    [typed, search, sorts, fields, language],
  );
  useShown(source, view, `${search} ${JSON.stringify(typed)}`);
  // The same one while rows come in: every header of the grid is drawn from it.
  return useMemo<LocalControls>(
    () => ({
      isOpen,
      toggle: () => setOpen(!isOpen),
      openAt: (fieldId) => {
        setOpen(true);
        setFocus({ fieldId });
      },
      focus,
      typed,
      problems,
      setTyped: (fieldId, text) => setTyped((old) => ({ ...old, [fieldId]: text })),
      search,
      setSearch,
      sorts,
      sortBy: (fieldId, direction, isAdditive) =>
        setSorts((old) => [
          ...(isAdditive || direction === null ? old.filter((sort) => sort.fieldId !== fieldId) : []),
          ...(direction === null ? [] : [{ fieldId, direction }]),
        ]),
      prepare: (fieldId) => source.prepare(fieldId, orderOf(fields.find(({ id }) => id === fieldId))),
      clear: () => {
        setTyped({});
        setSearch("");
        setSorts([]);
      },
      isActive: !isPlainView(view),
      profileOf,
      openProfile: setProfileOf,
    }),
    [isOpen, setOpen, focus, typed, problems, search, sorts, source, fields, view, profileOf],
  );
}

type Wished = {
  typed: Readonly<Record<string, string>>;
  search: string;
  sorts: readonly LocalSort[];
  fields: readonly GetConnectorField[];
  language: "nl" | "en";
};

/** What cannot be read filters nothing: its column says so. */
function viewOf({ typed, search, sorts, fields, language }: Wished) {
  const problems: Record<string, FilterProblem> = {};
  const filters: LocalView["filters"][number][] = [];
  for (const { id, dataType } of fields) {
    const read = readFilter(typed[id] ?? "", dataType, language);
    if (read && "problem" in read) problems[id] = read.problem;
    else if (read) filters.push({ fieldId: id, filter: read.filter });
  }
  const byId = new Map(fields.map((field) => [field.id, field]));
  const view: LocalView = {
    filters,
    search,
    searchFields: fields.map(({ id }) => id),
    sorts: sorts.map((sort) => ({ ...sort, order: orderOf(byId.get(sort.fieldId)) })),
    language,
  };
  return { view, problems };
}

function orderOf(field: GetConnectorField | undefined): ValueOrder {
  return field?.dataType === "date" ? "date" : "text";
}

/** `typing` is what changes letter by letter; the rest is shown at once. */
function useShown(source: LoadedRows, view: LocalView, typing: string): void {
  const lastTyping = useRef(typing);
  useEffect(() => {
    const isTyping = lastTyping.current !== typing;
    lastTyping.current = typing;
    // A worker that fails says so where the rows are read.
    const show = () => void source.show(view).catch(() => undefined);
    if (!isTyping) return show();
    const timer = setTimeout(show, TYPING_MS);
    return () => clearTimeout(timer);
  }, [source, view, typing]);
}

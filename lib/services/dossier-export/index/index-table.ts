import type { OwnCell } from "@/lib/sinks/text-cells";
import type { FinishedLine } from "../../jobs/job-kind";
import type { DossierLine } from "../definition";
import type { IndexWords } from "./index-words";

type IndexColumn = { id: string; label: string; isNumber?: boolean };

/** The index's own columns, and behind them what was chosen of the items. */
export function indexColumns(
  { columns }: IndexWords,
  chosen: readonly { id: string; label: string }[],
): readonly IndexColumn[] {
  return [
    { id: "item", label: columns.item },
    { id: "type", label: columns.type },
    { id: "date", label: columns.date },
    { id: "reaction", label: columns.reaction },
    { id: "kind", label: columns.kind },
    { id: "name", label: columns.name },
    { id: "path", label: columns.path },
    { id: "size", label: columns.size, isNumber: true },
    { id: "listedSize", label: columns.listedSize, isNumber: true },
    { id: "sha256", label: columns.sha256 },
    { id: "outcome", label: columns.outcome },
    { id: "reason", label: columns.reason },
    { id: "fileId", label: columns.fileId },
    // A field of the item may be called as one of ours.
    ...chosen.map(({ id, label }) => ({ id: `item.${id}`, label })),
  ];
}

export function indexRow(
  { payload, path, state, size, sha256, failure }: FinishedLine<DossierLine>,
  words: IndexWords,
): OwnCell[] {
  const { itemId, type, date, reactionId, file, values } = payload;
  const isThere = state === "done" || state === "duplicate";
  return [
    itemId,
    type,
    date,
    reactionId,
    words.kinds[file ? (reactionId === null ? "file" : "reactionFile") : reactionId === null ? "item" : "reaction"],
    file?.fileName ?? null,
    isThere ? path : null,
    isThere ? size : null,
    file?.fileSize ?? null,
    isThere ? sha256 : null,
    words.outcomes[state],
    failure === null ? null : reasonOf(failure, words),
    file?.fileId ?? null,
    ...values,
  ];
}

/** Profit's own words where it said something, else the code by which we know it. */
function reasonOf(failure: NonNullable<FinishedLine<DossierLine>["failure"]>, words: IndexWords): string {
  if (failure.from === "job") return failure.code;
  if (failure.from === "profit" && failure.details.fault === "noFile") return words.noFile;
  return `${failure.code}: ${failure.message}`;
}

import type { LineState } from "../../jobs/job-kind";

/**
 * Words of the files that lie beside an export's files. They are read far from the console and in the language that the
 * job was begun in, so they are part of the file's format, as the names of its columns are.
 */
const nl = {
  columns: {
    item: "Dossieritem",
    type: "Type",
    date: "Datum",
    reaction: "Reactie",
    kind: "Soort",
    name: "Naam in Profit",
    path: "Pad",
    size: "Bytes",
    listedSize: "Bytes volgens Profit",
    sha256: "SHA-256",
    outcome: "Uitkomst",
    reason: "Reden",
    fileId: "Bijlage",
  },
  kinds: {
    item: "item zonder bijlage",
    reaction: "reactie zonder bijlage",
    file: "bijlage",
    reactionFile: "bijlage bij reactie",
  },
  outcomes: {
    done: "opgehaald",
    missing: "ontbreekt",
    failed: "mislukt",
    duplicate: "dubbel: zelfde bestand staat er al",
    noted: "geen bestand",
    waiting: "nog niet opgehaald",
  } satisfies Record<LineState, string>,
  noFile: "weg, of het token mag het niet zien",
  totals: {
    lines: "Regels in het overzicht",
    files: "Bestanden opgehaald",
    bytes: "Bytes",
    duplicates: "Dubbel (één keer opgehaald)",
    missing: "Ontbreekt (weg of geen rechten)",
    failed: "Mislukt",
    noted: "Items en reacties zonder bijlage",
  },
  report: "verslag.csv",
  reportHead: ["Wat", "Aantal"],
} as const;

type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
export type IndexWords = Texts<typeof nl>;

const en: IndexWords = {
  columns: {
    item: "Dossier item",
    type: "Type",
    date: "Date",
    reaction: "Response",
    kind: "Kind",
    name: "Name in Profit",
    path: "Path",
    size: "Bytes",
    listedSize: "Bytes according to Profit",
    sha256: "SHA-256",
    outcome: "Outcome",
    reason: "Reason",
    fileId: "Attachment",
  },
  kinds: {
    item: "item without attachment",
    reaction: "response without attachment",
    file: "attachment",
    reactionFile: "attachment of response",
  },
  outcomes: {
    done: "fetched",
    missing: "missing",
    failed: "failed",
    duplicate: "duplicate: the same file is there already",
    noted: "no file",
    waiting: "not fetched yet",
  },
  noFile: "gone, or the token may not see it",
  totals: {
    lines: "Lines in the index",
    files: "Files fetched",
    bytes: "Bytes",
    duplicates: "Duplicates (fetched once)",
    missing: "Missing (gone or no rights)",
    failed: "Failed",
    noted: "Items and responses without attachment",
  },
  report: "report.csv",
  reportHead: ["What", "Count"],
};

export const INDEX_WORDS: Readonly<Record<"nl" | "en", IndexWords>> = { nl, en };
